import type { Borrower, Friend } from '@/lib/access/rules'
import { giveConsent } from '@/lib/agreements/give-consent'
import { insertAgreement } from '@/lib/agreements/insert-agreement'
import { getContract } from '@/lib/agreements/queries'
import { SIGNING_CONSENTS, type Terms } from '@/lib/agreements/rules'
import { showContract } from '@/lib/agreements/show-contract'
import { signAgreement } from '@/lib/agreements/sign-agreement'
import { stateMeaning } from '@/lib/agreements/state-meaning'
import { answerQuiz } from '@/lib/agreements/answer-quiz'
import { addDays } from '@/lib/calendar/day'
import type { LoanTerms } from '@/lib/calendar/schedule'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { newInvite } from '@/lib/invites/new-invite'
import { fen } from '@/lib/money/fen'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import { agreementDrafts } from '../schema/agreements'
import { assists } from '../schema/assists'
import { inviteVisits } from '../schema/invites'
import { inTransaction } from '../transaction'
import { asBorrower } from './payments'
import { someLoan } from './loans'
import { somebody } from './people'

const DAY = 86_400_000

export const inThreeDays = (): Date => new Date(Date.now() + 3 * DAY)

/** The last day on which what `someAsk` asks for can be paid; one for the whole run, which may pass midnight. */
export const LAST_PAYABLE = addDays(dayOf(inThreeDays()), 4)

export const SOME_TERMS: Record<Terms['meaning'], () => Terms> = {
  gift: () => ({ meaning: 'gift' }),
  loan: () => ({ meaning: 'loan', months: 5, firstOn: addDays(LAST_PAYABLE, 20), rateBps: 0 }),
  advance: () => ({ meaning: 'advance', byOn: addDays(LAST_PAYABLE, 60) }),
}

type Ask = { meaning?: Terms['meaning']; amountFen?: bigint; answerBy?: Date; loanTerms?: Partial<LoanTerms> }

/** A borrower who asks for his oldest instalment, or for an amount, with one link out. */
export async function someAsk({ meaning = 'gift', amountFen, answerBy = inThreeDays(), loanTerms }: Ask = {}) {
  const person = await somebody()
  const borrower = asBorrower(person.id)
  const loan = await someLoan(person.id, { terms: loanTerms })
  const assistId = newId()
  const asked = amountFen === undefined ? { firstNumber: 1, lastNumber: 1 } : { amountFen: fen(amountFen) }
  const { inviteId } = await inTransaction(borrower, 'test', async (ctx) => {
    await ctx.tx.insert(assists).values({
      id: assistId,
      state: 'asking',
      borrowerId: person.id,
      loanId: loan.id,
      ...asked,
      maximumFen: fen(amountFen ?? 45_000n),
      meaning,
      sentence: 'tight_month',
      answerBy,
      lastPayableOn: LAST_PAYABLE,
    })
    return newInvite(ctx, {
      assistId,
      loanId: loan.id,
      answerBy,
      friendLabel: '阿四',
      borrower: await loadOwnPerson(ctx),
    })
  })
  return { person, borrower, loan, assistId, inviteId }
}

/** Somebody who was identified on this invite and took it. */
export async function takenBy(
  inviteId: string,
  friendId?: string,
): Promise<Friend & { personId: string; visitId: string }> {
  const personId = friendId ?? (await somebody()).id
  const visitId = newId()
  const friend = { side: 'friend' as const, personId, inviteId, visitId, sessionId: newId(), steppedUpAt: new Date() }
  await inTransaction(friend, 'test', async ({ tx }) => {
    await tx.insert(inviteVisits).values({ id: visitId, inviteId, state: 'opened' })
    await tx.update(inviteVisits).set({ state: 'taken', personId, takenAt: new Date() })
  })
  return friend
}

/** An ask whose link somebody took. */
export async function takenAsk(ask: Ask = {}) {
  const asked = await someAsk(ask)
  return { ...asked, friend: await takenBy(asked.inviteId) }
}

/** Leads a friend who took the link to the signature: meaning, consents, contract, three right answers. */
export async function readyToSign(
  friend: Friend,
  terms: Terms,
  locale: 'zh-CN' | 'en' = 'zh-CN',
): Promise<{ shown: string }> {
  const act = <T>(work: Parameters<typeof inTransaction<Friend, T>>[2]) => inTransaction(friend, 'test', work)
  await act((ctx) => stateMeaning(ctx, { terms }))
  for (const kind of SIGNING_CONSENTS) {
    const subjectId = friend.inviteId ?? ''
    await act((ctx) => giveConsent(ctx, { kind, subjectId, screen: 'consent', locale, words: { borrower: '张三' } }))
  }
  await act((ctx) => showContract(ctx, { locale }))
  const { quiz, shown } = (await getContract(friend))!
  for (const { id, right } of quiz) await act((ctx) => answerQuiz(ctx, { question: id, answer: right, shown }))
  return { shown }
}

/** An agreement that the friend signed, on what is asked; and, where wanted, the borrower too. */
export async function signedAsk(ask: Ask & { terms?: Terms; byBoth?: boolean } = {}) {
  const asked = await takenAsk(ask)
  const { shown } = await readyToSign(asked.friend, ask.terms ?? SOME_TERMS[ask.meaning ?? 'gift']())
  const agreement = await inTransaction(asked.friend, 'test', async (ctx) => {
    const made = await insertAgreement(ctx, { shown })
    await signAgreement(ctx, { ...made, mark: { method: 'code' } })
    return made
  })
  if (ask.byBoth) await signAsBorrower(asked.borrower, agreement)
  return { ...asked, agreement }
}

export const signAsBorrower = (borrower: Borrower, { agreementId, hash }: { agreementId: string; hash: string }) =>
  inTransaction(borrower, 'test', (ctx) => signAgreement(ctx, { agreementId, hash, mark: { method: 'code' } }))

/** A draft's row, as its own side sees it. */
export const draftOf = (friend: Friend) =>
  inTransaction(friend, 'test', async ({ tx }) => (await tx.select().from(agreementDrafts))[0])
