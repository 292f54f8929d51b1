import { readyToSign, SOME_TERMS, takenAsk } from '@/db/testing/agreements'
import { testDatabase } from '@/db/testing/database'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Friend } from '@/lib/access/rules'
import { getAgreement, getAgreementOfInvite, getDraft } from '@/lib/agreements/queries'
import { stateMeaning } from '@/lib/agreements/state-meaning'
import { listNotices } from '@/lib/notices/queries'
import { describe, expect, test } from 'vitest'
import { expireAssist } from './expire-assist'
import { onDeleteDrafts } from './on-delete-drafts'
import { getAssist } from './queries'
import { signAsBorrower } from './sign-as-borrower'
import { signAsFriend } from './sign-as-friend'
import { stepBack } from './step-back'
import { tellHim } from './tell-him'
import { withdrawInvite } from './withdraw-invite'

const { sql } = await testDatabase()

const CODE = { method: 'code' } as const
type Asked = Awaited<ReturnType<typeof takenAsk>>

const readyAsk = async () => {
  const asked = await takenAsk()
  return { ...asked, ...(await readyToSign(asked.friend, SOME_TERMS.gift())) }
}
const sign = (friend: Friend, shown: string) =>
  inTransaction(friend, 'test', (ctx) => signAsFriend(ctx, { mark: CODE, shown }))
const signedByFriend = async () => {
  const asked = await readyAsk()
  return { ...asked, ...(await sign(asked.friend, asked.shown)) }
}
const countersign = async ({ borrower, agreementId }: Asked & { agreementId: string }) => {
  const { textHash: hash } = (await getAgreement(borrower, agreementId))!
  return inTransaction(borrower, 'test', (ctx) => signAsBorrower(ctx, { agreementId, mark: CODE, hash }))
}
const withdraw = ({ borrower, inviteId }: Asked) =>
  inTransaction(borrower, 'test', (ctx) => withdrawInvite(ctx, { inviteId }))
const expire = (assistId: string) => inTransaction(WORKER, 'test', (ctx) => expireAssist(ctx, { assistId }))
const viewOf = async ({ borrower, assistId }: Asked) => (await getAssist(borrower, assistId))!
const linkOf = async (asked: Asked) => {
  const { state, endCause, agreement } = (await viewOf(asked)).links[0]!
  return { state, endCause, agreement: agreement?.state }
}
const kinds = async (actor: Friend | Asked['borrower']) => (await listNotices(actor)).map(({ kind }) => kind)
const verbsOf = async (thingId: string) =>
  (await sql.owner`select verb from audit_entries where thing_id = ${thingId} order by id`).map(
    ({ verb }) => verb as string,
  )
const jobsOf = async (assistId: string) =>
  sql.owner`select run_at from graphile_worker._private_jobs where payload->>'assistId' = ${assistId} order by run_at`

describe('the friend signs', () => {
  test('the invite is agreed, the borrower is told, and a job waits for his signature', async () => {
    const asked = await signedByFriend()
    expect(await linkOf(asked)).toEqual({ state: 'agreed', endCause: null, agreement: 'signed' })
    expect(await kinds(asked.borrower)).toEqual(['friend_signed'])
    expect(await verbsOf(asked.inviteId)).toContain('sign-as-friend')
    const { signBy } = (await getAgreementOfInvite(asked.borrower, asked.inviteId))!
    expect((await jobsOf(asked.assistId)).at(-1)?.run_at).toEqual(signBy)
  })

  test.each([
    ['withdrawn', (asked: Asked) => withdraw(asked)],
    ['past its time', ({ inviteId }: Asked) => sql.owner`update invites set answer_by = now() where id = ${inviteId}`],
    [
      'of an assist that is over',
      ({ assistId }: Asked) =>
        sql.owner`update assists set state = 'ended', ended_at = now(), end_cause = 'withdrawn' where id = ${assistId}`,
    ],
  ])('nothing on a link that is %s', async (_, end) => {
    const asked = await readyAsk()
    await end(asked)
    await expect(sign(asked.friend, asked.shown)).rejects.toMatchObject({ code: 'not_found' })
    expect(await kinds(asked.borrower)).toEqual([])
  })

  test('nothing without a code of the last ten minutes', async () => {
    const asked = await readyAsk()
    const stale = { ...asked.friend, steppedUpAt: new Date(0) }
    await expect(sign(stale, asked.shown)).rejects.toMatchObject({ code: 'step_up_needed' })
    expect(await linkOf(asked)).toMatchObject({ state: 'open', agreement: undefined })
  })

  test('while the borrower withdraws: one ends with the other’s answer, never half', async () => {
    const seen = new Set<string>()
    const asks = await Promise.all(Array.from({ length: 6 }, readyAsk))
    await warm(asks[0]!.borrower)
    await warm(asks[0]!.friend)
    for (const [i, asked] of asks.entries()) {
      const both = [() => sign(asked.friend, asked.shown), () => withdraw(asked)]
      const [first, second] = i % 2 ? both.reverse() : both
      await Promise.allSettled([first!(), second!()])
      expect(await linkOf(asked)).toEqual({ state: 'ended', endCause: 'withdrawn', agreement: undefined })
      const agreement = await getAgreementOfInvite(asked.friend, asked.inviteId)
      seen.add(agreement?.state ?? 'none')
    }
    expect([...seen].every((state) => state === 'withdrawn' || state === 'none')).toBe(true)
  })
})

