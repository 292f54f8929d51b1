import { formatInstant } from '@/lib/calendar/format'
import type { AuditView } from '@/lib/audit/queries'
import { useLocale, useMessages, useTranslations } from 'next-intl'

type Words = Record<string, string>

/** A word of ours for a code, or the code itself where it is newer than the words. */
const wordOf = (words: Words, code: string): string => words[code.replaceAll('_', '-')] ?? code

/** The audit in words: when, who, what, and the figures and states that it keeps. */
export function useAuditWords() {
  const t = useTranslations('admin.audit')
  const locale = useLocale()
  const { verbs, facts, values, things } = useMessages().admin.audit
  const valueOf = (value: string | number | boolean | null) =>
    value === null ? t('nothing') : typeof value === 'string' ? wordOf(values, value) : String(value)
  return {
    time: (at: Date) => formatInstant(at, locale),
    actor: ({ side, actorName }: AuditView) => actorName ?? t(`sides.${side}`),
    what: ({ verb, outcome }: AuditView) =>
      outcome === 'refused' ? t('refused', { what: wordOf(verbs, verb) }) : wordOf(verbs, verb),
    thing: ({ thing }: AuditView) => wordOf(things, thing),
    detail: ({ detail }: AuditView) =>
      Object.entries(detail)
        .map(([fact, value]) => t('fact', { fact: wordOf(facts, fact), value: valueOf(value) }))
        .join(t('factGap')),
  }
}
