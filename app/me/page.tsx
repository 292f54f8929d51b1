import { AppBar, AppBarLink } from '@/components/ui/app-bar'
import { BottomBar } from '@/components/ui/bottom-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { Body, Page } from '@/components/ui/page'
import { SupportLink, SupportPhone } from '@/components/ui/support-link'
import { listAssists, listHelped } from '@/lib/assists/queries'
import { listClaims } from '@/lib/claims/queries'
import { publicId } from '@/lib/id'
import { getLoan, listLoans, type LoanSummary } from '@/lib/loans/queries'
import { formatFen } from '@/lib/money/format'
import { countUnreadNotices } from '@/lib/notices/queries'
import { getTranslations } from 'next-intl/server'
import { RunningAssists } from './assists/running-assists'
import { BetweenFriends } from './between-friends'
import { DueCard } from './due-card'
import { MeTabs } from './me-tabs'
import { OtherLoanCard, SettledLoans } from './other-loans'
import { signedIn } from './signed-in'
import { WaysOutCard } from './ways-out-card'

export default async function HomePage() {
  const actor = await signedIn()
  const asFriend = { ...actor, side: 'friend' } as const
  const [{ today, loans }, unread, unreadAsFriend, assists, claims, helped] = await Promise.all([
    listLoans(actor),
    countUnreadNotices(actor),
    countUnreadNotices(asFriend),
    listAssists(actor),
    listClaims(actor),
    listHelped(asFriend),
  ])
  const [first, ...others] = loans.filter(({ next }) => next)
  const view = first && (await getLoan(actor, first.id))
  const t = await getTranslations('me.home')
  return (
    <Page
      appBar={
        <AppBar heading={t('title')} homeHref="/me">
          <SupportLink />
          <AppBarLink href="/me/notices" icon="bell">
            {unread + unreadAsFriend > 0 ? t('unread', { count: unread + unreadAsFriend }) : t('notices')}
          </AppBarLink>
        </AppBar>
      }
      foot={<MeTabs current="loans" />}
    >
      <Body>
        <h1 className="visually-hidden">{t('title')}</h1>
        {loans.length === 0 && helped.length === 0 && <NoLoans />}
        {view && (
          <>
            <DueCard summary={first} view={view} />
            <RunningAssists assists={assists} />
            <WaysOutCard loanId={first.id} />
          </>
        )}
        <BetweenFriends claims={claims} helped={helped} />
        {others.length > 0 && <h2 className="heading">{t('others')}</h2>}
        {others.map((loan) => (
          <OtherLoanCard key={loan.id} summary={loan} today={today} />
        ))}
        {loans.length > 0 && !first && <Notice tone="ok">{t('allPaid')}</Notice>}
        <SettledLoans loans={loans.filter(({ next }) => !next)} />
      </Body>
      {first && <PayBar summary={first} />}
    </Page>
  )
}

async function PayBar({ summary: { id, next, dueNowFen, daysOverdue } }: { summary: LoanSummary }) {
  const t = await getTranslations('me.home')
  if (!next) return null
  const isOverdue = daysOverdue > 0
  const amount = formatFen(isOverdue ? dueNowFen : next.owedFen)
  return (
    <BottomBar>
      <LinkButton href={`/me/loans/${publicId('loan', id)}/pay`} kind="primary">
        {isOverdue ? t('payNow', { amount }) : t('pay', { amount })}
      </LinkButton>
    </BottomBar>
  )
}

async function NoLoans() {
  const t = await getTranslations('me.home.empty')
  return (
    <EmptyState drawing="empty" title={t('title')}>
      <p className="secondary">{t.rich('text', { phone: () => <SupportPhone /> })}</p>
    </EmptyState>
  )
}
