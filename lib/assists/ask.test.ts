import { someLoan } from '@/db/testing/loans'
import { testDatabase } from '@/db/testing/database'
import { asBorrower, someDebtor } from '@/db/testing/payments'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { fen } from '@/lib/money/fen'
import { linkToken } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerAsk } from './answer-ask'
import { ask } from './ask'
import { askAnother } from './ask-another'
import { getAskDraft, getAssist, listAssists } from './queries'
import type { AskAnswers } from './rules'
import { startAsk } from './start-ask'
import { withdrawInvite } from './withdraw-invite'

const { sql } = await testDatabase()

const act = <T>(borrower: Borrower, work: Parameters<typeof inTransaction<Borrower, T>>[2]) =>
  inTransaction(borrower, 'test', work)

const identify = async ({ personId }: Borrower): Promise<void> => {
  await sql.owner`insert into identity_checks (id, side, person_id, consent_id, locale, answer, answered_at, found_person_id)
    values (${newId()}, 'borrower', ${personId}, ${newId()}, 'zh-CN', 'agree', now(), ${personId})`
}

const ANSWERS: AskAnswers[] = [
  { by: 'instalments' },
  { count: 1 },
  { friend: '阿四' },
  { meaning: 'gift' },
  { sentence: 'tight_month' },
  { days: 3 },
]

const answerAll = async (borrower: Borrower, loanId: string, answers = ANSWERS): Promise<void> => {
  await act(borrower, (ctx) => startAsk(ctx, { loanId }))
  for (const answer of answers) await act(borrower, (ctx) => answerAsk(ctx, { loanId, answer }))
}

const makeAsk = (borrower: Borrower, loanId: string) => act(borrower, (ctx) => ask(ctx, { loanId, locale: 'zh-CN' }))

const readyToAsk = async () => {
  const { borrower, loan } = await someDebtor()
  await identify(borrower)
  await answerAll(borrower, loan.id)
  return { borrower, loanId: loan.id }
}

const verbsOf = async (thingId: string): Promise<string[]> =>
  (await sql.owner`select verb from audit_entries where thing_id = ${thingId} order by id`).map(
    ({ verb }) => verb as string,
  )

describe('the answers', () => {
  test('lead from one question to the next, and stay until the ask is made', async () => {
    const { borrower, loan } = await someDebtor()
    await act(borrower, (ctx) => startAsk(ctx, { loanId: loan.id }))
    const next: string[] = []
    for (const answer of ANSWERS) {
      next.push((await act(borrower, (ctx) => answerAsk(ctx, { loanId: loan.id, answer }))).next)
    }
    expect(next).toEqual(['much', 'friend', 'meaning', 'sentence', 'days', 'check'])
    const draft = await getAskDraft(borrower, loan.id)
    expect(draft?.answers).toEqual(Object.assign({}, ...ANSWERS))
    expect(draft?.preview?.ask).toEqual({ kind: 'instalments', numbers: [1] })
    expect(draft?.waysOutShownAt).toBeInstanceOf(Date)
  })

  test('the name of the friend is nowhere in the clear', async () => {
    const { loanId } = await readyToAsk()
    const [row] =
      await sql.owner`select answers::text, encode(friend_label_sealed, 'escape') as sealed from ask_drafts where loan_id = ${loanId}`
    expect(row?.answers).not.toContain('阿四')
    expect(row?.sealed).not.toContain('阿四')
  })

  test('more instalments or money than the loan owes is refused', async () => {
    const { borrower, loan } = await someDebtor()
    await answerAll(borrower, loan.id, [{ by: 'instalments' }])
    const answer = (one: AskAnswers) => act(borrower, (ctx) => answerAsk(ctx, { loanId: loan.id, answer: one }))
    await expect(answer({ count: 19 })).rejects.toMatchObject({ code: 'instalments_out_of_range' })
    await answer({ by: 'amount' })
    await expect(answer({ amountFen: fen(99_999_999n) })).rejects.toMatchObject({ code: 'amount_over_payoff' })
  })

  test('of a loan that is not his there is nothing to answer', async () => {
    const { loan } = await someDebtor()
    const { borrower } = await someDebtor()
    await expect(act(borrower, (ctx) => startAsk(ctx, { loanId: loan.id }))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      act(borrower, (ctx) => answerAsk(ctx, { loanId: loan.id, answer: { days: 1 } })),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await getAskDraft(borrower, loan.id)).toBeUndefined()
  })
})

