import { AppBar } from '@/components/ui/app-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { NavItem, NavList } from '@/components/ui/nav-list'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { formatDay } from '@/lib/calendar/format'
import { listClaims } from '@/lib/claims/queries'
import { publicId } from '@/lib/id'
import { formatFen } from '@/lib/money/format'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { MeTabs } from '../me-tabs'
import { signedIn } from '../signed-in'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims')
  return { title: t('owe') }
}

/** What he owes to friends, one line each. */
export default async function ClaimsPage() {
  const claims = await listClaims(await signedIn())
  const t = await getTranslations('claims')
  const locale = await getLocale()
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
        <PageTitle>{t('owe')}</PageTitle>
        {claims.length === 0 && (
          <EmptyState drawing="empty" title={t('oweNone')}>
            <p className="secondary">{t('oweNoneText')}</p>
          </EmptyState>
        )}
        <NavList>
          {claims.map(({ id, agreement, openFen, next }) => (
            <NavItem
              key={id}
              href={`/me/claims/${publicId('claim', id)}`}
              detail={
                next
                  ? t('nextPart', { day: formatDay(next.dueOn, locale), amount: formatFen(next.openFen) })
                  : t('allCame')
              }
              aside={formatFen(openFen)}
            >
              {agreement.parties.friend.name}
            </NavItem>
          ))}
        </NavList>
      </Body>
    </Page>
  )
}
