import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { Links } from '@/components/ui/links'
import { mayStaff } from '@/lib/access/rules'
import { listAudit, listAuditOf, type AuditView } from '@/lib/audit/queries'
import { idOf } from '@/lib/id'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { hrefOf } from '../audit-panel'
import { StaffPage } from '../staff-page'
import { staffSignedIn } from '../signed-in'
import { useAuditWords } from '../use-audit-words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.audit')
  return { title: t('title') }
}

type AuditPageProps = { searchParams: Promise<{ before?: string | string[]; of?: string | string[] }> }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The person or payment that the page is narrowed to, by its shown id. */
function subjectOf(of: string | string[] | undefined): { shown: string; id: string } | undefined {
  if (typeof of !== 'string') return undefined
  const id = idOf('person', of) ?? idOf('payment', of)
  return id ? { shown: of, id } : undefined
}

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin.audit')
  const asked = await searchParams
  const subject = subjectOf(asked.of)
  const before = typeof asked.before === 'string' && UUID.test(asked.before) ? asked.before : undefined
  const mayRead = mayStaff(actor.role, 'see_audit')
  const page = !mayRead
    ? undefined
    : await (subject ? listAuditOf(actor, subject.id, before) : listAudit(actor, before))
  const start = subject ? `/admin/audit?of=${subject.shown}` : '/admin/audit'
  const older = page?.before && `${start}${subject ? '&' : '?'}before=${page.before}`
  return (
    <StaffPage actor={actor} may="see_audit" current="audit" here={start}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {subject && (
        <p>
          {t.rich('narrowed', { id: () => <span className="num">{subject.shown}</span> })}{' '}
          <a href="/admin/audit">{t('everything')}</a>
        </p>
      )}
      <AuditTable lines={page?.lines ?? []} />
      <Links>
        {before && <a href={start}>{t('newest')}</a>}
        {older && <a href={older}>{t('older')}</a>}
      </Links>
    </StaffPage>
  )
}

function AuditTable({ lines }: { lines: AuditView[] }) {
  const t = useTranslations('admin.audit')
  const words = useAuditWords()
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { name: t('time') },
        { name: t('actor') },
        { name: t('act') },
        { name: t('details') },
        { name: t('thing') },
      ]}
      empty={t('none')}
    >
      {lines.map((line) => {
        const href = hrefOf(line)
        const thing = words.thing(line)
        return (
          <DataRow key={line.id} heading={<span className="nowrap">{words.time(line.createdAt)}</span>}>
            <Cell>{words.actor(line)}</Cell>
            <Cell>{words.what(line)}</Cell>
            <Cell>{words.detail(line)}</Cell>
            <Cell>{href ? <a href={href}>{thing}</a> : thing}</Cell>
          </DataRow>
        )
      })}
    </DataTable>
  )
}
