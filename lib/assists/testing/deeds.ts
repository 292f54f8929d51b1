import { readyToSign } from '@/db/testing/agreements'
import type { Terms } from '@/lib/agreements/rules'
import { answerAsk } from '@/lib/assists/answer-ask'
import { ask } from '@/lib/assists/ask'
import { askAnother } from '@/lib/assists/ask-another'
import { decideOwnHold } from '@/lib/assists/decide-own-hold'
import { payAgreement } from '@/lib/assists/pay-agreement'
import { quoteAgreement } from '@/lib/assists/quote-agreement'
import type { AskAnswers } from '@/lib/assists/rules'
import { signAsBorrower } from '@/lib/assists/sign-as-borrower'
import { signAsFriend } from '@/lib/assists/sign-as-friend'
import { startAsk } from '@/lib/assists/start-ask'
import { stepBack } from '@/lib/assists/step-back'
import { withdrawInvite } from '@/lib/assists/withdraw-invite'
import { addDays, day, type Day } from '@/lib/calendar/day'
import { recordReceipt, undoReceipt } from '@/lib/claims/record-receipt'
import { newId } from '@/lib/id'
import { declineInvite } from '@/lib/invites/decline-invite'
import { takeInvite } from '@/lib/invites/take-invite'
import { fen } from '@/lib/money/fen'
import { payQuote } from '@/lib/payments/pay-quote'
import { quotePayment } from '@/lib/payments/quote-payment'
import type { Paid } from '@/lib/payments/pay-quote'
import type { Wish as RealWish } from '@/lib/quotes/rules'
import { LOAN_MONTHS } from './asking-model'
import { dayAt, dayText } from './book-model'
import { borrowerOf, type Answer, type Meaning, type Model, type Wish } from './model'
import type { Act } from './operations'
import type { Stage } from './perform'

type Doing<Name extends Act['act']> = (
  stage: Stage,
  act: Extract<Act, { act: Name }>,
  /** How things stood before: only whose they are is asked of it. */
  before: Model,
) => Promise<Answer>

export type Doings<Name extends Act['act']> = { [N in Name]: Doing<N> }

const wishOf = (wish: Wish): RealWish =>
  'count' in wish ? { kind: 'instalments', count: wish.count } : { kind: 'amount', amountFen: fen(wish.amount) }

const termsOf = (meaning: Meaning, lastPayableOn: Day): Terms => {
  if (meaning === 'loan') return { meaning, months: LOAN_MONTHS, firstOn: addDays(lastPayableOn, 20), rateBps: 0 }
  return meaning === 'advance' ? { meaning, byOn: addDays(lastPayableOn, 60) } : { meaning }
}

const asked = (model: Model, invite: number) => model.assists[model.invites[invite]!.assist]!
const whose = (model: Model, agreement: number) => model.agreements[agreement]!
const inviter = (model: Model, invite: number) => borrowerOf(model, asked(model, invite))

const paid = ({ ids }: Stage, one: Paid): Answer =>
  'paymentId' in one ? `payment ${ids.place('payments', one.paymentId)}` : `quote ${ids.place('quotes', one.quoteId)}`
const quoted = ({ ids }: Stage, { quoteId }: { quoteId: string }): Answer => `quote ${ids.place('quotes', quoteId)}`

/** What people do, by the commands that their pages call. */
export const DEEDS: Doings<
  | (
      | 'ask'
      | 'askAnother'
      | 'take'
      | 'decline'
      | 'prepare'
      | 'signAsFriend'
      | 'signAsBorrower'
      | 'stepBack'
      | 'withdraw'
    )
  | ('quoteHelp' | 'payHelp' | 'decide' | 'quoteOwn' | 'payOwn' | 'record' | 'undo')