describe('an ask', () => {
  test('is one assist and one link, with the consent, the job that ends it and its audit', async () => {
    const { borrower, loanId } = await readyToAsk()
    const { assistId, inviteId } = await makeAsk(borrower, loanId)
    const view = await getAssist(borrower, assistId)
    expect(view).toMatchObject({ state: 'asking', meaning: 'gift', mayAskAnother: true, endCause: null })
    expect(view?.links).toMatchObject([{ inviteId, state: 'open', friendLabel: '阿四', agreement: undefined }])
    expect(view?.links[0]?.link).toBe(`http://localhost:3000/i/${linkToken(inviteId)}`)
    expect(view?.links[0]?.spokenCode).toMatch(/^\d{4}$/)
    expect(await verbsOf(assistId)).toEqual(['ask'])
    const [consent] = await sql.owner`select kind, screen from consents where subject_id = ${assistId}`
    expect(consent).toEqual({ kind: 'show_friend', screen: 'ask/check' })
    const [job] =
      await sql.owner`select run_at from graphile_worker._private_jobs where payload->>'assistId' = ${assistId}`
    expect(job?.run_at).toEqual(view?.answerBy)
    const [draft] =
      await sql.owner`select answers, friend_label_sealed, used_at from ask_drafts where loan_id = ${loanId}`
    expect(draft).toMatchObject({ answers: {}, friend_label_sealed: null })
    expect(draft?.used_at).not.toBeNull()
  })

  test('is refused while a question is open, and without the other ways shown', async () => {
    const { borrower, loan } = await someDebtor()
    await identify(borrower)
    await expect(makeAsk(borrower, loan.id)).rejects.toMatchObject({ code: 'ask_incomplete' })
    await answerAll(borrower, loan.id, ANSWERS.slice(0, -1))
    await expect(makeAsk(borrower, loan.id)).rejects.toMatchObject({ code: 'ask_incomplete' })
    await answerAll(borrower, loan.id)
    await sql.owner`update ask_drafts set ways_out_shown_at = null where loan_id = ${loan.id}`
    await expect(makeAsk(borrower, loan.id)).rejects.toMatchObject({ code: 'ask_incomplete' })
  })

  test('needs an identity that agrees', async () => {
    const { borrower, loan } = await someDebtor()
    await answerAll(borrower, loan.id)
    await expect(makeAsk(borrower, loan.id)).rejects.toMatchObject({ code: 'identity_needed' })
    expect(await listAssists(borrower)).toEqual([])
  })

  test('runs once per loan', async () => {
    const { borrower, loanId } = await readyToAsk()
    await makeAsk(borrower, loanId)
    await expect(makeAsk(borrower, loanId)).rejects.toMatchObject({ code: 'ask_running' })
    await expect(act(borrower, (ctx) => startAsk(ctx, { loanId }))).rejects.toMatchObject({ code: 'ask_running' })
  })

  test('twenty at once make one', async () => {
    const { borrower, loanId } = await readyToAsk()
    await warm(borrower)
    const tried = await Promise.allSettled(Array.from({ length: 20 }, () => makeAsk(borrower, loanId)))
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = tried.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Refusal).code] : []))
    expect(new Set(lost)).toEqual(new Set(['ask_running']))
    const [row] = await sql.owner`select count(*)::int as links from invites where loan_id = ${loanId}`
    expect(row?.links).toBe(1)
  })

  test('nobody else sees it', async () => {
    const { borrower, loanId } = await readyToAsk()
    const { assistId } = await makeAsk(borrower, loanId)
    const { borrower: other } = await someDebtor()
    expect(await getAssist(other, assistId)).toBeUndefined()
    await expect(act(other, (ctx) => askAnother(ctx, { assistId, friendLabel: '老五' }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('another friend', () => {
  let borrower: Borrower
  let assistId: string
  const another = () => act(borrower, (ctx) => askAnother(ctx, { assistId, friendLabel: '老五' }))
  const openLinks = async () => (await getAssist(borrower, assistId))!.links.filter(({ state }) => state === 'open')

  beforeAll(async () => {
    const ready = await readyToAsk()
    borrower = ready.borrower
    assistId = (await makeAsk(borrower, ready.loanId)).assistId
  })

  test('gets digits of his own and the same answer-by', async () => {
    await another()
    const [second, first] = await openLinks()
    expect(second?.friendLabel).toBe('老五')
    expect(second?.link).not.toBe(first?.link)
    expect(second?.answerBy).toEqual(first?.answerBy)
  })

  test('is refused while three are out, over all his loans', async () => {
    await another()
    await expect(another()).rejects.toEqual(new Refusal('links_open_max', { most: 3 }))
    expect((await getAssist(borrower, assistId))?.mayAskAnother).toBe(false)
    const loan = await someLoan(borrower.personId)
    await answerAll(borrower, loan.id)
    await expect(makeAsk(borrower, loan.id)).rejects.toMatchObject({ code: 'links_open_max' })
  })

  test('is refused after five in 30 days, however many were withdrawn', async () => {
    const withdrawOne = async () => {
      const [newest] = await openLinks()
      await act(borrower, (ctx) => withdrawInvite(ctx, { inviteId: newest!.inviteId }))
    }
    await withdrawOne()
    await another()
    await withdrawOne()
    await another()
    await withdrawOne()
    await expect(another()).rejects.toEqual(new Refusal('asks_max', { most: 5 }))
  })

  test('is refused once the time to answer is over', async () => {
    const { borrower: him, loanId } = await readyToAsk()
    const made = await makeAsk(him, loanId)
    await sql.owner`update assists set answer_by = now() - interval '1 minute' where id = ${made.assistId}`
    const late = act(him, (ctx) => askAnother(ctx, { assistId: made.assistId, friendLabel: '老五' }))
    await expect(late).rejects.toMatchObject({ code: 'ask_over' })
  })
})

test('a link of somebody else cannot be withdrawn', async () => {
  const { borrower, loanId } = await readyToAsk()
  const { inviteId } = await makeAsk(borrower, loanId)
  const stranger = asBorrower((await someDebtor()).borrower.personId)
  await expect(act(stranger, (ctx) => withdrawInvite(ctx, { inviteId }))).rejects.toMatchObject({ code: 'not_found' })
})
