import { ClosedBar } from '@/components/charts/closed-bar'
import { Amount } from '@/components/money/amount'
import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { PageTitle } from '@/components/ui/page'
import { Row, Rows } from '@/components/ui/rows'
import { Slip, SlipCut } from '@/components/ui/slip'
import { formatDay, formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import { sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import type { PaymentView, Receipt as ReceiptFacts } from '@/lib/payments/queries'
import { useLocale, useTranslations } from 'next-intl'
import { useInstrument } from './use-words'

/** What the lender booked, under its own number, and what that closed. */
type Reader = 'payer' | 'friend'

/** What was paid, to whom, and what it closed. A friend reads nothing of the borrower's other instalments. */
export function Receipt({ payment, reader, borrower }: { payment: PaymentView; reader: Reader; borrower?: string }) {
  const t = useTranslations('payments.receipt')
  const lead =
    reader === 'friend'
      ? t('leadFriend', { lender: payment.loan.lenderName, borrower: borrower ?? '' })
      : t('lead', { lender: payment.loan.lenderName })
  return (
    <>
      <PageTitle lead={lead}>
        <Headline receipt={payment.receipt} reader={reader} />
      </PageTitle>
      <Slip label={t('label')}>
        <div className="card-head">
          <span className="secondary">{t('label')}</span>
          <Chip tone="ok" icon="check">
            {t('posted')}
          </Chip>
        </div>
        <p>
          <Amount fen={payment.amountFen} size="large" />
        </p>
        <Facts payment={payment} reader={reader} borrower={borrower} />
        <SlipCut />
        <p className="meta">
          {t('reference')} <span className="num">{publicId('payment', payment.id)}</span>
        </p>
      </Slip>
      {payment.receipt && <WhatItPaid receipt={payment.receipt} amountFen={payment.amountFen} reader={reader} />}
    </>
  )
}

function Headline({ receipt, reader }: { receipt: ReceiptFacts | null; reader: Reader }) {
  const t = useTranslations('payments.receipt')
  const closed = receipt?.lines.filter(({ owesFen }) => owesFen === 0n) ?? []
  const [first] = closed
  if (!receipt) return t('title')
  const [open] = receipt.lines
  if (!first) return open ? t('titlePart', { number: open.number, amount: formatFen(open.owesFen) }) : t('title')
  if (!receipt.next && reader === 'payer') return t('titleSettled')
  return closed.length === 1
    ? t('titleClosed', { number: first.number })
    : t('titleClosedMany', { count: closed.length })
}

function Facts({ payment, reader, borrower }: { payment: PaymentView; reader: Reader; borrower: string | undefined }) {
  const t = useTranslations('payments.receipt')
  const locale = useLocale()
  const { loan, valueOn, postedAt, lenderReceipt } = payment
  return (
    <Rows variant="tight">
      <Row label={t('payer')} party={reader === 'friend' ? 'friend' : 'borrower'}>
        {t('you', { instrument: useInstrument(payment) })}
      </Row>
      {borrower && (
        <Row label={t('forWhom')} party="borrower">
          {borrower}
        </Row>
      )}
      <Row label={t('to')} party="lender" detail={reader === 'payer' ? loan.loanRef : undefined}>
        {loan.lenderName}
      </Row>
      {valueOn && <Row label={t('valueOn')}>{formatDay(valueOn, locale, { year: true })}</Row>}
      {postedAt && <Row label={t('postedAt')}>{formatInstant(postedAt, locale, { year: true })}</Row>}
      <Row label={t('lenderReceipt')}>
        <span className="num">{lenderReceipt}</span>
      </Row>
      <MoneyRow label={t('fee')} fen={0n} />
    </Rows>
  )
}

function WhatItPaid({
  receipt: { lines, overdueLeft, next },
  amountFen,
  reader,
}: {
  receipt: ReceiptFacts
  amountFen: bigint
  reader: Reader
}) {
  const t = useTranslations('payments.receipt')
  const locale = useLocale()
  return (
    <Card title={t('what')}>
      <NothingMissing lines={lines} reader={reader} />
      <Rows>
        {lines.map((line) => (
          <MoneyRow
            key={line.number}
            label={t('line', { number: line.number })}
            fen={line.paidFen}
            detail={<After line={line} />}
          />
        ))}
        <MoneyRow label={t('total')} fen={amountFen} total />
        {reader === 'friend' ? (
          <Row label={t('others')}>{t('othersText')}</Row>
        ) : (
          <>
            <Row label={t('overdue')}>
              {overdueLeft > 0 ? t('overdueLeft', { count: overdueLeft }) : t('overdueNone')}
            </Row>
            <Row label={t('next')}>
              {next
                ? t('nextText', { number: next.number, day: formatDay(next.dueOn, locale, { weekday: false }) })
                : t('nextNone')}
            </Row>
          </>
        )}
      </Rows>
    </Card>
  )
}

function After({ line: { owesFen, isOverdue } }: { line: ReceiptFacts['lines'][number] }) {
  const t = useTranslations('payments.receipt')
  if (owesFen === 0n) return t('lineClosed')
  return t(isOverdue ? 'lineOwesOverdue' : 'lineOwes', { amount: formatFen(owesFen) })
}

const KINDS = ['principal', 'interest', 'penalty'] as const

/** Where everything that it reached was closed: what was owed and what was paid are equally long. */
function NothingMissing({ lines, reader }: { lines: ReceiptFacts['lines']; reader: Reader }) {
  const t = useTranslations('payments.receipt')
  const kinds = useTranslations('payments.check')
  if (lines.some(({ owesFen }) => owesFen > 0n)) return null
  const owed = KINDS.map((kind) => ({
    name: kinds(kind),
    tone: kind,
    amountFen: sumFen(lines.map((line) => line[`${kind}Fen`])),
  })).filter(({ amountFen }) => amountFen > 0n)
  const paid = {
    name: t('paidByYou'),
    tone: reader === 'friend' ? ('friend' as const) : ('borrower' as const),
    amountFen: sumFen(owed.map(({ amountFen }) => amountFen)),
  }
  return <ClosedBar label={t('what')} owed={owed} paid={[paid]} />
}
