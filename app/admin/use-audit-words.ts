import { formatInstant } from '@/lib/calendar/format'
import type { AuditView } from '@/lib/audit/queries'
import { fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useLocale, useMessages, useTranslations } from 'next-intl'

type Words = Record<string, string>
type Value = AuditView['detail'][string]

/** A word of ours for a code, or the code itself where it is newer than the words. */
const wordOf = (words: Words, code: string): string => words[code.replaceAll('_', '-')] ?? code

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Ids and hashes are for machines: they say nothing to a reader. */
const isForReaders = ([, value]: [string, Value]): boolean =>
  typeof value !== 'string' || !/^([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(value)

/** The audit in words: when, who, what, and the figures and states that it keeps. */
export function useAuditWords() {
  const t = useTranslations('admin.audit')
  const locale = useLocale()
  const { verbs, facts, values, things, sides } = useMessages().admin.audit
  const valueOf = (fact: string, value: Value): string => {
    if (value === null) return t('nothing')
    if (fact.endsWith('Fen') && /^-?\d+$/.test(String(value))) return formatFen(fen(BigInt(value)))
    if (INSTANT.test(String(value))) return formatInstant(new Date(String(value)), locale)
    return wordOf(values, String(value))
  }
  return {
    time: (at: Date) => formatInstant(at, locale),
    /** A refused attempt is kept by the gate, which knows only from which side it came. */
    actor: ({ side, actorName, outcome, detail }: AuditView) =>
      actorName ?? wordOf(sides, outcome === 'refused' && typeof detail.side === 'string' ? detail.side : side),
    what: ({ verb, outcome }: AuditView) =>
      outcome === 'refused' ? t('refused', { what: wordOf(verbs, verb) }) : wordOf(verbs, verb),
    thing: ({ thing }: AuditView) => wordOf(things, thing),
    detail: ({ detail, outcome }: AuditView) =>
      Object.entries(detail)
        .filter(isForReaders)
        .filter(([fact]) => outcome !== 'refused' || fact !== 'side')
        .map(([fact, value]) => t('fact', { fact: wordOf(facts, fact), value: valueOf(fact, value) }))
        .join(t('factGap')),
  }
}
