import { readyToSign, signAsBorrower, signedAsk, SOME_TERMS, someAsk, takenAsk, takenBy } from '@/db/testing/agreements'
import { testDatabase } from '@/db/testing/database'
import { asBorrower } from '@/db/testing/payments'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Borrower, type Friend } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { listConsents } from '@/lib/identity/queries'
import { Refusal } from '@/lib/refusal'
import { describe, expect, test } from 'vitest'
import { deleteDrafts } from './delete-drafts'
import { endAgreement } from './end-agreement'
import { insertAgreement } from './insert-agreement'
import { noteAffordability } from './note-affordability'
import {
  getAgreement,
  getAgreementOfInvite,
  getAgreementPosition,
  getContract,
  getDraft,
  listAgreements,
  listAgreementsOfAssist,
} from './queries'
import { limitationOnOf, type Mark } from './rules'
import { signAgreement } from './sign-agreement'
import { withdrawConsent } from './withdraw-consent'

const { sql } = await testDatabase()
const { owner } = sql

const insert = (friend: Friend, shown: string) =>
  inTransaction(friend, 'test', (ctx) => insertAgreement(ctx, { shown }))
const sign = (friend: Friend, shown: string, mark: Mark = { method: 'code' }) =>
  inTransaction(friend, 'test', async (ctx) => {
    const made = await insertAgreement(ctx, { shown })
    await signAgreement(ctx, { ...made, mark })
    return made
  })
const end = (
  actor: Parameters<typeof inTransaction>[0] & (Borrower | Friend | typeof WORKER),
  agreementId: string,
  as: 'withdrawn' | 'voided' | 'lapsed',
) => inTransaction(actor, 'test', (ctx) => endAgreement(ctx, { agreementId, as }))
const auditsOf = async (id: string) =>
  (await owner`select side, verb, actor_id, detail from audit_entries where thing_id = ${id} order by id`).map(
    (row) => ({ ...row }),
  )
const rowsOf = async (table: string, friendId: string) =>
  (
    await owner`select count(*)::int as n from ${owner(table)} where ${owner(table === 'signatures' ? 'person_id' : 'friend_id')} = ${friendId}`
  )[0]?.n as number

