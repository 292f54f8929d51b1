import { someAsk, takenAsk } from '@/db/testing/agreements'
import { someColleague } from '@/db/testing/colleagues'
import { testDatabase } from '@/db/testing/database'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Actor, type Staff } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { openReview } from '@/lib/reviews/open-review'
import type { ReviewKind } from '@/lib/reviews/rules'
import { describe, expect, test } from 'vitest'
import { decideCase, escalateCase } from './decide-case'
import { openCase } from './open-case'
import {
  countQueue,
  getCase,
  getQueue,
  listCasesOf,
  listQueue,
  QUEUE_VIEWS,
  type QueueItem,
  type QueueKey,
  type QueueView,
} from './queries'
import type { CaseKind } from './rules'
import { releaseCase, takeCase } from './take-case'

const { sql } = await testDatabase()
const { owner } = sql

const colleague = (): Staff => ({
  side: 'staff',
  staffId: newId(),
  role: 'support',
  sessionId: newId(),
  steppedUpAt: new Date(),
})
const NOTE = '打过电话，本人说没有人逼他。'

const open = (by: Actor, kind: CaseKind = 'pressure', subjectId = newId()) =>
  inTransaction(by, 'test', (ctx) => openCase(ctx, { kind, subjectId, facts: { page: 'safety' } }))
const take = (who: Staff, caseId: string) => inTransaction(who, 'test', (ctx) => takeCase(ctx, { caseId }))
const release = (who: Staff, caseId: string) => inTransaction(who, 'test', (ctx) => releaseCase(ctx, { caseId }))
const escalate = (who: Staff, caseId: string, note = NOTE) =>
  inTransaction(who, 'test', (ctx) => escalateCase(ctx, { caseId, note }))
const decide = (who: Staff, caseId: string, reasonCode = 'spoke_and_safe', note = NOTE) =>
  inTransaction(who, 'test', (ctx) => decideCase(ctx, { caseId, reasonCode, note }))
const verbsOf = async (id: string) =>
  (await owner`select verb, side from audit_entries where thing_id = ${id} order by id`).map(
    (row) => `${row.verb as string} ${row.side as string}`,
  )

