import { someAsk } from '@/db/testing/agreements'
import { testDatabase } from '@/db/testing/database'
import { visitorTo } from '@/db/testing/invites'
import { someFacts } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Staff } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { sealWords } from '@/lib/identity/words'
import { getCheckToDecide } from '@/lib/identity/queries'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { decideReview } from './decide-review'
import { openReview } from './open-review'
import { listReviewsOf } from './queries'
import { revealReview } from './reveal-review'
import { releaseReview, takeReview } from './take-review'

const { sql } = await testDatabase()
const { owner } = sql
const WHY = { purpose: 'check_identity', note: '打电话核对' } as const

const colleague = (): Staff => ({
  side: 'staff',
  staffId: newId(),
  role: 'reviewer',
  sessionId: newId(),
  steppedUpAt: new Date(),
})

/** A friend's check that the provider cannot decide, in the queue. */
async function waitingReview() {
  const { inviteId } = await someAsk()
  const { visitId } = visitorTo(inviteId)
  const [words, checkId] = [someFacts(), newId()]
  const sealed = sealWords(checkId, words)
  await owner`insert into identity_checks ${owner({
    id: checkId,
    side: 'friend',
    visit_id: visitId!,
    name_sealed: sealed.nameSealed,
    id_number_sealed: sealed.idNumberSealed,
    phone_sealed: sealed.phoneSealed,
    consent_id: newId(),
    locale: 'zh-CN',
    answer: 'needs_person',
    look_by: new Date(),
  })}`
  await inTransaction(WORKER, 'test', (ctx) => openReview(ctx, { kind: 'friend_identity', subjectId: checkId }))
  const [review] = await listReviewsOf(colleague(), checkId)
  return { reviewId: review!.id, checkId, visitId, words }
}

const look = (who: Staff, reviewId: string) =>
  inTransaction(who, 'test', (ctx) => revealReview(ctx, { reviewId, ...WHY }))
const take = (who: Staff, reviewId: string) => inTransaction(who, 'test', (ctx) => takeReview(ctx, { reviewId }))
const looksAt = async (checkId: string) =>
  (
    await owner`select actor_id, detail from audit_entries where verb = 'reveal-identity-check' and thing_id = ${checkId}`
  ).map((row) => ({ ...row }))

test('whoever has it in hand sees what was typed, each time written down before with its reason', async () => {
  const me = colleague()
  const { reviewId, checkId, visitId, words } = await waitingReview()
  await take(me, reviewId)
  const shown = await look(me, reviewId)
  expect(shown.words).toEqual({ name: words.name, idNumber: words.idNumber, phone: words.phone })
  await look(me, reviewId)
  expect(await looksAt(checkId)).toEqual(Array(2).fill({ actor_id: me.staffId, detail: WHY }))
  expect(await getCheckToDecide(me, checkId)).toMatchObject({ visitId, earlier: [], answer: 'needs_person' })
})

test('nobody else does: not before it is taken, not a colleague, not after it is put back or decided', async () => {
  const [me, you] = [colleague(), colleague()]
  const { reviewId, checkId } = await waitingReview()
  const refused = new Refusal('taken_by_another')
  await expect(look(me, reviewId)).rejects.toEqual(refused)
  await take(me, reviewId)
  await expect(look(you, reviewId)).rejects.toEqual(refused)
  await inTransaction(me, 'test', (ctx) => releaseReview(ctx, { reviewId }))
  await expect(look(me, reviewId)).rejects.toEqual(refused)
  await take(you, reviewId)
  await inTransaction(you, 'test', (ctx) =>
    decideReview(ctx, { reviewId, decision: 'refused', reasonCode: 'not_reached', note: '打了三次，没有人接听电话。' }),
  )
  await expect(look(you, reviewId)).rejects.toEqual(refused)
  await expect(look(you, newId())).rejects.toEqual(new Refusal('not_found'))
  expect(await looksAt(checkId)).toEqual([])
})

test('earlier tries of the same visit are told by what came of them', async () => {
  const { checkId, visitId } = await waitingReview()
  await owner`insert into identity_checks ${owner({
    id: newId(),
    created_at: new Date(Date.now() - 3_600_000),
    side: 'friend',
    visit_id: visitId!,
    consent_id: newId(),
    locale: 'zh-CN',
    answer: 'mismatch',
    answered_at: new Date(),
  })}`
  expect((await getCheckToDecide(colleague(), checkId))?.earlier.map(({ answer }) => answer)).toEqual(['mismatch'])
})
