import { EmptyState } from '@/components/ui/empty-state'
import { PartyAvatar } from '@/components/ui/party-avatar'
import { mayStaff } from '@/lib/access/rules'
import { listAuditOf } from '@/lib/audit/queries'
import { listSessionsOf } from '@/lib/auth/queries'
import { formatInstant } from '@/lib/calendar/format'
import { listCasesOf } from '@/lib/cases/queries'
import { idOf, publicId } from '@/lib/id'
import { listAssistsOf } from '@/lib/insight/queries'
import { listLoansOf } from '@/lib/loans/queries'
import { listPaymentsOf } from '@/lib/payments/queries'
import { listMaskedPeople, type MaskedPerson } from '@/lib/privacy/queries'
import { REVEALED_FIELDS } from '@/lib/privacy/rules'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AuditPanel } from '../../audit-panel'
import { PaymentTable } from '../../payment-table'
import { StaffPage } from '../../staff-page'
import { staffSignedIn, type Colleague } from '../../signed-in'
import { AssistTable } from './assist-table'
import { Calls } from './calls'
import { Facts } from './facts'
import { LoanTable } from './loan-table'
import { Sessions } from './sessions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.person')
  return { title: t('title') }
}

type PersonPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<Partial<Record<'look' | 'ended' | 'wrote', string | string[]>>>
}

export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin.person')
  const [{ id: shownId }, asked] = await Promise.all([params, searchParams])
  const here = `/admin/people/${shownId}`
  const id = mayStaff(actor.role, 'see_person') ? idOf('person', shownId) : undefined
  const [person] = id ? await listMaskedPeople(actor, [id]) : []
  const top = <a href="/admin/find">{t('back')}</a>
  if (!person)
    return (
      <StaffPage actor={actor} may="see_person" current="find" here="/admin/find" top={top}>
        <EmptyState drawing="empty" title={t('unknown')} heading="h1" align="left" />
      </StaffPage>
    )
  const look = REVEALED_FIELDS.find((field) => field === asked.look)
  const audit = await listAuditOf(actor, person.id)
  const auditHref = mayStaff(actor.role, 'see_audit') ? `/admin/audit?of=${shownId}` : undefined
  return (
    <StaffPage
      actor={actor}
      may="see_person"
      current="find"
      here={here}
      top={top}
      side={<AuditPanel lines={audit.lines} href={auditHref} />}
    >
      <Head person={person} />
      <Facts person={person} actor={actor} look={look} here={here} />
      <Money actor={actor} personId={person.id} />
      <Calls
        cases={await listCasesOf(actor, person.id)}
        person={shownId}
        staffId={actor.staffId}
        mayWrite={mayStaff(actor.role, 'write_down_call')}
        hasWritten={asked.wrote === 'yes'}
      />
      <Sessions
        sessions={await listSessionsOf(actor, person.id)}
        person={shownId}
        mayEnd={mayStaff(actor.role, 'end_person_sessions')}
        hasEnded={asked.ended === 'yes'}
      />
    </StaffPage>
  )
}

async function Head({ person }: { person: MaskedPerson }) {
  const t = await getTranslations('admin.person')
  const locale = await getLocale()
  return (
    <div className="staff-head">
      <div>
        <h1 className="staff-name">
          <PartyAvatar party="borrower" initial={[...person.maskedName][0] ?? ''} small />
          <span lang="zh-CN">{person.maskedName}</span>
        </h1>
        <p className="meta">
          {t('knownSince', { at: formatInstant(person.knownSince, locale, { year: true }) })}{' '}
          <span className="num">{publicId('person', person.id)}</span>
        </p>
      </div>
    </div>
  )
}

async function Money({ actor, personId }: { actor: Colleague; personId: string }) {
  const t = await getTranslations('admin.person')
  const [loans, assists, payments] = await Promise.all([
    listLoansOf(actor, personId),
    listAssistsOf(actor, personId),
    listPaymentsOf(actor, personId),
  ])
  return (
    <>
      <section>
        <h2>{t('loans')}</h2>
        <LoanTable loans={loans} />
      </section>
      {mayStaff(actor.role, 'see_assist') && (
        <section>
          <h2>{t('assists')}</h2>
          <AssistTable assists={assists} personId={personId} />
        </section>
      )}
      <section>
        <h2>{t('payments')}</h2>
        <PaymentTable payments={payments} />
      </section>
    </>
  )
}