describe('the borrower', () => {
  test('signs the same text: in force, the friend is told, a job waits for the payment', async () => {
    const asked = await signedByFriend()
    await countersign(asked)
    expect(await linkOf(asked)).toEqual({ state: 'agreed', endCause: null, agreement: 'in_force' })
    expect(await kinds(asked.friend)).toEqual(['borrower_signed'])
    const { payBy } = (await getAgreementOfInvite(asked.friend, asked.inviteId))!
    expect((await jobsOf(asked.assistId)).at(-1)?.run_at).toEqual(payBy)
    expect(await verbsOf(asked.inviteId)).toContain('sign-as-borrower')
    await expect(countersign(asked)).rejects.toMatchObject({ code: 'signed_already' })
  })

  test('signs nothing else, nothing of others, and nothing that is covered by another', async () => {
    const asked = await signedByFriend()
    const other = await signedByFriend()
    const { agreementId } = asked
    const as = (who: Asked['borrower'], hash: string) =>
      inTransaction(who, 'test', (ctx) => signAsBorrower(ctx, { agreementId, mark: CODE, hash }))
    await expect(as(asked.borrower, '0'.repeat(64))).rejects.toMatchObject({ code: 'contract_changed' })
    await expect(as(other.borrower, '0'.repeat(64))).rejects.toMatchObject({ code: 'not_found' })
    await sql.owner`update assists set state = 'covered' where id = ${asked.assistId}`
    await expect(countersign(asked)).rejects.toMatchObject({ code: 'covered_by_another' })
  })

  test('ends what the friend signed: withdrawn, out of his own sight, the friend reads one sentence', async () => {
    const asked = await signedByFriend()
    await withdraw(asked)
    expect(await linkOf(asked)).toEqual({ state: 'ended', endCause: 'withdrawn', agreement: undefined })
    expect((await getAgreementOfInvite(asked.friend, asked.inviteId))?.state).toBe('withdrawn')
    expect(await kinds(asked.friend)).toEqual(['borrower_ended'])
    expect(await viewOf(asked)).toMatchObject({ state: 'ended', endCause: 'withdrawn' })
    expect(await verbsOf(asked.assistId)).toContain('end-assist')
    await withdraw(asked)
    expect(await kinds(asked.friend)).toEqual(['borrower_ended'])
  })

  test('withdraws no link under a running hold', async () => {
    const asked = await signedByFriend()
    await countersign(asked)
    await sql.owner`update assists set state = 'covered' where id = ${asked.assistId}`
    await expect(withdraw(asked)).rejects.toMatchObject({ code: 'withdraw_too_late' })
  })

  test('withdraws an open link: what the friend prepared is deleted', async () => {
    const asked = await readyAsk()
    await withdraw(asked)
    await onDeleteDrafts.run({ inviteId: asked.inviteId }, 1)
    const [row] =
      await sql.owner`select count(*)::int as drafts from agreement_drafts where invite_id = ${asked.inviteId}`
    expect(row?.drafts).toBe(0)
  })
})

describe('the friend steps back', () => {
  const back = (friend: Friend, agreementId: string) =>
    inTransaction(friend, 'test', (ctx) => stepBack(ctx, { agreementId }))

  test('after both signed: withdrawn, one neutral sentence, and the ask goes on until its time', async () => {
    const asked = await signedByFriend()
    await countersign(asked)
    await back(asked.friend, asked.agreementId)
    expect(await linkOf(asked)).toEqual({ state: 'ended', endCause: 'stepped_back', agreement: undefined })
    expect((await kinds(asked.borrower))[0]).toBe('friend_stepped_back')
    expect(await verbsOf(asked.inviteId)).toContain('step-back')
    await expire(asked.assistId)
    expect((await viewOf(asked)).state).toBe('asking')
    await expect(back(asked.friend, asked.agreementId)).rejects.toMatchObject({ code: 'agreement_over' })
  })

  test('not under a hold, and from nobody else’s', async () => {
    const asked = await signedByFriend()
    const other = await takenAsk()
    await expect(back(other.friend, asked.agreementId)).rejects.toMatchObject({ code: 'not_found' })
    await sql.owner`update assists set state = 'covered' where id = ${asked.assistId}`
    await expect(back(asked.friend, asked.agreementId)).rejects.toMatchObject({ code: 'withdraw_too_late' })
  })
})

