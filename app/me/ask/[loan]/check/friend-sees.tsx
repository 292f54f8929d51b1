import { Card } from '@/components/ui/card'
import { SeesList } from '@/components/ui/sees-list'
import { formatInstant } from '@/lib/calendar/format'
import { rangeOf } from '@/lib/invites/rules'
import type { Fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'

type Props = { friend: string; initial: string; answerBy: Date; maximumFen: Fen; isLate: boolean }

/** What the friend sees at once, what once he is identified, and what never. */
export function FriendSees({ friend, initial, answerBy, maximumFen, isLate }: Props) {
  const t = useTranslations('assists.check.sees')
  const masked = {
    initial: `${initial}*`,
    range: formatFen(rangeOf(maximumFen)),
    by: formatInstant(answerBy, useLocale()),
  }
  return (
    <Card title={t('title', { friend })}>
      <SeesList
        rows={[
          { icon: 'eye', when: t('open'), what: t('openText', masked) },
          { icon: 'person', when: t('identified'), what: t(isLate ? 'identifiedLate' : 'identifiedText') },
          { icon: 'lock', when: t('never'), what: t('neverText') },
        ]}
      />
    </Card>
  )
}
