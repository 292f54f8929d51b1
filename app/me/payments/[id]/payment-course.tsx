import { SupportLink } from '@/components/ui/support-link'
import { AppBar } from '@/components/ui/app-bar'
import { BottomBar } from '@/components/ui/bottom-bar'
import { Card } from '@/components/ui/card'
import type { Tone } from '@/components/ui/chip'
import type { IconName } from '@/components/ui/icon'
import { LinkButton } from '@/components/ui/link-button'
import { Links } from '@/components/ui/links'
import { Body, Page } from '@/components/ui/page'
import { ResultPage } from '@/components/ui/result-page'
import { Timeline } from '@/components/ui/timeline'
import { publicId } from '@/lib/id'
import type { PaymentView } from '@/lib/payments/queries'
import { useLocale, useTranslations } from 'next-intl'
import { cashierHref } from './cashier-href'
import { LookAgain } from '@/components/ui/look-again'
import { isWaiting, lookAgainSeconds, type Stage } from './stage'
import { useSteps } from './use-steps'
import { useWords } from './use-words'

const CHIPS: Record<'waiting' | 'ended' | 'returned', { tone: Tone; icon: IconName }> = {
  waiting: { tone: 'info', icon: 'clock' },
  ended: { tone: 'plain', icon: 'cross' },
  returned: { tone: 'plain', icon: 'undo' },
}

const chipOf = (stage: Stage) => (isWaiting(stage) ? 'waiting' : stage === 'returned' ? 'returned' : 'ended')

/** What has happened so far, what it waits for and until when; a page that waits loads itself again. */
export function PaymentCourse({ payment, stage }: { payment: PaymentView; stage: Stage }) {
  const t = useTranslations('payments.state')
  const words = useWords(payment, stage)
  const steps = useSteps(payment, stage)
  const chip = chipOf(stage)
  const seconds = isWaiting(stage) ? lookAgainSeconds(payment.createdAt, payment.now) : null
  return (
    <Page
      appBar={
        <AppBar homeHref="/me">
          <SupportLink />
        </AppBar>
      }
    >
      <Body>
        <ResultPage chip={{ ...CHIPS[chip], text: t(`chip.${chip}`) }} title={words.title} lead={words.lead}>
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
      </Body>
      <WaysOn payment={payment} stage={stage} />
    </Page>
  )
}

function WaysOn({ payment, stage }: { payment: PaymentView; stage: Stage }) {
  const t = useTranslations('payments.state')
  const locale = useLocale()
  const here = `/me/payments/${publicId('payment', payment.id)}`
  const loan = `/me/loans/${publicId('loan', payment.loan.id)}`
  if (stage === 'ended' || stage === 'returned') {
    return (
      <BottomBar pair>
        {payment.kind === 'own' && (
          <LinkButton href={`${loan}/pay`} kind="primary">
            {t('again')}
          </LinkButton>
        )}
        <LinkButton href={loan}>{t('toLoan')}</LinkButton>
      </BottomBar>
    )
  }
  return (
    <BottomBar>
      {stage === 'at_cashier' && payment.payUrl && (
        <LinkButton href={cashierHref(payment.payUrl, locale)} kind="primary">
          {t('goToCashier')}
        </LinkButton>
      )}
      <LinkButton href={here} icon="clock">
        {t('look')}
      </LinkButton>
      <Links>
        <a href={loan}>{t('toLoan')}</a>
        <a href="/me">{t('home')}</a>
      </Links>
    </BottomBar>
  )
}
