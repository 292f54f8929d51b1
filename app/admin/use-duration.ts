import { useTranslations } from 'next-intl'
import { durationOf } from './duration'

/** A duration in words: 22 minutes, 1 h 52 min, 3 d 4 h. */
export function useDuration(): (from: Date, to: Date) => string {
  const t = useTranslations('admin.duration')
  return (from, to) => {
    const { unit, large, small } = durationOf(from, to)
    return t(unit, { large, small })
  }
}
