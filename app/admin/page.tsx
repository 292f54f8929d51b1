import { mayStaff } from '@/lib/access/rules'
import { formatInstant } from '@/lib/calendar/format'
import { getQueue } from '@/lib/cases/queries'
import { getDesk } from '@/lib/reconciliation/queries'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FlowTable } from './flow-table'
import { workHref } from './queue/queue-table'
import { StaffPage } from './staff-page'
import { staffSignedIn } from './signed-in'
import { SetAsideTable, StuckTable } from './waiting-tables'
import { WorkList } from './work-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.overview')
  return { title: t('place') }
}

/** What waits for a colleague first, then where the money of today is. */
export default async function OverviewPage() {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin.overview')
  const locale = await getLocale()
  const { now, stuck, setAside, flow } = await getDesk(actor)
  const mayLook = mayStaff(actor.role, 'see_payment')
  const queue = mayStaff(actor.role, 'see_queue') ? await getQueue(actor, { view: 'free' }) : undefined
  const [first] = queue?.items ?? []
  return (
    <StaffPage
      actor={actor}
      may="see_overview"
      current="overview"
      here="/admin"
      top={
        <>
          {t('asOf', { at: formatInstant(now, locale) })} <a href="/admin">{t('again')}</a>
        </>
      }
    >
      <h1>{t('title')}</h1>
      <WorkList
        now={now}
        stuck={stuck}
        setAside={setAside}
        queue={queue?.piles}
        start={first && { what: first.what === 'review' ? 'reviews' : 'cases', href: workHref(first) }}
      />
      {mayLook && stuck.length > 0 && <StuckTable now={now} stuck={stuck} />}
      {mayLook && setAside.length > 0 && <SetAsideTable setAside={setAside} />}
      <FlowTable now={now} flow={flow} />
    </StaffPage>
  )
}