> = {
  async ask(stage, { loan, wish, meaning, days }, { loans }) {
    const borrower = stage.borrower(loans[loan]!.borrower)
    const loanId = stage.ids.loans[loan]!
    const much: AskAnswers[] =
      'count' in wish
        ? [{ by: 'instalments' }, { count: wish.count }]
        : [{ by: 'amount' }, { amountFen: fen(wish.amount) }]
    await stage.as(borrower, (ctx) => startAsk(ctx, { loanId }))
    for (const answer of [...much, { friend: '阿四' }, { meaning }, { sentence: 'tight_month' as const }, { days }]) {
      await stage.as(borrower, (ctx) => answerAsk(ctx, { loanId, answer }))
    }
    const { assistId, inviteId } = await stage.as(borrower, (ctx) => ask(ctx, { loanId, locale: 'zh-CN' }))
    stage.ids.assists.push(assistId)
    stage.ids.invites.push(inviteId)
    return 'done'
  },
  async askAnother(stage, { assist }, model) {
    const assistId = stage.ids.assists[assist]!
    const borrower = stage.borrower(borrowerOf(model, model.assists[assist]!))
    const { inviteId } = await stage.as(borrower, (ctx) => askAnother(ctx, { assistId, friendLabel: '老五' }))
    stage.ids.invites.push(inviteId)
    return 'done'
  },
  async take(stage, { invite, person }) {
    const [inviteId, personId, visitId] = [stage.ids.invites[invite]!, stage.ids.people[person]!, newId()]
    await stage.owner`insert into invite_visits (id, invite_id, state, named_right_at) values (${visitId}, ${inviteId}, 'opened', clock())`
    await stage.owner`insert into identity_checks (id, side, visit_id, consent_id, locale, answer, answered_at, found_person_id)
      values (${newId()}, 'friend', ${visitId}, ${newId()}, 'zh-CN', 'agree', clock(), ${personId})`
    const visitor = { side: 'friend' as const, personId: undefined, inviteId, visitId, sessionId: newId() }
    const taken = await stage.as({ ...visitor, steppedUpAt: stage.now }, takeInvite)
    if (taken.to !== 'terms') return taken.to
    stage.visits.set(`${invite} ${person}`, { visitId, shown: '' })
    return 'taken'
  },
  async decline(stage, { invite, person }) {
    return (await stage.as(stage.friend(person, { invite }), declineInvite)).to
  },
  async prepare(stage, { invite, person }, model) {
    const { meaning, answerBy } = asked(model, invite)
    const lastPayableOn = day(dayText(dayAt(answerBy + 96 * 3_600_000)))
    const { shown } = await readyToSign(stage.friend(person, { invite }), termsOf(meaning, lastPayableOn))
    stage.visits.get(`${invite} ${person}`)!.shown = shown
    return 'done'
  },
  async signAsFriend(stage, { invite, person, isProven }) {
    const { shown } = stage.visits.get(`${invite} ${person}`)!
    const { agreementId } = await stage.as(stage.friend(person, { invite, isProven }), (ctx) =>
      signAsFriend(ctx, { mark: { method: 'code' }, shown }),
    )
    stage.ids.agreements.push(agreementId)
    return 'done'
  },
  async signAsBorrower(stage, { agreement, isProven }, model) {
    const agreementId = stage.ids.agreements[agreement]!
    const [row] = await stage.owner<
      { hash: string }[]
    >`select text_hash as hash from agreements where id = ${agreementId}`
    const borrower = stage.borrower(inviter(model, whose(model, agreement).invite), isProven)
    await stage.as(borrower, (ctx) => signAsBorrower(ctx, { agreementId, mark: { method: 'code' }, hash: row!.hash }))
    return 'done'
  },
  async stepBack(stage, { agreement }, model) {
    const agreementId = stage.ids.agreements[agreement]!
    await stage.as(stage.friend(whose(model, agreement).friend), (ctx) => stepBack(ctx, { agreementId }))
    return 'done'
  },
  async withdraw(stage, { invite }, model) {
    const inviteId = stage.ids.invites[invite]!
    await stage.as(stage.borrower(inviter(model, invite)), (ctx) => withdrawInvite(ctx, { inviteId }))
    return 'done'
  },
  async quoteHelp(stage, { agreement }, model) {
    const agreementId = stage.ids.agreements[agreement]!
    const { friend, invite } = whose(model, agreement)
    return quoted(
      stage,
      await stage.as(stage.friend(friend, { invite }), (ctx) => quoteAgreement(ctx, { agreementId })),
    )
  },
  async payHelp(stage, { quote, atOnce }, model) {
    const { friend, invite } = whose(model, model.quotes[quote]!.agreement!)
    const quoteId = stage.ids.quotes[quote]!
    return paid(
      stage,
      await stage.as(stage.friend(friend, { invite }), (ctx) => payAgreement(ctx, { quoteId, atOnce })),
    )
  },
  async decide(stage, { payment, as }, model) {
    const paymentId = stage.ids.payments[payment]!
    await stage.as(stage.friend(model.payments[payment]!.payer), (ctx) => decideOwnHold(ctx, { paymentId, as }))
    return 'done'
  },
  async quoteOwn(stage, { loan, wish }, { loans }) {
    const borrower = stage.borrower(loans[loan]!.borrower)
    const loanId = stage.ids.loans[loan]!
    return quoted(stage, await stage.as(borrower, (ctx) => quotePayment(ctx, { loanId, wish: wishOf(wish) })))
  },
  async payOwn(stage, { quote }, { loans, quotes }) {
    const quoteId = stage.ids.quotes[quote]!
    const borrower = stage.borrower(loans[quotes[quote]!.loan]!.borrower)
    return paid(stage, await stage.as(borrower, (ctx) => payQuote(ctx, { quoteId })))
  },
  async record(stage, { claim, amount }, { claims }) {
    const claimId = stage.ids.claims[claim]!
    const receivedOn = day(dayText(dayAt(stage.at)))
    const { receiptId } = await stage.as(stage.friend(claims[claim]!.friend), (ctx) =>
      recordReceipt(ctx, { claimId, amountFen: fen(amount), receivedOn }),
    )
    stage.ids.receipts[claim]!.push(receiptId)
    return 'done'
  },
  async undo(stage, { claim, receipt }, { claims }) {
    const claimId = stage.ids.claims[claim]!
    const receiptId = stage.ids.receipts[claim]![receipt]!
    const undone = await stage.as(stage.friend(claims[claim]!.friend), (ctx) =>
      undoReceipt(ctx, { claimId, receiptId }),
    )
    stage.ids.receipts[claim]!.push(undone.receiptId)
    return 'done'
  },
}
