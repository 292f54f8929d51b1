import { EmptyState } from '@/components/ui/empty-state'
import { mayStaff } from '@/lib/access/rules'
import { listAuditOfThings } from '@/lib/audit/queries'
import { listColleagueNames } from '@/lib/auth/queries'
import { getCase } from '@/lib/cases/queries'
import { idOf } from '@/lib/id'
import { getVisitFile } from '@/lib/insight/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditPanel } from '../../audit-panel'
import { Standing } from '../../standing'
import { StaffPage } from '../../staff-page'
import { staffSignedIn, type Colleague } from '../../signed-in'
import { CaseFacts } from './case-facts'
import { Work } from './work'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.case')
  return { title: t('title') }
}

async function fileOf(actor: Colleague, shownId: string) {
  const id = mayStaff(actor.role, 'see_queue') ? idOf('case', shownId) : undefined
  const one = id ? await getCase(actor, id) : undefined
  if (!one) return undefined
  return {
    one,
    visit: await getVisitFile(actor, one.subjectId),
    names: await listColleagueNames(actor, [one.takenBy, one.decidedBy, one.madeBy]),
    audit: await listAuditOfThings(actor, { things: ['case', 'visit'], ids: [one.id, one.subjectId] }),
  }
}

type CasePageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ pass?: string | string[] }> }

export default async function CasePage({ params, searchParams }: CasePageProps) {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin')
  const kinds = await getTranslations('agreements.cases.kind')
  const [{ id: shownId }, { pass }] = await Promise.all([params, searchParams])
  const file = await fileOf(actor, shownId)
  const top = <a href="/admin/queue">{t('queue.back')}</a>
  if (!file)
    return (
      <StaffPage actor={actor} may="see_queue" current="queue" here="/admin/queue" top={top}>
        <EmptyState drawing="empty" title={t('case.unknown')} heading="h1" align="left" />
      </StaffPage>
    )
  const { one, visit, names, audit } = file
  return (
    <StaffPage
      actor={actor}
      may="see_queue"
      current="queue"
      here={`/admin/cases/${shownId}`}
      top={top}
      side={<AuditPanel lines={audit.lines} />}
    >
      <div className="staff-head">
        <div>
          <h1>{kinds(one.kind)}</h1>
          <p className="meta num">{shownId}</p>
        </div>
      </div>
      <Standing item={one} now={one.now} staffId={actor.staffId} holder={names.get(one.takenBy)} />
      <CaseFacts one={one} visit={visit} nameOf={(id) => names.get(id)} />
      {one.state !== 'decided' && <Work one={one} shownId={shownId} actor={actor} passesOn={pass === 'yes'} />}
    </StaffPage>
  )
}
