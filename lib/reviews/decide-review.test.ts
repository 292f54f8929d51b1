import { testDatabase } from '@/db/testing/database'
import { warm } from '@/db/testing/race'
import { asBorrower } from '@/db/testing/payments'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Staff } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { decideReview } from './decide-review'
import { openReview } from './open-review'
import { getReview, listReviewsOf } from './queries'
import type { ReviewKind } from './rules'
import { releaseReview, takeReview } from './take-review'

const { sql } = await testDatabase()
const { owner } = sql

const colleague = (): Staff => ({
  side: 'staff',
  staffId: newId(),
  role: 'reviewer',
  sessionId: newId(),
  steppedUpAt: new Date(),
})
const NOTE = '和贷款方核对过，已有书面回复。'

async function opened(kind: ReviewKind = 'late_repayment', by: Staff | typeof WORKER = WORKER): Promise<string> {
  const subjectId = newId()
  await inTransaction(by, 'test', (ctx) => openReview(ctx, { kind, subjectId }))
  const [row] = await owner`select id from reviews where subject_id = ${subjectId}`
  return row?.id as string
}
const take = (who: Staff, reviewId: string) => inTransaction(who, 'test', (ctx) => takeReview(ctx, { reviewId }))
const release = (who: Staff, reviewId: string) => inTransaction(who, 'test', (ctx) => releaseReview(ctx, { reviewId }))
const decide = (who: Staff, reviewId: string, changed: Partial<Parameters<typeof decideReview>[1]> = {}) =>
  inTransaction(who, 'test', (ctx) =>
    decideReview(ctx, { reviewId, decision: 'approved', reasonCode: 'book_it', note: NOTE, ...changed }),
  )
const verbsOf = async (id: string) =>
  (await owner`select verb, side, actor_id from audit_entries where thing_id = ${id} order by id`).map((row) => [
    row.verb,
    row.side,
    row.actor_id,
  ])

test('a review is opened, taken and decided, each with its audit row; the decision says who, what and why', async () => {
  const [me, id] = [colleague(), await opened()]
  await take(me, id)
  await decide(me, id)
  expect(await getReview(me, id)).toMatchObject({
    state: 'decided',
    decision: 'approved',
    reasonCode: 'book_it',
    reasonNote: NOTE,
    takenBy: me.staffId,
    decidedBy: me.staffId,
    decidedAt: expect.any(Date) as Date,
  })
  expect(await verbsOf(id)).toEqual([
    ['open-review', 'worker', null],
    ['take-review', 'staff', me.staffId],
    ['decide-review', 'staff', me.staffId],
  ])
})

test('asked twice about one thing it is one, until it is decided', async () => {
  const subjectId = newId()
  const open = () => inTransaction(WORKER, 'test', (ctx) => openReview(ctx, { kind: 'lender_silent', subjectId }))
  await warm(WORKER)
  expect((await Promise.all(Array.from({ length: 20 }, open))).filter(Boolean)).toHaveLength(1)
  const me = colleague()
  const [only] = await listReviewsOf(me, subjectId)
  await take(me, only!.id)
  await decide(me, only!.id, { reasonCode: 'lender_confirmed_posting' })
  expect(await open()).toBe(true)
  expect(await listReviewsOf(me, subjectId)).toHaveLength(2)
})

test('of twenty colleagues one has it; the others learn that it is taken', async () => {
  const id = await opened()
  const all = Array.from({ length: 20 }, colleague)
  await warm(all[0]!)
  const tries = await Promise.allSettled(all.map((who) => take(who, id)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Refusal).code] : []))).toEqual(
    Array(19).fill('taken_by_another'),
  )
})

test('of twenty decisions by him one stands', async () => {
  const [me, id] = [colleague(), await opened()]
  await take(me, id)
  await warm(me)
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => decide(me, id)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await verbsOf(id)).filter(([verb]) => verb === 'decide-review')).toHaveLength(1)
})

test('put back, it waits again, and another takes it', async () => {
  const [me, you, id] = [colleague(), colleague(), await opened()]
  await take(me, id)
  await expect(release(you, id)).rejects.toEqual(new Refusal('taken_by_another'))
  await release(me, id)
  await expect(decide(me, id)).rejects.toEqual(new Refusal('taken_by_another'))
  await take(you, id)
  await decide(you, id)
})

test('what one asked for oneself, another decides; the table itself says so too', async () => {
  const me = colleague()
  const id = await opened('late_repayment', me)
  await expect(take(me, id)).rejects.toEqual(new Refusal('own_matter'))
  const you = colleague()
  await take(you, id)
  const asMe = owner`update reviews set state = 'decided', decision = 'approved', reason_code = 'book_it', reason_note = ${NOTE}, decided_by = ${me.staffId}, decided_at = clock() where id = ${id}`
  await expect(asMe).rejects.toMatchObject({ constraint_name: 'nobody_decides_what_he_asked_for' })
  await decide(you, id)
})

test('not without a fitting reason, a note, one’s having it, or a review', async () => {
  const [me, you, id] = [colleague(), colleague(), await opened()]
  await take(me, id)
  await expect(decide(me, id, { reasonCode: 'papers_agree' })).rejects.toEqual(new Refusal('reason_unusable'))
  await expect(decide(me, id, { note: '好' })).rejects.toEqual(new Refusal('note_missing'))
  await expect(decide(you, id)).rejects.toEqual(new Refusal('taken_by_another'))
  await expect(decide(me, newId())).rejects.toEqual(new Refusal('not_found'))
  await expect(take(me, newId())).rejects.toEqual(new Refusal('not_found'))
  expect((await getReview(me, id))?.state).toBe('taken')
})

test('neither borrower nor friend reads or writes reviews', async () => {
  const borrower = asBorrower(newId())
  for (const text of [
    'select id from reviews',
    `insert into reviews (id, kind, state, subject_id, rank, due_at) values ('${newId()}', 'lender_silent', 'waiting', '${newId()}', 1, now())`,
  ]) {
    await expect(inTransaction(borrower, 'test', ({ tx }) => tx.execute(text))).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  }
})
