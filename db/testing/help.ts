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

/** An identified friend signs on this link, and the borrower after him: it can be paid. */
export async function bothSign(
  database: TestDatabase,
  asked: Awaited<ReturnType<typeof someAsk>>,
  { terms, meaning = 'gift' }: Ask = {},
  inviteId = asked.inviteId,
) {
  const [clock] = await database.sql.owner`select clock() as now`
  const steppedUpAt = clock?.now as Date
  const friend = { ...(await takenBy(inviteId)), steppedUpAt }
  await agreesOn(database, friend, friend.personId)
  const { shown } = await readyToSign(friend, terms ?? SOME_TERMS[meaning]())
  const { agreementId } = await inTransaction(friend, 'test', (ctx) =>
    signAsFriend(ctx, { mark: { method: 'code' }, shown }),
  )
  const [row] = await database.sql.owner`select text_hash as hash from agreements where id = ${agreementId}`
  const hash = row?.hash as string
  await inTransaction({ ...asked.borrower, steppedUpAt }, 'test', (ctx) =>
    signAsBorrower(ctx, { agreementId, mark: { method: 'code' }, hash }),
  )
  return { ...asked, inviteId, friend, agreementId }
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
