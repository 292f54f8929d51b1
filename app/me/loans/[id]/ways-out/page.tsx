import { LenderName } from '@/app/me/lender-name'
import { AppBar } from '@/components/ui/app-bar'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { NavItem, NavList } from '@/components/ui/nav-list'
import { Notice } from '@/components/ui/notice'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { publicId } from '@/lib/id'
import type { LoanView } from '@/lib/loans/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loanOf, type LoanPageProps } from '../loan-of'
import { DeferCard } from './defer-card'
import { ReplanCard } from './replan-card'
import { termsAsked } from './terms-asked'

type WaysOutProps = LoanPageProps & { searchParams: Promise<{ months?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.waysOut')
  return { title: t('title') }
}

/** The other ways, each with its price by these terms. Nothing is changed here: the lender decides (flow.md 5). */
export default async function WaysOutPage(props: WaysOutProps) {
  const view = await loanOf(props)
  const t = await getTranslations('me.waysOut')
  const ask = await getTranslations('assists.entry')
  const path = `/me/loans/${publicId('loan', view.id)}`
  const isSettled = view.position.toClearFen === 0n
  return (
    <Page
      appBar={
        <AppBar backHref={path}>
          <SupportLink />
        </AppBar>
      }
    >
      <Body>
        <PageTitle lead={isSettled ? undefined : t('lead')}>{t('title')}</PageTitle>
        {isSettled ? (
          <Notice tone="ok">{t('settled')}</Notice>
        ) : (
          <>
            <LenderCard view={view} />
            <DeferCard view={view} />
            <ReplanCard view={view} terms={termsAsked((await props.searchParams).months, view)} />
            <Card title={t('part.title')} id="part">
              <div className="stack">
                <p className="secondary">{t('part.text')}</p>
                <LinkButton href={`${path}/pay`}>{t('part.pay')}</LinkButton>
              </div>
            </Card>
            <NavList>
              <NavItem href={`/me/ask/${publicId('loan', view.id)}`} detail={ask('detail')} aside={ask('aside')}>
                {ask('title')}
              </NavItem>
            </NavList>
          </>
        )}
      </Body>
    </Page>
  )
}

async function LenderCard({ view: { lender, loanRef } }: { view: LoanView }) {
  const t = await getTranslations('me.waysOut.lender')
  return (
    <Card title={t('title')} icon="phone">
      <div className="stack">
        <p className="secondary">{t('text', { number: loanRef })}</p>
        {lender.phone ? (
          <LinkButton href={`tel:${lender.phone.replaceAll('-', '')}`} kind="primary">
            <span>
              {t.rich('call', {
                lender: () => <LenderName name={lender.name} />,
                phone: () => <span className="num nowrap">{lender.phone}</span>,
              })}
            </span>
          </LinkButton>
        ) : (
          <p className="secondary">{t('noPhone')}</p>
        )}
      </div>
    </Card>
  )
}
