import { closePools, databaseOf } from '@/db/client'
import { sessions } from '@/db/schema/auth'
import { ledgerTransactions } from '@/db/schema/ledger'
import { notices } from '@/db/schema/notices'
import { SOME_TERMS, readyToSign, signedAsk, takenAsk } from '@/db/testing/agreements'
import { someColleague } from '@/db/testing/colleagues'
import { begunPayment, quote, someDebtor } from '@/db/testing/payments'
import { inTransaction } from '@/db/transaction'
import { GATE, STAFF_POLICY, type Borrower } from '@/lib/access/rules'
import { answerAsk } from '@/lib/assists/answer-ask'
import { startAsk } from '@/lib/assists/start-ask'
import { sessionEndsAt } from '@/lib/auth/rules'
import { newId, publicId } from '@/lib/id'
import { declineInvite } from '@/lib/invites/decline-invite'
import { linkToken } from '@/lib/privacy/cipher'
import { claimed, closeOwner, resting } from './help'
import { onTheWay } from './on-the-way'
import { staffed } from './staffed'
import type { Cast, Ids, Scene, Tale } from './scenes'

/** Makes two tales of the same kind in the database of its settings, and says on its output who is in them. */
async function makeCast(): Promise<Cast> {
  const staff: Record<string, string> = {}
  for (const role of STAFF_POLICY.see_overview) staff[role] = (await someColleague(role)).staffId
  return { staff, tales: [await makeTale(0), await makeTale(1)] }
}

async function makeTale(index: number): Promise<Tale> {
  return {
    free: await free(index),
    paying: await paying(),
    taken: await taken(),
    refused: await refused(),
    signed: await signed(),
    resting: await resting(),
    claimed: await claimed(),
    staffed: onInvite(...(await staffed())),
  }
}

/** Nobody is asked yet: a price, a half-answered wizard, a notice, a link for a new colleague. */
async function free(index: number): Promise<Scene> {
  const { borrower, loan } = await someDebtor()
  const { quoteId } = await quote(borrower, loan.id)
  await answerEverything(borrower, loan.id)
  const [noticeId, sessionId, now] = [newId(), newId(), new Date()]
  const { personId } = borrower
  await inTransaction(borrower, 'cast', ({ tx }) =>
    tx.insert(notices).values({ id: noticeId, forPerson: personId, side: 'borrower', kind: 'ask_ended', params: {} }),
  )
  await inTransaction(GATE, 'cast', ({ tx }) =>
    tx.insert(sessions).values({
      ...{ id: sessionId, kind: 'person', personId, device: 'elsewhere' },
      ...{ lastSeenAt: now, steppedUpAt: now, expiresAt: sessionEndsAt(now) },
    }),
  )
  const booked = await databaseOf('worker').select({ id: ledgerTransactions.id }).from(ledgerTransactions).limit(2)
  return {
    borrowerId: personId,
    ids: {
      person: publicId('person', personId),
      session: publicId('session', sessionId),
      loan: publicId('loan', loan.id),
      quote: publicId('quote', quoteId),
      notice: publicId('notice', noticeId),
      transaction: publicId('transaction', booked[index]!.id),
      welcome: (await someColleague()).token,
    },
  }
}

async function answerEverything(borrower: Borrower, loanId: string): Promise<void> {
  await inTransaction(borrower, 'cast', (ctx) => startAsk(ctx, { loanId }))
  for (const answer of [
    { by: 'instalments' },
    { count: 1 },
    { friend: '阿四' },
    { meaning: 'gift' },
    { sentence: 'tight_month' },
    { days: 3 },
  ] as const)
    await inTransaction(borrower, 'cast', (ctx) => answerAsk(ctx, { loanId, answer }))
}

async function paying(): Promise<Scene> {
  const { borrower, paymentId } = await begunPayment()
  return { borrowerId: borrower.personId, ids: { payment: publicId('payment', paymentId) } }
}

/** A friend took the link and stands before his signature; somebody else holds the same link and is nobody yet. */
async function taken(): Promise<Scene> {
  const asked = await takenAsk({ meaning: 'loan' })
  const { shown } = await readyToSign(asked.friend, SOME_TERMS.loan())
  const scene = onInvite(asked, { shown })
  return { ...scene, invite: { ...scene.invite!, onTheWay: await onTheWay(asked.inviteId) } }
}

/** The friend said not now, and may take it back once he signed in. */
async function refused(): Promise<Scene> {
  const asked = await takenAsk()
  await inTransaction(asked.friend, 'cast', declineInvite)
  return onInvite(asked, { refusal: publicId('refusal', asked.friend.visitId) })
}

async function signed(): Promise<Scene> {
  const asked = await signedAsk()
  const { agreementId, hash } = asked.agreement
  return onInvite(asked, { agreement: publicId('agreement', agreementId), hash })
}

const onInvite = (asked: Awaited<ReturnType<typeof takenAsk>>, ids: Ids): Scene => ({
  borrowerId: asked.person.id,
  invite: {
    id: asked.inviteId,
    strangerVisitId: newId(),
    friendVisitId: asked.friend.visitId,
    friendId: asked.friend.personId,
  },
  ids: {
    ...ids,
    invite: publicId('invite', asked.inviteId),
    assist: publicId('assist', asked.assistId),
    link: linkToken(asked.inviteId),
  },
})

const cast = await makeCast()
await Promise.all([closePools(), closeOwner()])
process.stdout.write(JSON.stringify(cast))