describe('"tell him"', () => {
  const tell = (friend: Friend) => inTransaction(friend, 'test', tellHim)
  const mean = (friend: Friend, meaning: 'gift' | 'loan') =>
    inTransaction(friend, 'test', (ctx) => stateMeaning(ctx, { terms: SOME_TERMS[meaning]() }))

  test('ends the link and the ask, names no kind, and his draft goes', async () => {
    const asked = await takenAsk()
    await mean(asked.friend, 'loan')
    await tell(asked.friend)
    await onDeleteDrafts.run({ inviteId: asked.inviteId }, 1)
    await expire(asked.assistId)
    expect(await viewOf(asked)).toMatchObject({ state: 'ended', endCause: 'meant_otherwise' })
    expect(await listNotices(asked.borrower)).toMatchObject([{ kind: 'meant_otherwise', params: {} }])
    expect(await getDraft(asked.friend)).toBeUndefined()
    expect(await verbsOf(asked.inviteId)).toContain('tell-him')
    await expect(tell(asked.friend)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('only after a mismatch', async () => {
    const asked = await takenAsk()
    await expect(tell(asked.friend)).rejects.toMatchObject({ code: 'not_found' })
    await mean(asked.friend, 'gift')
    await expect(tell(asked.friend)).rejects.toMatchObject({ code: 'meaning_settled' })
    expect(await kinds(asked.borrower)).toEqual([])
  })
})

describe('time', () => {
  const past = (column: 'sign_by' | 'pay_by', id: string) =>
    sql.owner.unsafe(
      `alter table agreements disable trigger user; update agreements set ${column} = now() where id = '${id}'; alter table agreements enable trigger user`,
    )

  test('before its time nothing ends', async () => {
    const asked = await signedByFriend()
    await expire(asked.assistId)
    expect(await linkOf(asked)).toMatchObject({ state: 'agreed', agreement: 'signed' })
  })

  test('an open link ends at its answer-by, the ask with it, the draft too', async () => {
    const asked = await readyAsk()
    await sql.owner`update invites set answer_by = now() where id = ${asked.inviteId}`
    await sql.owner`update assists set answer_by = now() where id = ${asked.assistId}`
    await expire(asked.assistId)
    expect(await viewOf(asked)).toMatchObject({ state: 'ended', endCause: 'answer_by' })
    expect(await kinds(asked.borrower)).toEqual(['ask_ended'])
    expect(await getDraft(asked.friend)).toBeUndefined()
    await expire(asked.assistId)
    expect(await kinds(asked.borrower)).toEqual(['ask_ended'])
  })

  test.each([
    ['the borrower did not sign in 24 hours', 'sign_by', false],
    ['nothing was paid in 72 hours', 'pay_by', true],
  ] as const)('%s: it lapses, both are told, and in time the ask goes on', async (_, column, byBoth) => {
    const asked = await signedByFriend()
    if (byBoth) await countersign(asked)
    await past(column, asked.agreementId)
    await expire(asked.assistId)
    expect(await linkOf(asked)).toEqual({ state: 'ended', endCause: 'lapsed', agreement: undefined })
    expect((await getAgreementOfInvite(asked.friend, asked.inviteId))?.state).toBe('lapsed')
    expect((await kinds(asked.borrower))[0]).toBe('agreement_lapsed')
    expect((await kinds(asked.friend))[0]).toBe('help_lapsed')
    expect((await viewOf(asked)).state).toBe('asking')
  })

  test('nothing lapses under a running hold', async () => {
    const asked = await signedByFriend()
    await countersign(asked)
    await past('pay_by', asked.agreementId)
    await sql.owner`update assists set state = 'covered' where id = ${asked.assistId}`
    await expire(asked.assistId)
    expect(await linkOf(asked)).toMatchObject({ state: 'agreed', agreement: 'in_force' })
  })

  test('an agreement that lives past the answer-by keeps the ask until it ends', async () => {
    const asked = await signedByFriend()
    await sql.owner`update assists set answer_by = now() where id = ${asked.assistId}`
    await expire(asked.assistId)
    expect((await viewOf(asked)).state).toBe('asking')
    await past('sign_by', asked.agreementId)
    await expire(asked.assistId)
    expect(await viewOf(asked)).toMatchObject({ state: 'ended', endCause: 'answer_by' })
  })
})