describe('the friend signs first', () => {
  test('his draft becomes an agreement under a new id, with the text, the cap and the times of the day', async () => {
    const { friend, borrower, person, agreement, assistId, inviteId, loan } = await signedAsk({ meaning: 'loan' })
    const draft = await getDraft(friend)
    expect(agreement.agreementId).not.toBe(draft?.id)
    expect(agreement).toMatchObject({
      assistId,
      inviteId,
      borrowerId: borrower.personId,
      loanId: loan.id,
      hash: draft?.contractHash,
    })
    const view = (await getAgreement(friend, agreement.agreementId))!
    expect(view).toMatchObject({
      state: 'signed',
      number: agreement.number,
      terms: SOME_TERMS.loan(),
      maximumFen: 45_000n,
      payBy: null,
      locale: 'zh-CN',
      textHash: agreement.hash,
      signatures: [{ side: 'friend', method: 'code' }],
    })
    expect(view.signBy.getTime() - view.createdAt.getTime()).toBeGreaterThan(86_399_000)
    expect(view.limitationOn).toBe(limitationOnOf(SOME_TERMS.loan()))
    expect(view.parties).toMatchObject({ borrower: { name: person.name, idTail: person.idNumber.slice(-4) } })
    const [row] = await owner`select cap_bps, rate_bps, template from agreements where id = ${agreement.agreementId}`
    expect(row).toEqual({ cap_bps: 1_200, rate_bps: 0, template: 'loan-1' })
  })

  test('the audit keeps how long he read and each answer; the borrower’s side has neither', async () => {
    const { friend, agreement, borrower } = await signedAsk()
    expect(await auditsOf(agreement.agreementId)).toMatchObject([
      {
        side: 'friend',
        verb: 'insert-agreement',
        actor_id: friend.personId,
        detail: {
          textHash: agreement.hash,
          template: 'gift-1',
          readSeconds: expect.any(Number) as number,
          answers: 'back b right, once c right, most a right',
        },
      },
      {
        side: 'friend',
        verb: 'sign-agreement',
        actor_id: friend.personId,
        detail: { as: 'friend', method: 'code', textHash: agreement.hash },
      },
    ])
    for (const table of ['audit_entries', 'agreement_drafts', 'invite_visits']) {
      await expect(
        inTransaction(borrower, 'test', ({ tx }) => tx.execute(`select * from ${table}`)),
      ).rejects.toMatchObject({ cause: { code: '42501' } })
    }
  })

  test('typed, the name must be his own; drawn, it must be a line; the mark is kept sealed', async () => {
    const { friend } = await takenAsk()
    const { shown } = await readyToSign(friend, { meaning: 'gift' })
    await expect(sign(friend, shown, { method: 'typed', name: '别人' })).rejects.toEqual(
      new Refusal('signature_name_differs'),
    )
    await expect(sign(friend, shown, { method: 'drawn', strokes: [] })).rejects.toEqual(new Refusal('signature_empty'))
    expect(await rowsOf('agreements', friend.personId)).toBe(0)
    const { agreementId } = await sign(friend, shown, {
      method: 'drawn',
      strokes: [
        [
          [0.1, 0.2],
          [0.3, 0.4],
        ],
      ],
    })
    const [row] = await owner`select method, mark_sealed, text_hash from signatures where agreement_id = ${agreementId}`
    expect(row?.method).toBe('drawn')
    expect(Buffer.from(row?.mark_sealed as Uint8Array).toString()).not.toContain('0.1')
  })

  test('without a code of the last ten minutes nothing is signed', async () => {
    const { friend } = await takenAsk()
    const { shown } = await readyToSign(friend, { meaning: 'gift' })
    const stale = { ...friend, steppedUpAt: new Date(Date.now() - 11 * 60_000) }
    await expect(sign(stale, shown)).rejects.toEqual(new Refusal('step_up_needed'))
    expect(await rowsOf('agreements', friend.personId)).toBe(0)
  })

  test('each thing that is missing is named, and nothing is written', async () => {
    const { friend } = await takenAsk()
    const { shown } = await readyToSign(friend, { meaning: 'gift' })
    const consent = (await listConsents(friend)).find(({ kind }) => kind === 'electronic_signature')!
    await owner`update agreement_drafts set quiz = '[]' where friend_id = ${friend.personId}`
    await expect(insert(friend, shown)).rejects.toEqual(new Refusal('quiz_open'))
    await owner`update agreement_drafts set quiz = ${owner.json(['back', 'once', 'most'].map((question) => ({ question, answer: '', right: true, at: '' })))} where friend_id = ${friend.personId}`
    await inTransaction(friend, 'test', (ctx) => withdrawConsent(ctx, { consentId: consent.id }))
    await expect(insert(friend, shown)).rejects.toEqual(new Refusal('consents_open'))
    await expect(insert(friend, 'A'.repeat(80))).rejects.toEqual(new Refusal('contract_changed'))
    expect(await rowsOf('agreements', friend.personId)).toBe(0)
  })

  test('who did not take the link signs nothing', async () => {
    const { friend } = await takenAsk()
    const { shown } = await readyToSign(friend, { meaning: 'gift' })
    const stranger = await takenBy((await someAsk()).inviteId)
    await expect(insert({ ...stranger, inviteId: friend.inviteId }, shown)).rejects.toEqual(new Refusal('not_found'))
    await expect(insert({ ...friend, personId: undefined }, shown)).rejects.toEqual(new Refusal('not_found'))
  })

  test('the borrower himself cannot be the other party', async () => {
    const { inviteId, person } = await someAsk()
    const self = await takenBy(inviteId, person.id)
    const { shown } = await readyToSign(self, { meaning: 'gift' })
    await expect(insert(self, shown)).rejects.toMatchObject({
      cause: { constraint_name: 'the_two_persons_of_an_agreement_differ' },
    })
  })

  test('of twenty signatures at once one stands', async () => {
    const { friend } = await takenAsk({ meaning: 'advance' })
    const { shown } = await readyToSign(friend, SOME_TERMS.advance())
    await warm(friend)
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => sign(friend, shown)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await rowsOf('agreements', friend.personId)).toBe(1)
    expect(await rowsOf('signatures', friend.personId)).toBe(1)
  })

  test('a rate above the cap of the day does not get into the table, whatever its row says', async () => {
    const { agreement } = await signedAsk({ meaning: 'loan' })
    const copy = (rate: number, cap: number) => owner`
      insert into agreements select (jsonb_populate_record(a, ${owner.json({ id: newId(), number: newId(), rate_bps: rate, cap_bps: cap })})).* from agreements a where id = ${agreement.agreementId}`
    await expect(copy(1_300, 1_300)).rejects.toMatchObject({ constraint_name: 'no_rate_above_the_cap_of_the_day' })
    await expect(copy(0, 1_201)).rejects.toMatchObject({ constraint_name: 'no_rate_above_the_cap_of_the_day' })
    await expect(copy(1_201, 1_200)).rejects.toMatchObject({ constraint_name: 'no_rate_above_the_cap_of_the_day' })
  })

  test('what was signed is fixed', async () => {
    const { agreement } = await signedAsk()
    for (const change of [
      'maximum_fen = 1',
      "text_hash = ''",
      "terms = '{}'::jsonb || '{\"months\": 1}'",
      'friend_id = borrower_id',
    ]) {
      await expect(
        owner.unsafe(`update agreements set ${change} where id = '${agreement.agreementId}'`),
      ).rejects.toMatchObject({ code: '23514' })
    }
    await expect(owner`delete from signatures where agreement_id = ${agreement.agreementId}`).rejects.toMatchObject({
      constraint_name: 'append_only',
    })
  })
})

