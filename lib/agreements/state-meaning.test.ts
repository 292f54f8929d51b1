import { draftOf, LAST_PAYABLE, SOME_TERMS, takenAsk, takenBy, someAsk } from '@/db/testing/agreements'
import { testDatabase } from '@/db/testing/database'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { addDays } from '@/lib/calendar/day'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { getDraft, getTermsFrame } from './queries'
import { MEANINGS, type Terms } from './rules'
import { stateMeaning } from './state-meaning'

const database = await testDatabase()
const { owner, borrower: borrowerSql } = database.sql

const state = (friend: Friend, terms: Terms) => inTransaction(friend, 'test', (ctx) => stateMeaning(ctx, { terms }))
const freshLpr = (rateBps = 300) =>
  owner`insert into lpr_rates (effective_on, rate_bps, source) values ((clock() at time zone 'Asia/Shanghai')::date - 3, ${rateBps}, '演示数据')`

test('with the LPR on record alone, which is old, no rate is offered, and none is taken', async () => {
  const { friend } = await takenAsk({ meaning: 'loan' })
  const frame = await getTermsFrame(friend)
  expect(frame).toMatchObject({ isRateOffered: false, capBps: 1_200, maximumFen: 45_000n, lastPayableOn: LAST_PAYABLE })
  expect(frame?.lpr).toEqual({
    effectiveOn: '2025-05-20',
    rateBps: 300,
    source: '中国人民银行授权全国银行间同业拆借中心',
  })
  const withRate = { ...SOME_TERMS.loan(), rateBps: 100 } as Terms
  await expect(state(friend, withRate)).rejects.toEqual(new Refusal('rate_not_offered'))
  expect(await state(friend, SOME_TERMS.loan())).toEqual({ match: true, answersLeft: 0 })
})

test.each(MEANINGS.flatMap((asked) => MEANINGS.map((said) => ({ asked, said }))))(
  'asked as $asked, meant as $said',
  async ({ asked, said }) => {
    const { friend } = await takenAsk({ meaning: asked })
    const match = asked === said
    expect(await state(friend, SOME_TERMS[said]())).toEqual({ match, answersLeft: match ? 0 : 1 })
    expect(await draftOf(friend)).toMatchObject({
      state: match ? 'matched' : 'drafted',
      meaning: said,
      meaningAnswers: 1,
    })
    const audits =
      await owner`select side, verb, thing, outcome, detail from audit_entries where thing = 'draft' and actor_id = ${friend.personId}`
    expect([...audits]).toEqual([
      { side: 'friend', verb: 'state-meaning', thing: 'draft', outcome: 'done', detail: { match, answers: 1 } },
    ])
  },
)

test('after a mismatch he answers once more; a third answer is refused and changes nothing', async () => {
  const { friend } = await takenAsk({ meaning: 'advance' })
  expect(await state(friend, SOME_TERMS.gift())).toEqual({ match: false, answersLeft: 1 })
  expect(await state(friend, SOME_TERMS.loan())).toEqual({ match: false, answersLeft: 0 })
  await expect(state(friend, SOME_TERMS.advance())).rejects.toEqual(new Refusal('meaning_answered_twice'))
  expect(await getDraft(friend)).toMatchObject({ state: 'drafted', answersLeft: 0, terms: { meaning: 'loan' } })
})

test('after a match the kind stands and its terms may change, which counts as no answer', async () => {
  const { friend } = await takenAsk({ meaning: 'loan' })
  await state(friend, SOME_TERMS.loan())
  await expect(state(friend, SOME_TERMS.gift())).rejects.toEqual(new Refusal('meaning_settled'))
  const longer = { ...SOME_TERMS.loan(), months: 12 } as Terms
  expect(await state(friend, longer)).toEqual({ match: true, answersLeft: 0 })
  expect(await draftOf(friend)).toMatchObject({ meaningAnswers: 1, terms: { months: 12 } })
})

test('terms outside what is allowed are refused, each by its name', async () => {
  const { friend } = await takenAsk({ meaning: 'loan' })
  const loan = SOME_TERMS.loan() as Extract<Terms, { meaning: 'loan' }>
  const code = (terms: Terms) =>
    state(friend, terms).then(
      () => 'ok',
      (error: Refusal) => error.code,
    )
  expect(await code({ ...loan, months: 37 })).toBe('months_out_of_range')
  expect(await code({ ...loan, firstOn: LAST_PAYABLE })).toBe('first_day_out_of_range')
  expect(await code({ meaning: 'advance', byOn: addDays(LAST_PAYABLE, 400) })).toBe('by_day_out_of_range')
  expect(await draftOf(friend)).toBeUndefined()
})

test('only who took the open link, in time, is heard', async () => {
  const { inviteId, friend, borrower } = await takenAsk()
  const notHim = async (other: Friend) =>
    expect(state(other, SOME_TERMS.gift())).rejects.toEqual(new Refusal('not_found'))
  await notHim({ ...friend, personId: undefined })
  await notHim({ ...friend, personId: newId() })
  await notHim({ ...friend, visitId: newId() })
  await notHim({ ...friend, inviteId: (await someAsk()).inviteId })
  const late = await takenAsk({ answerBy: new Date(Date.now() - 1_000) })
  await notHim(late.friend)
  await inTransaction(borrower, 'test', ({ tx }) =>
    tx.execute(
      `update invites set state = 'ended', ended_at = clock(), end_cause = 'withdrawn' where id = '${inviteId}'`,
    ),
  )
  await notHim(friend)
})

test('the friend’s side can ask yes or no about his own invite only, and cannot read the answer', async () => {
  const { friend } = await takenAsk({ meaning: 'loan' })
  const stranger = await takenBy((await someAsk({ meaning: 'loan' })).inviteId)
  const ask = (who: Friend, inviteId = friend.inviteId) =>
    inTransaction(who, 'test', async ({ tx }) => {
      const rows = await tx.execute<{ match: boolean }>(`select app.match_meaning('${inviteId}', 'loan') as match`)
      return rows[0]?.match
    })
  expect(await ask(friend)).toBe(true)
  expect(await ask(stranger)).toBe(false)
  await expect(
    inTransaction(friend, 'test', ({ tx }) => tx.execute('select meaning from assists')),
  ).rejects.toMatchObject({
    cause: { code: '42501' },
  })
  await expect(borrowerSql`select app.match_meaning(${friend.inviteId!}, 'loan')`).rejects.toMatchObject({
    code: '42501',
  })
})

test('twenty posts at once are one draft with two answers', async () => {
  const { friend } = await takenAsk({ meaning: 'advance' })
  await warm(friend)
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => state(friend, SOME_TERMS.gift())))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  expect(await draftOf(friend)).toMatchObject({ meaningAnswers: 2 })
})

test('a rate is taken up to the cap of a fresh LPR', async () => {
  await freshLpr(310)
  const { friend } = await takenAsk({ meaning: 'loan' })
  expect(await getTermsFrame(friend)).toMatchObject({ isRateOffered: true, capBps: 1_240, lpr: { source: '演示数据' } })
  const at = (rateBps: number) => state(friend, { ...SOME_TERMS.loan(), rateBps } as Terms)
  await expect(at(1_241)).rejects.toEqual(new Refusal('rate_above_cap', { cap: '12.4%' }))
  expect(await at(1_240)).toEqual({ match: true, answersLeft: 0 })
})
