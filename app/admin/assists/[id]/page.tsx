import { Amount } from '@/components/money/amount'
import { EmptyState } from '@/components/ui/empty-state'
import { StateRow } from '@/components/ui/state-row'
import { mayStaff } from '@/lib/access/rules'
import { listAuditOfThings } from '@/lib/audit/queries'
import { formatInstant } from '@/lib/calendar/format'
import { idOf, publicId } from '@/lib/id'
import { getAssistFile, type AssistFile } from '@/lib/insight/queries'
import { getLoan } from '@/lib/loans/queries'
import { listMaskedPeople, type MaskedPerson } from '@/lib/privacy/queries'
import type { Metadata } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { useAskWords } from '../../ask-words'
import { AuditPanel } from '../../audit-panel'
import { PaymentTable } from '../../payment-table'
import { AssistChip } from '../../state-chips'
import { StaffPage } from '../../staff-page'
import { staffSignedIn, type Colleague } from '../../signed-in'
import { AgreementTable } from './agreement-table'
import { LinkTable } from './link-table'
import { Unlock } from './unlock'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.assist')
  return { title: t('title') }
}

type AssistPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ unlocked?: string | string[] }> }

async function fileOf(actor: Colleague, shownId: string) {
  const id = mayStaff(actor.role, 'see_assist') ? idOf('assist', shownId) : undefined
  const assist = id ? await getAssistFile(actor, id) : undefined
  const loan = assist && (await getLoan(actor, assist.loanId))
  if (!assist || !loan) return undefined
  const { links, agreements, payments } = assist
  const [people, audit] = await Promise.all([
    listMaskedPeople(actor, [assist.borrowerId, ...agreements.map(({ friendId }) => friendId)]),
    listAuditOfThings(actor, {
      things: ['assist', 'invite', 'agreement', 'payment'],
      ids: [assist.id, ...[...links, ...agreements, ...payments].map((one) => one.id)],
    }),
  ])
  return { assist, loan, people, audit }
}

export default async function AssistPage({ params, searchParams }: AssistPageProps) {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin.assist')
  const [{ id: shownId }, { unlocked }] = await Promise.all([params, searchParams])
  const file = await fileOf(actor, shownId)
  if (!file)
    return (
      <StaffPage actor={actor} may="see_assist" here="/admin">
        <EmptyState drawing="empty" title={t('unknown')} heading="h1" align="left" />
      </StaffPage>
    )
  const { assist, loan, people, audit } = file
  return (
    <StaffPage
      actor={actor}
      may="see_assist"
      here={`/admin/assists/${shownId}`}
      top={<span className="num">{shownId}</span>}
      side={<AuditPanel lines={audit.lines} />}
    >
      <Head assist={assist} lender={loan.lender.name} people={people} />
      <States assist={assist} loanRef={loan.loanRef} />
      <section id="links">
        <h2>{t('links')}</h2>
        <p className="secondary">{t('linksText')}</p>
        <LinkTable links={assist.links} />
        {mayStaff(actor.role, 'unlock_invite_phone') && (
          <Unlock links={assist.links} assist={shownId} wasUnlocked={unlocked === 'yes'} />
        )}
      </section>
      <section>
        <h2>{t('agreements')}</h2>
        <AgreementTable agreements={assist.agreements} people={people} />
      </section>
      <section>
        <h2>{t('payments')}</h2>
        <p className="secondary">{t('paymentsText')}</p>
        <PaymentTable payments={assist.payments} />
      </section>
    </StaffPage>
  )
}

function Head({ assist, lender, people }: { assist: AssistFile; lender: string; people: MaskedPerson[] }) {
  const t = useTranslations('admin.assist')
  const locale = useLocale()
  const wordsOf = useAskWords()
  const name = people.find(({ id }) => id === assist.borrowerId)?.maskedName ?? ''
  return (
    <div className="staff-head">
      <div>
        <h1>{t('heading', { name, lender, what: wordsOf(assist.ask) })}</h1>
        <p className="meta">
          {t('headingText', { at: formatInstant(assist.createdAt, locale, { year: true }) })}{' '}
          <a href={`/admin/people/${publicId('person', assist.borrowerId)}`}>{t('toBorrower')}</a>
        </p>
        {assist.endCause && <p>{t(`ends.${assist.endCause}`)}</p>}
      </div>
      <div>
        <p className="meta">{t('maximum')}</p>
        <Amount fen={assist.maximumFen} size="medium" />
      </div>
    </div>
  )
}

function States({ assist, loanRef }: { assist: AssistFile; loanRef: string }) {
  const t = useTranslations('admin.assist')
  const locale = useLocale()
  const { links, agreements, payments } = assist
  return (
    <StateRow
      label={t('state')}
      items={[
        { name: t('title'), state: <AssistChip state={assist.state} /> },
        { name: t('answerBy'), state: formatInstant(assist.answerBy, locale) },
        { name: t('loan'), state: <span className="num">{loanRef}</span> },
        { name: t('links'), state: links.length },
        { name: t('agreements'), state: agreements.length },
        { name: t('payments'), state: payments.length },
      ]}
    />
  )
}
