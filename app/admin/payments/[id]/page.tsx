import { Amount } from '@/components/money/amount'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { StateRow } from '@/components/ui/state-row'
import { mayStaff } from '@/lib/access/rules'
import { listAuditOf } from '@/lib/audit/queries'
import { formatDay, formatInstant } from '@/lib/calendar/format'
import { idOf, publicId } from '@/lib/id'
import { listTransactions } from '@/lib/ledger/queries'
import { getLoan, type LoanView } from '@/lib/loans/queries'
import { getPaymentFile } from '@/lib/payments/queries'
import { listMaskedPeople, type MaskedPerson } from '@/lib/privacy/queries'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AuditPanel } from '../../audit-panel'
import { Entries } from '../../entries'
import { PaymentChip } from '../../payment-chip'
import { StaffPage } from '../../staff-page'
import { staffSignedIn, type Colleague } from '../../signed-in'
import { OutsideCalls } from './calls'
import { Where } from './where'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.payment')
  return { title: t('title') }
}

type PaymentPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ asked?: string | string[] }> }

type PaymentFile = NonNullable<Awaited<ReturnType<typeof getPaymentFile>>>

async function fileOf(actor: Colleague, shownId: string) {
  const id = mayStaff(actor.role, 'see_payment') ? idOf('payment', shownId) : undefined
  const payment = id ? await getPaymentFile(actor, id) : undefined
  const loan = payment && (await getLoan(actor, payment.loanId))
  return payment && loan ? { payment, loan } : undefined
}

export default async function PaymentPage({ params, searchParams }: PaymentPageProps) {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin.payment')
  const [{ id: shownId }, { asked }] = await Promise.all([params, searchParams])
  const file = await fileOf(actor, shownId)
  if (!file)
    return (
      <StaffPage actor={actor} may="see_payment" here="/admin">
        <EmptyState drawing="empty" title={t('unknown')} heading="h1" align="left" />
      </StaffPage>
    )
  const { payment, loan } = file
  const repayment = loan.repayments.find(({ paymentId }) => paymentId === payment.id)
  const [audit, people, transactions] = await Promise.all([
    listAuditOf(actor, payment.id),
    listMaskedPeople(actor, [payment.borrowerId, payment.payerId]),
    listTransactions(actor, [payment.id, ...(repayment ? [repayment.id] : [])]),
  ])
  const auditHref = mayStaff(actor.role, 'see_audit') ? `/admin/audit?of=${shownId}` : undefined
  return (
    <StaffPage
      actor={actor}
      may="see_payment"
      here={`/admin/payments/${shownId}`}
      top={<span className="num">{shownId}</span>}
      side={<AuditPanel lines={audit.lines} href={auditHref} />}
    >
      <Head payment={payment} loan={loan} people={people} />
      <States payment={payment} />
      <section>
        <h2>{t('where.title')}</h2>
        <Where payment={payment} lender={loan.lender.name} />
      </section>
      <section>
        <Entries transactions={transactions} areLinks={mayStaff(actor.role, 'see_ledger')} />
      </section>
      <OutsideCalls
        calls={payment.calls}
        payment={shownId}
        mayAsk={mayStaff(actor.role, 'ask_channel_again')}
        wasAsked={asked === 'yes'}
      />
    </StaffPage>
  )
}

type HeadProps = { payment: PaymentFile; loan: LoanView; people: MaskedPerson[] }

async function Head({ payment, loan, people }: HeadProps) {
  const t = await getTranslations('admin.payment')
  const locale = await getLocale()
  const payer = people.find(({ id }) => id === payment.payerId)
  return (
    <div className="staff-head">
      <div>
        <h1>{t('heading', { name: payer?.maskedName ?? '', lender: loan.lender.name })}</h1>
        <p className="meta">
          {t('headingText', {
            kind: t(`kinds.${payment.kind}`),
            loan: loan.loanRef,
            at: formatInstant(payment.createdAt, locale, { year: true }),
          })}{' '}
          <a href={`/admin/people/${publicId('person', payment.borrowerId)}`}>{t('toBorrower')}</a>
          {payment.payerId !== payment.borrowerId && (
            <>
              {' · '}
              <a href={`/admin/people/${publicId('person', payment.payerId)}`}>{t('toPayer')}</a>
            </>
          )}
        </p>
        {payment.endCause && <p>{t(`causes.${payment.endCause}`)}</p>}
        {payment.lateOfId && (
          <p>
            <a href={`/admin/payments/${publicId('payment', payment.lateOfId)}`}>{t('lateOf')}</a>
          </p>
        )}
      </div>
      <Amount fen={payment.amountFen} size="medium" />
    </div>
  )
}

async function States({ payment }: { payment: PaymentFile }) {
  const t = await getTranslations('admin.payment')
  const locale = await getLocale()
  const none = t('noneYet')
  const { instrumentKind: kind, instrumentTail: tail, instrumentHolderMatches: matches } = payment
  return (
    <StateRow
      label={t('table.state')}
      items={[
        { name: t('table.payment'), state: <PaymentChip payment={payment} /> },
        {
          name: t('instrument'),
          state: kind ? t('instrumentText', { kind, tail: tail ?? '' }) : none,
        },
        {
          name: t('holder'),
          state:
            matches === null ? (
              none
            ) : (
              <Chip tone={matches ? 'ok' : 'warn'} icon={matches ? 'check' : 'warning'}>
                {t(matches ? 'holderHimself' : 'holderOther')}
              </Chip>
            ),
        },
        { name: t('valueOn'), state: payment.valueOn ? formatDay(payment.valueOn, locale) : none },
        { name: t('receipt'), state: payment.lenderReceipt ?? none },
      ]}
    />
  )
}
