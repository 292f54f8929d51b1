import { EmptyState } from '@/components/ui/empty-state'
import { Links } from '@/components/ui/links'
import { mayStaff } from '@/lib/access/rules'
import { formatInstant } from '@/lib/calendar/format'
import { getQueue, type QueueFilter } from '@/lib/cases/queries'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { StaffPage } from '../staff-page'
import { staffSignedIn } from '../signed-in'
import { queueHref, readAddress, type AskedQueue } from './address'
import { Filters } from './filters'
import { QueueTable } from './queue-table'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.queue')
  return { title: t('title') }
}

/** Everything that waits for a person, by saved views whose addresses can be kept. */
export default async function QueuePage({ searchParams }: { searchParams: Promise<AskedQueue> }) {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin.queue')
  const locale = await getLocale()
  const { view = 'all', kind, after } = readAddress(await searchParams)
  const here = queueHref({ view, kind, after })
  if (!mayStaff(actor.role, 'see_queue'))
    return (
      <StaffPage actor={actor} may="see_queue" here={here}>
        {null}
      </StaffPage>
    )
  const { now, piles, items, next } = await getQueue(actor, { view, kind, after })
  return (
    <StaffPage
      actor={actor}
      may="see_queue"
      current="queue"
      here={here}
      top={
        <>
          {t('asOf', { at: formatInstant(now, locale) })} <a href={here}>{t('again')}</a>
        </>
      }
    >
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <Filters piles={piles} view={view} kind={kind} />
      {items.length > 0 ? (
        <QueueTable items={items} now={now} staffId={actor.staffId} />
      ) : (
        <Nothing view={view} kind={kind} />
      )}
      <Links>
        {after && <a href={queueHref({ view, kind })}>{t('first')}</a>}
        {next && <a href={queueHref({ view, kind, after: next })}>{t('more')}</a>}
      </Links>
    </StaffPage>
  )
}

async function Nothing({ view, kind }: QueueFilter) {
  const t = await getTranslations('admin.queue.empty')
  const isNarrow = view !== 'all' || kind !== undefined
  return (
    <EmptyState drawing="empty" title={t(isNarrow ? 'narrow' : 'all')} align="left">
      <p className="secondary">{isNarrow ? <a href="/admin/queue">{t('whole')}</a> : t('text')}</p>
    </EmptyState>
  )
}
