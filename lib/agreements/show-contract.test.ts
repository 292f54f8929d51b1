import { draftOf, LAST_PAYABLE, readyToSign, SOME_TERMS, takenAsk } from '@/db/testing/agreements'
import { testDatabase } from '@/db/testing/database'
import { inTransaction } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { formatDay } from '@/lib/calendar/format'
import { newId } from '@/lib/id'
import { fingerprint } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { describe, expect, test } from 'vitest'
import { answerQuiz } from './answer-quiz'
import { textOf } from './clauses/contract'
import { getContract } from './queries'
import type { Terms } from './rules'
import { showContract } from './show-contract'
import { stateMeaning } from './state-meaning'

const { sql } = await testDatabase()

const act = <T>(friend: Friend, work: Parameters<typeof inTransaction<Friend, T>>[2]) =>
  inTransaction(friend, 'test', work)
const state = (friend: Friend, terms: Terms) => act(friend, (ctx) => stateMeaning(ctx, { terms }))
const show = (friend: Friend, locale: 'zh-CN' | 'en' = 'zh-CN') => act(friend, (ctx) => showContract(ctx, { locale }))

async function shownTo(meaning: Terms['meaning'], amountFen?: bigint) {
  const asked = await takenAsk({ meaning, amountFen })
  await state(asked.friend, SOME_TERMS[meaning]())
  const { hash } = await show(asked.friend)
  return { ...asked, hash, view: (await getContract(asked.friend))! }
}

describe('the contract that is shown', () => {
  test('comes from the book and the two people, with today’s cost and the maximum, and its hash is of its text', async () => {
    const { friend, person, loan, view, hash } = await shownTo('loan')
    const text = textOf(view.contract)
    const own = await act(friend, async ({ tx }) => tx.execute<{ id: string }>('select id from people'))
    expect([...own].map(({ id }) => id)).toEqual([friend.personId])
    for (const said of [
      person.name,
      person.idNumber.slice(-4),
      loan.loanRef.slice(-4),
      '第1期',
      '（¥450.00）',
      formatDay(LAST_PAYABLE, 'zh-CN', { weekday: false, year: true }),
    ]) {
      expect(text).toContain(said)
    }
    // 360.00 of principal and 78.84 of interest, with its penalty so far.
    const [, today] = /应还人民币[^（]+（¥(\d+\.\d\d)）/.exec(text) ?? []
    expect(Number(today)).toBeGreaterThanOrEqual(438.84)
    expect(Number(today)).toBeLessThanOrEqual(450)
    expect(hash).toBe(fingerprint(text))
    expect(view).toMatchObject({ hash, openQuestions: ['begins', 'once', 'unpaid'], lastAnswer: undefined })
    expect(view.translation.locale).toBe('en')
    expect(view.translation.number).toBe(view.contract.number)
  })

  test('of an amount asks for the amount, and says that it may close nothing', async () => {
    const { view } = await shownTo('gift', 10_000n)
    expect(textOf(view.contract)).toContain('应还人民币壹佰元整（¥100.00）')
    expect(textOf(view.contract)).toContain('该金额可能不足以结清任何一期')
  })

  test('is kept sealed: neither name nor number can be read in its row', async () => {
    const { friend, person } = await shownTo('gift')
    const [row] =
      await sql.owner`select to_jsonb(d)::text as text, contract_sealed from agreement_drafts d where friend_id = ${friend.personId}`
    expect(row?.text).not.toContain(person.name)
    expect(Buffer.from(row?.contract_sealed as Uint8Array).toString('utf8')).not.toContain(person.name)
  })

  test('shown again stays the same, number and time included; in another language it is another text to sign', async () => {
    const { friend, hash, view } = await shownTo('gift')
    expect(await show(friend)).toEqual({ hash })
    expect((await getContract(friend))?.shownAt).toEqual(view.shownAt)
    const english = await show(friend, 'en')
    expect(english.hash).not.toBe(hash)
    expect((await getContract(friend))?.contract).toMatchObject({ locale: 'en', number: view.contract.number })
    const audits =
      await sql.owner`select detail ->> 'textHash' as hash from audit_entries where verb = 'show-contract' and actor_id = ${friend.personId} order by id`
    expect(audits.map((row) => row.hash)).toEqual([hash, english.hash])
  })

  test('goes when the terms change, until it is shown anew; the same terms leave it', async () => {
    const { friend, hash } = await shownTo('loan')
    await state(friend, SOME_TERMS.loan())
    expect((await getContract(friend))?.hash).toBe(hash)
    await state(friend, { ...SOME_TERMS.loan(), months: 6 } as Terms)
    expect(await getContract(friend)).toBeUndefined()
    expect((await show(friend)).hash).not.toBe(hash)
  })

  test('needs a matched meaning and a living invite, and is nobody else’s', async () => {
    const { friend } = await takenAsk({ meaning: 'loan' })
    await expect(show(friend)).rejects.toEqual(new Refusal('meaning_open'))
    await state(friend, SOME_TERMS.gift())
    await expect(show(friend)).rejects.toEqual(new Refusal('meaning_open'))
    await expect(show({ ...friend, visitId: newId() })).rejects.toEqual(new Refusal('not_found'))
    const other = await takenAsk({ meaning: 'gift' })
    await state(other.friend, SOME_TERMS.gift())
    await show(other.friend)
    expect(await getContract({ ...other.friend, inviteId: friend.inviteId })).toBeUndefined()
    expect(await getContract({ ...other.friend, personId: friend.personId })).toBeUndefined()
  })
})

