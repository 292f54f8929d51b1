import { Card } from '@/components/ui/card'
import type { Tone } from '@/components/ui/chip'
import type { IconName } from '@/components/ui/icon'
import { LookAgain } from '@/components/ui/look-again'
import { ResultPage } from '@/components/ui/result-page'
import { Timeline } from '@/components/ui/timeline'
import { publicId } from '@/lib/id'
import type { PaymentView } from '@/lib/payments/queries'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { isWaiting, lookAgainSeconds, type Stage } from './stage'
import { useSteps } from './use-steps'
import { useWords } from './use-words'

type Props = {
  payment: PaymentView
  stage: Stage
  /** What stands first under the sentence that says what is true. */
  children?: ReactNode
}

const CHIPS: Record<'waiting' | 'ended' | 'returned', { tone: Tone; icon: IconName }> = {
  waiting: { tone: 'info', icon: 'clock' },
  ended: { tone: 'plain', icon: 'cross' },
  returned: { tone: 'plain', icon: 'undo' },
}

const chipOf = (stage: Stage) => (isWaiting(stage) ? 'waiting' : stage === 'returned' ? 'returned' : 'ended')

/** What has happened so far, what it waits for and until when; a page that waits loads itself again. */
export function PaymentCourse({ payment, stage, children }: Props) {
  const t = useTranslations('payments.state')
  const words = useWords(payment, stage)
  const steps = useSteps(payment, stage)
  const chip = chipOf(stage)
  const seconds = isWaiting(stage) ? lookAgainSeconds(payment, stage) : null
  return (
    <ResultPage chip={{ ...CHIPS[chip], text: t(`chip.${chip}`) }} title={words.title} lead={words.lead}>
      {children}
      <Card title={t('steps')}>
        <Timeline items={steps} label={t('steps')} />
      </Card>
      <p className="meta">
        {t('reference')} <span className="num">{publicId('payment', payment.id)}</span>
      </p>
      {seconds && (
        <>
          <p className="meta">{t('refreshes', { seconds })}</p>
          <LookAgain seconds={seconds} state={words.title} />
        </>
      )}
    </ResultPage>
  )
}
