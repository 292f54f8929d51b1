import { dayText, payoffOf, sum } from './book-model'
import { today, type Claim, type Loan, type Model, type Payment } from './model'

const iso = (instant: number | undefined): string | null =>
  instant === undefined ? null : new Date(instant).toISOString()
const day = (on: number | undefined): string | null => (on === undefined ? null : dayText(on))

/** How everything stands, in words and figures that can be compared one by one. */
export type Stand = Record<string, unknown>

/** How everything should stand, by the model alone. `base` is what the shared accounts held before. */
export function expectedStand(model: Model, base: { channel: bigint; clearing: bigint }): Stand {
  const taken = model.payments.filter(({ capturedAt }) => capturedAt !== undefined)
  const onItsWay = taken.filter(({ postedAt, state }) => postedAt === undefined && state === 'captured')
  return {
    loans: model.loans.map((loan, at) => loanStand(model, loan, at)),
    assists: model.assists.map(({ endedAt, answerBy, asked, maximum, ...rest }) => ({
      ...{ loan: rest.loan, state: rest.state, cause: rest.cause ?? null, meaning: rest.meaning },
      ...{ endedAt: iso(endedAt), answerBy: iso(answerBy), maximum: String(maximum) },
      asked: 'amount' in asked ? String(asked.amount) : `${asked.from} to ${asked.to}`,
    })),
    invites: model.invites.map(({ assist, state, cause, endedAt, visits }) => ({
      ...{ assist, state, cause: cause ?? null, endedAt: iso(endedAt) },
      visits: visits
        .filter((visit) => visit.state !== 'released')
        .map((visit) => `${visit.person} ${visit.state}`)
        .toSorted(),
    })),
    agreements: model.agreements.map(({ invite, friend, state, signBy, payBy, endedAt, performed }) => ({
      ...{ invite, friend, state, signBy: iso(signBy), payBy: iso(payBy), endedAt: iso(endedAt) },
      performed: performed === undefined ? null : String(performed),
    })),
    quotes: model.quotes.map(({ loan, agreement, amount, valueOn, expiresAt }) => ({
      ...{ loan, agreement: agreement ?? null, amount: String(amount) },
      ...{ valueOn: day(valueOn), expiresAt: iso(expiresAt) },
    })),
    payments: model.payments.map(paymentStand),
    claims: model.claims.map(claimStand),
    callbacks: model.callbacks.map(({ isTaken }) => isTaken),
    channel: String(base.channel + sum(taken.map(({ amount, refunded }) => amount - refunded))),
    clearing: String(base.clearing - sum(onItsWay.map(({ amount }) => amount))),
    jobs: model.jobs.toSorted(),
    told: model.told.toSorted(),
  }
}

function loanStand(model: Model, { principal, book, repaid }: Loan, at: number): Stand {
  const paid = sum(book.dues.map((due) => due.paid.principal))
  const posted = model.payments.filter(({ loan, postedAt }) => loan === at && postedAt !== undefined)
  return {
    dues: book.dues.map(
      ({ owes, paid: { principal: p, interest: i, penalty: f }, closedOn, dueOn }) =>
        `${day(dueOn)}: ${p} of ${owes.principal}, ${i} of ${owes.interest}, penalty ${f}${closedOn === undefined ? '' : `, closed ${day(closedOn)}`}`,
    ),
    waivers: book.waivers.map(({ number, on, principal: waived }) => `${number} ${day(on)} ${waived}`).toSorted(),
    nextDueOn: day(book.nextDueOn),
    settledOn: day(book.settledOn),
    repaid: repaid.map(String),
    owed: String(payoffOf(book, today(model))),
    balances: {
      receivable_principal: String(principal - paid),
      receivable_interest: '0',
      receivable_penalty: '0',
      lender_book: String(paid - principal),
      lender: String(-sum(posted.map(({ amount }) => amount))),
    },
  }
}

const paymentStand = (payment: Payment): Stand => ({
  ...{ kind: payment.kind, state: payment.state, loan: payment.loan, quote: payment.quote, payer: payment.payer },
  ...{ agreement: payment.agreement ?? null, lateOf: payment.lateOf ?? null, amount: String(payment.amount) },
  ...{ valueOn: day(payment.valueOn), covers: payment.covers, atOnce: payment.atOnce },
  ...{ orderEndsAt: iso(payment.orderEndsAt), coolUntil: iso(payment.coolUntil), heldAt: iso(payment.heldAt) },
  ...{ capturedAt: iso(payment.capturedAt), postedAt: iso(payment.postedAt), endedAt: iso(payment.endedAt) },
  ...{ cause: payment.cause ?? null, refunded: String(payment.refunded), isSetAside: payment.isSetAside },
  hold: payment.hold ?? null,
  calls: payment.calls.map(({ verb, outcome }) => `${verb} ${outcome ?? 'unanswered'}`).toSorted(),
})

function claimStand({ payment, friend, principal, startedOn, receipts }: Claim): Stand {
  const received = sum(receipts.map(({ amount }) => amount))
  const owed = principal - sum(receipts.filter(({ isBooked }) => isBooked).map(({ amount }) => amount))
  return {
    ...{ payment, friend, principal: String(principal), startedOn: day(startedOn), received: String(received) },
    state: received >= principal ? 'performed' : 'running',
    planned: String(principal),
    balances: { claim_friend: String(owed), claim_borrower: String(-owed) },
  }
}