describe('the questions on it', () => {
  const answer = (friend: Friend, question: string, option: string, shown: string) =>
    act(friend, (ctx) => answerQuiz(ctx, { question, answer: option, shown }))

  test('a wrong answer names the clause, is kept, and may be given again', async () => {
    const { friend, view } = await shownTo('gift')
    expect(await answer(friend, 'back', 'a', view.shown)).toEqual({ right: false, clause: 'gift', answers: 1 })
    expect((await getContract(friend))?.lastAnswer).toMatchObject({ question: 'back', answer: 'a', right: false })
    expect(await answer(friend, 'back', 'b', view.shown)).toEqual({ right: true, clause: 'gift', answers: 2 })
    expect((await getContract(friend))?.openQuestions).toEqual(['once', 'most'])
    const kept = (await draftOf(friend))?.quiz.map(({ question, answer: given, right }) => [question, given, right])
    expect(kept).toEqual([
      ['back', 'a', false],
      ['back', 'b', true],
    ])
    const audits =
      await sql.owner`select detail from audit_entries where verb = 'answer-quiz' and actor_id = ${friend.personId} order by id`
    expect(audits.map((row) => (row.detail as { right: boolean }).right)).toEqual([false, true])
  })

  test('is about the text that was shown: another mark, another text or another’s are refused', async () => {
    const { friend, view } = await shownTo('loan')
    const other = await shownTo('loan')
    const refused = (shown: string) =>
      expect(answer(friend, 'once', 'c', shown)).rejects.toEqual(new Refusal('contract_changed'))
    await refused(other.view.shown)
    await refused(`${view.shown.slice(0, -4)}AAAA`)
    await refused('A'.repeat(80))
    await state(friend, { ...SOME_TERMS.loan(), months: 6 } as Terms)
    await show(friend)
    await refused(view.shown)
    expect((await draftOf(friend))?.quiz).toEqual([])
  })

  test('no such question or option is a bad input; sixty answers are enough', async () => {
    const { friend, view } = await shownTo('gift')
    await expect(answer(friend, 'unpaid', 'c', view.shown)).rejects.toEqual(new Refusal('input_invalid'))
    await expect(answer(friend, 'back', 'z', view.shown)).rejects.toEqual(new Refusal('input_invalid'))
    await sql.owner`update agreement_drafts set quiz = (select jsonb_agg(jsonb_build_object('question', 'back', 'answer', 'a', 'right', false, 'at', '')) from generate_series(1, 60)) where friend_id = ${friend.personId}`
    await expect(answer(friend, 'back', 'b', view.shown)).rejects.toEqual(new Refusal('too_many_attempts'))
  })

  test('answers sent at once are all kept', async () => {
    const { friend, view } = await shownTo('gift')
    await Promise.all(['a', 'b', 'c'].map((option) => answer(friend, 'back', option, view.shown)))
    expect((await draftOf(friend))?.quiz.map(({ answer: given }) => given).sort()).toEqual(['a', 'b', 'c'])
  })

  test('all three right answers close them', async () => {
    const { friend } = await takenAsk({ meaning: 'advance' })
    await readyToSign(friend, SOME_TERMS.advance())
    expect((await getContract(friend))?.openQuestions).toEqual([])
  })
})

// Last: it moves the clock.
test('a rate that was agreed is refused once the cap is unknown again', async () => {
  await sql.owner`insert into lpr_rates (effective_on, rate_bps, source) values ((clock() at time zone 'Asia/Shanghai')::date - 59, 300, '演示数据')`
  const { friend } = await takenAsk({ meaning: 'loan', answerBy: new Date(Date.now() + 30 * 86_400_000) })
  await state(friend, { ...SOME_TERMS.loan(), rateBps: 600 } as Terms)
  await show(friend)
  expect(textOf((await getContract(friend))!.contract)).toContain('年利率为6%')
  await sql.owner`select app.move_clock('3 days')`
  await expect(show(friend)).rejects.toEqual(new Refusal('rate_not_offered'))
})
