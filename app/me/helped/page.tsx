import { AppBar } from '@/components/ui/app-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { NavItem, NavList } from '@/components/ui/nav-list'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { listHelped } from '@/lib/assists/queries'
import { formatDay } from '@/lib/calendar/format'
import { dayOf } from '@/lib/calendar/shanghai'
import { publicId } from '@/lib/id'
import { formatFen } from '@/lib/money/format'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { MeTabs } from '../me-tabs'
import { helping } from './helping'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims')
  return { title: t('helped') }
}

/** Everything he paid for somebody, newest first. */
export default async function HelpedPage() {
  const helped = await listHelped(await helping())
  const t = await getTranslations('claims')
  const meanings = await getTranslations('agreements.meaningPlain')
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
        <PageTitle>{t('helped')}</PageTitle>
        {helped.length === 0 && (
          <EmptyState drawing="empty" title={t('helpedNone')}>
            <p className="secondary">{t('helpedNoneText')}</p>
          </EmptyState>
        )}
        <NavList>
          {helped.map(({ paymentId, borrower, meaning, amountFen, heldAt, openFen }) => (
            <NavItem
              key={paymentId}
              href={`/me/helped/${publicId('payment', paymentId)}`}
              detail={[
                formatDay(dayOf(heldAt), locale, { year: true, weekday: false }),
                openFen === undefined ? meanings(meaning) : t('stillOpen', { amount: formatFen(openFen) }),
              ].join(' · ')}
              aside={formatFen(amountFen)}
            >
              {borrower}
            </NavItem>
          ))}
        </NavList>
      </Body>
    </Page>
  )
}
