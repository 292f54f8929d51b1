import type { TimelineItem } from '@/components/ui/timeline'
import type { PaymentView } from '@/lib/payments/queries'
import { useTranslations } from 'next-intl'
import type { Stage } from './stage'
import { useTime } from './use-words'

type Step = 'order' | 'hold' | 'capture' | 'post' | 'release' | 'refund'

/** Which steps a payment goes through: forward to the lender, or back to the payer. */
function wayOf({ kind, capturedAt, heldAt, endCause }: PaymentView): Step[] {
  if (kind === 'late') return ['capture', 'refund']
  if (endCause && capturedAt) return ['order', 'hold', 'capture', 'post', 'refund']
  if (endCause) return heldAt ? ['order', 'hold', 'release'] : ['order', 'hold']
  return ['order', 'hold', 'capture', 'post']
}

/** When a step was done, `ended` where it will not be, else nothing yet. */
function doneAt(step: Step, payment: PaymentView): Date | 'ended' | null {
  const { payUrl, heldAt, capturedAt, postedAt, endedAt, endCause, createdAt } = payment
  switch (step) {
    case 'order':
      return payUrl || heldAt ? createdAt : endedAt && 'ended'
    case 'hold':
      return heldAt ?? (endedAt && 'ended')
    case 'capture':
      return capturedAt
    case 'post':
      return postedAt ?? (endCause ? 'ended' : null)
    case 'release':
    case 'refund':
      return endedAt
  }
}

/** The course of a payment as a timeline: what is done and when, where it is now, and what comes next. */
export function useSteps(payment: PaymentView, stage: Stage): TimelineItem[] {
  const t = useTranslations('payments.state')
  const timeText = useTime(payment.now)
  const steps = wayOf(payment).map((step) => ({ step, at: doneAt(step, payment) }))
  const firstOpen = steps.findIndex(({ at }) => at === null)
  const hasEnded = stage === 'ended'
  return steps.flatMap(({ step, at }, i): TimelineItem[] => {
    const title = t(`step.${step}`)
    if (at instanceof Date) return [{ state: 'done', title, detail: timeText(at) }]
    if (at === 'ended')
      return [
        {
          state: 'ended',
          title,
          detail: t(`notDone.${step === 'post' ? 'post' : step === 'hold' ? 'hold' : 'order'}`),
        },
      ]
    if (hasEnded) return []
    return [i === firstOpen ? { state: 'current', title, detail: t(`waitsFor.${step}`) } : { state: 'next', title }]
  })
}
