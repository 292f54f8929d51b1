import { Card } from '@/components/ui/card'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import type { AssistView } from '@/lib/assists/queries'
import { formatInstant } from '@/lib/calendar/format'
import { useLocale, useTranslations } from 'next-intl'

type Link = AssistView['links'][number]

const LINK_ENDS = [
  'withdrawn',
  'answer_by',
  'meant_otherwise',
  'settled',
  'voided',
  'lapsed',
  'stepped_back',
  'not_me',
] as const

/** Only what happened and the borrower may know; whether somebody looked is not among it. */
export function Course({ assist }: { assist: AssistView }) {
  const t = useTranslations('assists.assist')
  const steps = useSteps()
  return (
    <Card title={t('steps')}>
      <Timeline label={t('steps')} items={assist.links.toReversed().flatMap(steps)} />
    </Card>
  )
}

function useSteps(): (link: Link) => TimelineItem[] {
  const t = useTranslations('assists.assist')
  const locale = useLocale()
  const at = (instant: Date) => formatInstant(instant, locale)
  return ({ friendLabel: friend, createdAt, state, endCause, answerBy, agreement, help }) => {
    const asked: TimelineItem = {
      state: 'done',
      title: `${t('asked')} · ${t('askedFor', { friend })}`,
      detail: at(createdAt),
    }
    if (state === 'ended') {
      const cause = LINK_ENDS.find((one) => one === endCause) ?? 'answer_by'
      return [asked, { state: 'ended', title: t(`linkEnd.${cause}`, { friend }) }]
    }
    if (!agreement) return [asked, { state: 'current', title: t('waiting', { by: at(answerBy) }) }]
    const signed: TimelineItem = { state: 'done', title: t('signed', { friend }), detail: at(agreement.createdAt) }
    if (agreement.state === 'signed') {
      return [asked, signed, { state: 'current', title: t('you'), detail: t('youBy', { by: at(agreement.signBy) }) }]
    }
    const you: TimelineItem = { state: 'done', title: t('you') }
    if (help) {
      const held: TimelineItem = { state: 'done', title: t('held', { friend }), detail: at(help.heldAt) }
      if (help.postedAt)
        return [asked, signed, you, held, { state: 'done', title: t('paid'), detail: at(help.postedAt) }]
      const detail = help.takenAt ? t('takenAt', { at: at(help.takenAt) }) : undefined
      return [asked, signed, you, held, { state: 'current', title: t('pays', { friend }), detail }]
    }
    const by = agreement.payBy ? t('paysBy', { by: at(agreement.payBy) }) : undefined
    return [asked, signed, you, { state: 'current', title: t('pays', { friend }), detail: by }]
  }
}
