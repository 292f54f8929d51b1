import type { QueueItem } from '@/lib/cases/queries'
import { useTranslations } from 'next-intl'

/** The name of a kind of review or case. */
export function useKindWords(): (kind: QueueItem['kind']) => string {
  const t = useTranslations('agreements')
  return (kind) => {
    switch (kind) {
      case 'pressure':
      case 'not_me':
      case 'dispute':
      case 'call':
        return t(`cases.kind.${kind}`)
      default:
        return t(`reviews.kind.${kind}`)
    }
  }
}