describe('a case', () => {
  test('is opened by whoever is concerned, without his being able to read it, and closed by a colleague with a reason', async () => {
    const { friend, inviteId, borrower } = await takenAsk()
    const { caseId } = await open(friend, 'pressure', inviteId)
    await open(borrower, 'not_me', inviteId)
    for (const actor of [friend, borrower]) {
      await expect(inTransaction(actor, 'test', ({ tx }) => tx.execute('select id from cases'))).rejects.toMatchObject({
        cause: { code: '42501' },
      })
    }
    const me = colleague()
    expect((await listCasesOf(me, inviteId)).map(({ kind, openedBy }) => `${kind} ${openedBy}`).sort()).toEqual([
      'not_me borrower',
      'pressure friend',
    ])
    await take(me, caseId)
    await decide(me, caseId)
    expect(await getCase(me, caseId)).toMatchObject({
      state: 'decided',
      reasonCode: 'spoke_and_safe',
      reasonNote: NOTE,
      decidedBy: me.staffId,
      facts: { page: 'safety' },
    })
    expect(await verbsOf(caseId)).toEqual(['open-case friend', 'take-case staff', 'decide-case staff'])
  })

  test('of twenty colleagues one has it, and of twenty decisions one stands', async () => {
    const { caseId } = await open(WORKER)
    const all = Array.from({ length: 20 }, colleague)
    await warm(all[0]!)
    const taken = await Promise.allSettled(all.map((who) => take(who, caseId)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const holder = all[taken.findIndex(({ status }) => status === 'fulfilled')]!
    const decided = await Promise.allSettled(Array.from({ length: 20 }, () => decide(holder, caseId)))
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('put back it waits; escalated, another takes it up and he who passed it on does not', async () => {
    const [me, you, { caseId }] = [colleague(), colleague(), await open(WORKER)]
    await take(me, caseId)
    await release(me, caseId)
    await take(me, caseId)
    await escalate(me, caseId)
    await expect(take(me, caseId)).rejects.toEqual(new Refusal('own_matter'))
    await expect(decide(me, caseId)).rejects.toEqual(new Refusal('taken_by_another'))
    await take(you, caseId)
    await decide(you, caseId)
    expect((await verbsOf(caseId)).slice(-3)).toEqual(['escalate-case staff', 'take-case staff', 'decide-case staff'])
  })

  test('that a colleague opened, another closes; the table itself says so too', async () => {
    const [me, you] = [colleague(), colleague()]
    const { caseId } = await open(me, 'call')
    await take(me, caseId)
    await expect(decide(me, caseId, 'answered')).rejects.toEqual(new Refusal('own_matter'))
    const asMe = owner`update cases set state = 'decided', reason_code = 'answered', reason_note = ${NOTE}, decided_by = ${me.staffId}, decided_at = clock() where id = ${caseId}`
    await expect(asMe).rejects.toMatchObject({ constraint_name: 'nobody_closes_what_he_opened' })
    await release(me, caseId)
    await take(you, caseId)
    await decide(you, caseId, 'answered')
  })

  test('not without a fitting reason, a note, one’s having it, or a case', async () => {
    const [me, you, { caseId }] = [colleague(), colleague(), await open(WORKER)]
    await take(me, caseId)
    await expect(decide(me, caseId, 'answered')).rejects.toEqual(new Refusal('reason_unusable'))
    await expect(decide(me, caseId, 'spoke_and_safe', '')).rejects.toEqual(new Refusal('note_missing'))
    await expect(escalate(me, caseId, '')).rejects.toEqual(new Refusal('note_missing'))
    for (const act of [decide, release, escalate, take])
      await expect(act(you, caseId)).rejects.toEqual(new Refusal('taken_by_another'))
    for (const act of [decide, release, escalate, take])
      await expect(act(me, newId())).rejects.toEqual(new Refusal('not_found'))
    expect((await getCase(me, caseId))?.state).toBe('taken')
  })
})

describe('the queue', () => {
  const me = colleague()
  const keyOf = ({ rank, dueAt, id }: QueueKey) => `${rank} ${dueAt.toISOString()} ${id}`

  async function all(limit: number): Promise<QueueItem[]> {
    const items: QueueItem[] = []
    let after: QueueKey | undefined
    for (let page = 0; page < 100; page++) {
      const got = await listQueue(me, { after, limit })
      expect(got.items.length).toBeLessThanOrEqual(limit)
      items.push(...got.items)
      if (!got.next) return items
      after = got.next
    }
    throw new Error('the queue has no end')
  }

  test('brings what is most pressing first, page by page, each once, equal times included', async () => {
    await owner`update cases set state = 'taken', taken_by = ${me.staffId} where state in ('waiting', 'escalated')`
    const kinds: ReviewKind[] = ['late_repayment', 'lender_silent', 'friend_identity']
    const dueAt = new Date(Date.now() + 3_600_000)
    for (let n = 0; n < 4; n++) {
      for (const kind of kinds)
        await inTransaction(WORKER, 'test', (ctx) =>
          openReview(ctx, { kind, subjectId: newId(), dueAt: n < 2 ? dueAt : undefined }),
        )
      await open(WORKER, n % 2 ? 'pressure' : 'dispute')
    }
    const [counted] =
      await owner`select (select count(*) from reviews where state <> 'decided')::int + (select count(*) from cases where state <> 'decided')::int as n`
    const items = await all(5)
    expect(items).toHaveLength(counted?.n as number)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(items.map(keyOf)).toEqual(
      [...items]
        .sort((a, b) => a.rank - b.rank || a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1))
        .map(keyOf),
    )
    expect((await all(50)).map(keyOf)).toEqual(items.map(keyOf))
    expect(items[0]?.rank).toBe(1)
  })

  test('holds what is taken too, says what is late, and leaves out what is decided', async () => {
    const { inviteId } = await someAsk()
    const { caseId } = await open(WORKER, 'pressure', inviteId)
    await take(me, caseId)
    await owner`update cases set due_at = clock() - interval '1 hour' where id = ${caseId}`
    const find = async () => (await all(50)).find(({ id }) => id === caseId)
    expect(await find()).toMatchObject({
      what: 'case',
      kind: 'pressure',
      state: 'taken',
      takenBy: me.staffId,
      subjectId: inviteId,
      isLate: true,
    })
    await decide(me, caseId)
    expect(await find()).toBeUndefined()
  })

  test('divides into views and kinds, and the counts are those of the lists', async () => {
    const who = await someColleague()
    const { caseId } = await open(WORKER, 'not_me')
    await take(who, caseId)
    const { caseId: late } = await open(WORKER, 'not_me')
    await owner`update cases set due_at = clock() - interval '1 hour' where id = ${late}`
    const idsIn = async (view: QueueView) =>
      (await listQueue(who, { view, kind: 'not_me' })).items
        .map(({ id }) => id)
        .filter((id) => [caseId, late].includes(id))
    expect(await idsIn('all')).toEqual([late, caseId])
    expect(await idsIn('free')).toEqual([late])
    expect(await idsIn('mine')).toEqual([caseId])
    expect(await idsIn('late')).toEqual([late])
    const { piles, items } = await getQueue(who, { view: 'mine' })
    expect(items.map(({ id, takerName }) => [id, takerName])).toEqual([[caseId, who.name]])
    for (const { what, kind, oldestAt, firstDueAt, ...counts } of piles) {
      for (const view of QUEUE_VIEWS) {
        const listed = await listQueue(who, { view, kind })
        expect(counts[view], `${kind} ${view}`).toBe(listed.items.length)
      }
      const all = (await listQueue(who, { kind })).items
      expect(all.every((item) => item.what === what && item.kind === kind)).toBe(true)
      expect(oldestAt).toEqual(new Date(Math.min(...all.map((item) => item.createdAt.getTime()))))
      expect(firstDueAt).toEqual(new Date(Math.min(...all.map((item) => item.dueAt.getTime()))))
    }
    await decide(who, caseId, 'was_himself')
    expect((await countQueue(who)).reduce((sum, pile) => sum + pile.mine, 0)).toBe(0)
  })

  test('is read by its indexes, not by a sort of everything', async () => {
    const plan = await owner.begin(async (tx) => {
      // On so few rows the planner reads them all; what is asked is whether the index could serve the order.
      for (const way of ['seqscan', 'bitmapscan', 'sort']) await tx.unsafe(`set local enable_${way} = off`)
      return tx`explain select id from reviews where state <> 'decided' and (rank, due_at, id) > (1, now(), ${newId()}) order by rank, due_at, id limit 50`
    })
    const text = plan.map((row) => row['QUERY PLAN'] as string).join('\n')
    expect(text).toContain('review_queue')
    expect(text).not.toContain('Sort')
  })
})
