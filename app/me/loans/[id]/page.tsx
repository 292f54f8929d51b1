import { LenderName } from '@/app/me/lender-name'
import { MeTabs } from '@/app/me/me-tabs'
import { AppBar } from '@/components/ui/app-bar'
import { BottomBar } from '@/components/ui/bottom-bar'
import { LinkButton } from '@/components/ui/link-button'
import { Body, Page } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { publicId } from '@/lib/id'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HowCard } from './how-card'
import { loanOf, type LoanPageProps } from './loan-of'
import { OwedCard } from './owed-card'
import { PenaltyCard } from './penalty-card'
import { RepaymentsCard } from './repayments-card'
import { ScheduleCard } from './schedule-card'
import { TermsCard } from './terms-card'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.loan')
  return { title: t('titleShort') }
}

export default async function LoanPage(props: LoanPageProps) {
  const view = await loanOf(props)
  const t = await getTranslations('me.loan')
  const path = `/me/loans/${publicId('loan', view.id)}`
  const isSettled = view.position.toClearFen === 0n
  return (
    <Page
      appBar={
        <AppBar backHref="/me">
          <SupportLink />
        </AppBar>
      }
      foot={<MeTabs current="loans" />}
    >
      <Body>
        <h1 className="title">{t.rich('title', { lender: () => <LenderName name={view.lender.name} /> })}</h1>
        <OwedCard view={view} />
        <ScheduleCard view={view} />
        <RepaymentsCard view={view} />
        <HowCard view={view} />
        {!isSettled && <PenaltyCard view={view} />}
        <TermsCard view={view} />
      </Body>
      {!isSettled && (
        <BottomBar pair>
          <LinkButton href={`${path}/pay`} kind="primary">
            {t('pay')}
          </LinkButton>
          <LinkButton href={`${path}/ways-out`}>{t('waysOut')}</LinkButton>
        </BottomBar>
      )}
    </Page>
  )
}
