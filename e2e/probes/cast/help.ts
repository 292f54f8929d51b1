import postgres from 'postgres'
import type { TestDatabase } from '@/db/testing/database'
import { helpInForce, payHelp } from '@/db/testing/help'
import { capturedWord, hear, heldWord } from '@/db/testing/payments'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { listNotices } from '@/lib/notices/queries'
import { quoteAgreement } from '@/lib/assists/quote-agreement'
import { settlePayments } from '@/lib/assists/settle-payments'
import { listClaims } from '@/lib/claims/queries'
import { recordReceipt } from '@/lib/claims/record-receipt'
import { env } from '@/lib/env'
import { newId, publicId } from '@/lib/id'
import { fen } from '@/lib/money/fen'
import { loadAsked, loadPayment } from '@/lib/payments/load-payment'
import { recordPosting } from '@/lib/payments/record-posting'
import { linkToken } from '@/lib/privacy/cipher'
import type { Ids, Scene } from './scenes'

export const owner = postgres(env().DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
const database = { sql: { owner } } as unknown as TestDatabase
export const closeOwner = (): Promise<void> => owner.end()

type Help = Awaited<ReturnType<typeof helpInForce>>

const sceneOf = (help: Help, ids: Ids): Scene => ({
  borrowerId: help.person.id,
  invite: {
    id: help.inviteId,
    strangerVisitId: newId(),
    friendVisitId: help.friend.visitId,
    friendId: help.friend.personId,
  },
  ids: {
    ...ids,
    invite: publicId('invite', help.inviteId),
    assist: publicId('assist', help.assistId),
    agreement: publicId('agreement', help.agreementId),
    link: linkToken(help.inviteId),
  },
})

const asWorker = <T>(work: Parameters<typeof inTransaction<typeof WORKER, T>>[2]) => inTransaction(WORKER, 'cast', work)

async function held(help: Help): Promise<{ paymentId: string; amountFen: bigint }> {
  const paymentId = await payHelp(help.friend, help.agreementId)
  const payment = await asWorker((ctx) => loadPayment(ctx, { paymentId }))
  const { amountFen } = payment!
  await hear(paymentId, heldWord(amountFen))
  return { paymentId, amountFen }
}

/** A friend's money rests: he may take it back, or have it taken at once. */
export async function resting(): Promise<Scene> {
  const help = await helpInForce(database)
  const { quoteId } = await inTransaction(help.friend, 'cast', (ctx) =>
    quoteAgreement(ctx, { agreementId: help.agreementId }),
  )
  const { paymentId } = await held(help)
  return sceneOf(help, { quote: publicId('quote', quoteId), payment: publicId('payment', paymentId) })
}

/** A friend's loan was posted: the borrower owes him, and he recorded a first receipt. */
export async function claimed(): Promise<Scene> {
  const help = await helpInForce(database, { meaning: 'loan' })
  const { paymentId, amountFen } = await held(help)
  await hear(paymentId, capturedWord(amountFen))
  await asWorker(async (ctx) => {
    const asked = await loadAsked(ctx, { paymentId, verb: 'post' })
    const said = { state: 'posted' as const, receiptNo: `R-${newId()}`, postedAt: ctx.now }
    await recordPosting(ctx, { paymentId, call: { id: asked!.callId, verb: 'post' }, said })
    await settlePayments(ctx)
  })
  const [claim] = await listClaims(help.friend)
  const { id: claimId, today } = claim!
  await inTransaction(help.friend, 'cast', (ctx) =>
    recordReceipt(ctx, { claimId, amountFen: fen(100), receivedOn: today }),
  )
  const [[recorded], [told]] = await Promise.all([listClaims(help.friend), listNotices(help.friend)])
  return sceneOf(help, {
    payment: publicId('payment', paymentId),
    claim: publicId('claim', claimId),
    receipt: recorded!.receipts[0]!.id,
    told: publicId('notice', told!.id),
    today,
  })
}