describe('the borrower signs after', () => {
  test('and it is in force for three days, over the same hash', async () => {
    const { borrower, agreement, friend } = await signedAsk({ meaning: 'loan' })
    const { payBy } = await signAsBorrower(borrower, agreement)
    const view = (await getAgreement(borrower, agreement.agreementId))!
    expect(view).toMatchObject({ state: 'in_force', payBy, signatures: [{ side: 'friend' }, { side: 'borrower' }] })
    expect(payBy!.getTime() - view.createdAt.getTime()).toBeGreaterThan(72 * 3_600_000 - 1_000)
    expect((await getAgreement(friend, agreement.agreementId))?.textHash).toBe(view.textHash)
    expect((await auditsOf(agreement.agreementId)).at(-1)).toMatchObject({
      side: 'borrower',
      verb: 'sign-agreement',
      actor_id: borrower.personId,
    })
  })

  test('not another text, not twice, not later than a day, not another’s, not without a fresh code', async () => {
    const { borrower, agreement } = await signedAsk()
    await expect(signAsBorrower(borrower, { ...agreement, hash: 'f'.repeat(64) })).rejects.toEqual(
      new Refusal('contract_changed'),
    )
    await expect(signAsBorrower({ ...borrower, steppedUpAt: new Date(0) }, agreement)).rejects.toEqual(
      new Refusal('step_up_needed'),
    )
    const other = await someAsk()
    await expect(signAsBorrower(other.borrower, agreement)).rejects.toEqual(new Refusal('not_found'))
    await signAsBorrower(borrower, agreement)
    await expect(signAsBorrower(borrower, agreement)).rejects.toEqual(new Refusal('signed_already'))
  })

  test('of twenty taps one signs', async () => {
    const { borrower, agreement } = await signedAsk()
    await warm(borrower)
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => signAsBorrower(borrower, agreement)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Refusal).code] : []))).toEqual(
      Array(19).fill('signed_already'),
    )
    const [row] =
      await owner`select count(*)::int as n from signatures where agreement_id = ${agreement.agreementId} and side = 'borrower'`
    expect(row?.n).toBe(1)
  })
})

