import type { Friend } from '@/lib/access/rules'
import type { Terms } from '@/lib/agreements/rules'
import { payAgreement } from '@/lib/assists/pay-agreement'
import { quoteAgreement } from '@/lib/assists/quote-agreement'
import { signAsBorrower } from '@/lib/assists/sign-as-borrower'
import { signAsFriend } from '@/lib/assists/sign-as-friend'
import { inTransaction } from '../transaction'
import { readyToSign, someAsk, SOME_TERMS, takenBy } from './agreements'
import type { TestDatabase } from './database'
import { agreesOn } from './invites'
import type { MoneyLine } from './money-line'

type Ask = Parameters<typeof someAsk>[0] & { terms?: Terms }

/** An identified friend signs on this link. */
export async function friendSigns(
  database: TestDatabase,
  asked: Awaited<ReturnType<typeof someAsk>>,
  { terms, meaning = 'gift' }: Ask = {},
  inviteId = asked.inviteId,
) {
  const [clock] = await database.sql.owner`select clock() as now`
  const friend = { ...(await takenBy(inviteId)), steppedUpAt: clock?.now as Date }
  await agreesOn(database, friend, friend.personId)
  const { shown } = await readyToSign(friend, terms ?? SOME_TERMS[meaning]())
  const { agreementId } = await inTransaction(friend, 'test', (ctx) =>
    signAsFriend(ctx, { mark: { method: 'code' }, shown }),
  )
  return { ...asked, inviteId, friend, agreementId }
}

/** An identified friend signs on this link, and the borrower after him: it can be paid. */
export async function bothSign(
  database: TestDatabase,
  asked: Awaited<ReturnType<typeof someAsk>>,
  ask: Ask = {},
  inviteId = asked.inviteId,
) {
  const signed = await friendSigns(database, asked, ask, inviteId)
  const { friend, agreementId } = signed
  const [row] = await database.sql.owner`select text_hash as hash from agreements where id = ${agreementId}`
  const hash = row?.hash as string
  await inTransaction({ ...asked.borrower, steppedUpAt: friend.steppedUpAt }, 'test', (ctx) =>
    signAsBorrower(ctx, { agreementId, mark: { method: 'code' }, hash }),
  )
  return signed
}

/** An ask that a friend and the borrower both signed. */
export const helpInForce = async (database: TestDatabase, ask: Ask = {}) => bothSign(database, await someAsk(ask), ask)

/** The friend looks at today's price and taps "pay". */
export async function payHelp(
  friend: Friend,
  agreementId: string,
  { atOnce = false }: { atOnce?: boolean } = {},
): Promise<string> {
  const { quoteId } = await inTransaction(friend, 'test', (ctx) => quoteAgreement(ctx, { agreementId }))
  const paid = await inTransaction(friend, 'test', (ctx) => payAgreement(ctx, { quoteId, atOnce }))
  if (!('paymentId' in paid)) throw new Error('The price did not hold.')
  return paid.paymentId
}

type Instrument = Parameters<MoneyLine['chooseAtCashier']>[1]

/** The friend's order is placed, and he chooses at the cashier. */
export async function payAtCashier(
  database: TestDatabase,
  line: MoneyLine,
  paymentId: string,
  choice: Instrument = { instrument: 'debit_pays' },
): Promise<void> {
  await line.moveClock('9 seconds')
  await line.settle()
  const [call] = await database.sql
    .owner`select answer ->> 'payUrl' as url from outside_calls where payment_id = ${paymentId} and verb = 'order'`
  await line.chooseAtCashier(call?.url as string, choice)
  await line.settle()
}

/** Where a payment and all that hangs on it stands. */
export async function standOfHelp({ sql }: TestDatabase, paymentId: string) {
  const [row] = await sql.owner`
    select p.state, p.end_cause as cause, p.covers, p.posted_at is not null as posted, g.state as agreement, i.state as invite,
      i.end_cause as invite_end, a.state as assist, (select ended_as from loan_holds h where h.payment_id = p.id) as hold,
      (select count(*)::int from claims c where c.payment_id = p.id) as claims
    from payments p join agreements g on g.id = p.agreement_id join invites i on i.id = g.invite_id
      join assists a on a.id = g.assist_id
    where p.id = ${paymentId}`
  return row
}

export const SETTLED = {
  state: 'captured',
  cause: null,
  posted: true,
  agreement: 'performed',
  invite: 'paid',
  assist: 'settled',
  hold: 'posted',
}
export const RESTING = {
  state: 'held',
  cause: null,
  covers: true,
  agreement: 'in_force',
  invite: 'agreed',
  assist: 'covered',
  hold: null,
}
export const GIVEN_BACK = {
  state: 'voided',
  covers: false,
  agreement: 'voided',
  invite: 'ended',
  invite_end: 'voided',
  hold: 'released',
  claims: 0,
}

/** What somebody was told, in order. */
export const noticesTo = async ({ sql }: TestDatabase, personId: string): Promise<string[]> =>
  (await sql.owner`select kind from notices where for_person = ${personId} order by id`).map(
    ({ kind }) => kind as string,
  )
