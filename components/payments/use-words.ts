import { formatInstant } from '@/lib/calendar/format'
import { dayOf, timeOf } from '@/lib/calendar/shanghai'
import { formatFen } from '@/lib/money/format'
import type { PaymentView } from '@/lib/payments/queries'
import { givenUpAt } from '@/lib/payments/rules'
import { useLocale, useTranslations } from 'next-intl'
import { lenderAnswersBy, type Stage, takenBy } from './stage'

/** The instrument in words, or "means of payment" as long as none is known. */
export function useInstrument({ instrument }: Pick<PaymentView, 'instrument'>): string {
  const t = useTranslations('payments.state')
  return instrument ? t('instrument', instrument) : t('instrumentUnknown')
}

/** A time of today as HH:MM, of another day with its date. */
export function useTime(now: Date): (instant: Date) => string {
  const locale = useLocale()
  return (instant) => (dayOf(instant) === dayOf(now) ? timeOf(instant) : formatInstant(instant, locale))
}

/** What is true now, in a headline and a sentence: what happened, whether money moved, what to do, and by when one knows. */
export function useWords(
  payment: PaymentView,
  stage: Exclude<Stage, 'posted'> | Stage,
): { title: string; lead: string } {
  const t = useTranslations('payments.state')
  const instrument = useInstrument(payment)
  const timeText = useTime(payment.now)
  const lender = payment.loan.lenderName
  const amount = formatFen(payment.amountFen)
  const cause = payment.endCause ? t(`causes.${payment.endCause}`, { lender }) : ''
  switch (stage) {
    case 'asking_cashier':
    case 'at_cashier': {
      const time = timeText(givenUpAt(payment.orderEndsAt))
      return { title: t(`${stage}.title`), lead: t(`${stage}.lead`, { time }) }
    }
    case 'resting': {
      const time = timeText(payment.restsUntil ?? payment.now)
      return { title: t('resting.title', { time }), lead: t('resting.lead', { amount, instrument }) }
    }
    case 'taking': {
      const by = takenBy(payment.takingSince ?? payment.now)
      return by > payment.now
        ? { title: t('taking.title'), lead: t('taking.lead', { amount, instrument, time: timeText(by) }) }
        : { title: t('taking_late.title'), lead: t('taking_late.lead', { amount, instrument }) }
    }
    case 'at_lender': {
      const by = lenderAnswersBy(payment.capturedAt ?? payment.now)
      return by > payment.now
        ? { title: t('at_lender.title'), lead: t('at_lender.lead', { amount, lender, time: timeText(by) }) }
        : { title: t('at_lender_late.title'), lead: t('at_lender_late.lead', { amount, lender }) }
    }
    case 'releasing':
    case 'giving_back':
    case 'returned':
      return { title: t(`${stage}.title`), lead: t(`${stage}.lead`, { cause, amount, instrument }) }
    case 'ended':
    case 'posted':
      return { title: t('ended.title'), lead: [cause, t('notTaken')].join(t('sentenceGap')) }
  }
}