describe('an agreement ends unpaid', () => {
  test('withdrawn by the borrower it leaves his sight; the friend still reads it', async () => {
    const { borrower, friend, agreement, assistId } = await signedAsk({ byBoth: true })
    const ends = async () =>
      (await auditsOf(agreement.agreementId)).filter(({ verb }) => verb === 'end-agreement').map(({ detail }) => detail)
    expect(await end(borrower, agreement.agreementId, 'withdrawn')).toBe(true)
    expect(await ends()).toEqual([{ as: 'withdrawn' }])
    expect(await end(borrower, agreement.agreementId, 'withdrawn')).toBe(false)
    expect(await ends()).toHaveLength(1)
    expect(await getAgreement(borrower, agreement.agreementId)).toBeUndefined()
    expect(await listAgreementsOfAssist(borrower, assistId)).toEqual([])
    expect(await listAgreements(borrower)).toEqual([])
    expect((await getAgreement(friend, agreement.agreementId))?.state).toBe('withdrawn')
    expect(await listAgreements({ ...friend, inviteId: undefined, visitId: undefined })).toMatchObject([
      { id: agreement.agreementId, endedAt: expect.any(Date) as Date },
    ])
  })

  test('by the friend, and lapsed or voided by the worker, once each', async () => {
    const stepped = await signedAsk()
    expect(await end(stepped.friend, stepped.agreement.agreementId, 'withdrawn')).toBe(true)
    expect(await end(WORKER, stepped.agreement.agreementId, 'lapsed')).toBe(false)
    const lapsed = await signedAsk({ byBoth: true })
    expect(await end(WORKER, lapsed.agreement.agreementId, 'lapsed')).toBe(true)
    const [row] =
      await owner`select state, ended_at is not null as ended from agreements where id = ${lapsed.agreement.agreementId}`
    expect(row).toEqual({ state: 'lapsed', ended: true })
  })

  test('nobody ends another’s, nor one that was performed', async () => {
    const { agreement, friend, borrower } = await signedAsk({ byBoth: true })
    const other = await signedAsk()
    expect(await end(other.borrower, agreement.agreementId, 'withdrawn')).toBe(false)
    expect(await end(other.friend, agreement.agreementId, 'withdrawn')).toBe(false)
    await owner`update agreements set state = 'performed' where id = ${agreement.agreementId}`
    for (const actor of [friend, borrower]) expect(await end(actor, agreement.agreementId, 'withdrawn')).toBe(false)
    expect((await getAgreementPosition(borrower, agreement.agreementId))?.state).toBe('performed')
  })

  test('friend and borrower at once: one of them ended it', async () => {
    const { agreement, friend, borrower } = await signedAsk()
    await Promise.all([warm(friend), warm(borrower)])
    const done = await Promise.all([
      end(friend, agreement.agreementId, 'withdrawn'),
      end(borrower, agreement.agreementId, 'withdrawn'),
    ])
    expect(done.filter(Boolean)).toHaveLength(1)
  })

  test('ended, the borrower can no longer sign', async () => {
    const { agreement, friend, borrower } = await signedAsk()
    await end(friend, agreement.agreementId, 'withdrawn')
    await expect(signAsBorrower(borrower, agreement)).rejects.toEqual(new Refusal('not_found'))
  })
})

describe('what is prepared', () => {
  test('how he is off is his own word, kept on his side; it waits for a meaning', async () => {
    const { friend } = await takenAsk()
    const note = () => inTransaction(friend, 'test', (ctx) => noteAffordability(ctx, { monthLeftOver: 'tight' }))
    await expect(note()).rejects.toEqual(new Refusal('meaning_open'))
    await readyToSign(friend, { meaning: 'gift' })
    await note()
    expect((await getDraft(friend))?.monthLeftOver).toBe('tight')
    const [audit] =
      await owner`select detail from audit_entries where verb = 'note-affordability' and actor_id = ${friend.personId}`
    expect(audit?.detail).toEqual({})
  })

  test('the worker takes it away with the invite, contract included', async () => {
    const { friend, inviteId } = await takenAsk()
    await readyToSign(friend, { meaning: 'gift' })
    const take = () => inTransaction(WORKER, 'test', (ctx) => deleteDrafts(ctx, { inviteId }))
    expect(await take()).toBe(1)
    expect(await take()).toBe(0)
    expect(await getDraft(friend)).toBeUndefined()
    expect(await getContract(friend)).toBeUndefined()
  })

  test('before the signature no row that the borrower may read has changed', async () => {
    const { borrower, inviteId, assistId } = await someAsk({ meaning: 'loan' })
    const seen = () =>
      inTransaction(borrower, 'test', async ({ tx }) => {
        const read = async (text: string) => JSON.stringify([...(await tx.execute(text))])
        return [
          await read(`select state, ended_at, end_cause from invites where id = '${inviteId}'`),
          await read(`select state, ended_at from assists where id = '${assistId}'`),
          await read('select id from agreements'),
          await read('select id from signatures'),
          await read('select id from consents'),
          await read('select id from notices'),
        ]
      })
    const before = await seen()
    const friend = await takenBy(inviteId)
    const { shown } = await readyToSign(friend, SOME_TERMS.loan())
    expect(await seen()).toEqual(before)
    await sign(friend, shown)
    expect(await seen()).not.toEqual(before)
    expect((await getAgreementOfInvite(borrower, inviteId))?.state).toBe('signed')
  })

  test('after a day without the borrower it is over', async () => {
    const { borrower, agreement } = await signedAsk()
    await owner`select app.move_clock('24 hours')`
    const late = { ...asBorrower(borrower.personId), steppedUpAt: new Date(Date.now() + 24 * 3_600_000) }
    await expect(signAsBorrower(late, agreement)).rejects.toEqual(new Refusal('agreement_over'))
  })
})
