import { someAsk } from '@/db/testing/agreements'
import { testDatabase } from '@/db/testing/database'
import { openProvider } from '@/db/testing/identity'
import { waitingMessages } from '@/db/testing/messages'
import { asBorrower } from '@/db/testing/payments'
import { somebody, someFacts } from '@/db/testing/people'
import { warm } from '@/db/testing/race'
import { inviteVisits } from '@/db/schema/invites'
import { inTransaction } from '@/db/transaction'
import { WORKER, type Borrower, type Friend, type Staff } from '@/lib/access/rules'
import { giveConsent } from '@/lib/agreements/give-consent'
import { addMonths } from '@/lib/calendar/day'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { openPerson } from '@/lib/privacy/open-person'
import type { PersonFacts } from '@/lib/privacy/seal-person'
import { Refusal } from '@/lib/refusal'
import { decideReview } from '@/lib/reviews/decide-review'
import { takeReview } from '@/lib/reviews/take-review'
import type { DemoPerson } from '@/scripts/outside/identity'
import type { IdentityAnswer } from '@/scripts/outside/protocol'
import { describe, expect, test } from 'vitest'
import { concludeIdentityCheck } from './conclude-identity-check'
import { getCheckToDecide, getIdentityCheck, listConsents } from './queries'
import { recordIdentityAnswer } from './record-identity-answer'
import { requestIdentityCheck } from './request-identity-check'
import { revealIdentityCheck } from './reveal-identity-check'

const people: DemoPerson[] = []
const database = await testDatabase()
const provider = await openProvider(database, people)
const { owner } = database.sql

const STAFF: Staff = { side: 'staff', staffId: newId(), role: 'reviewer', sessionId: newId(), steppedUpAt: new Date() }

/** Somebody whom the provider knows, and what it says of him. */
function known(answer: IdentityAnswer = 'agree', facts: Partial<PersonFacts> = {}): PersonFacts {
  const person = someFacts(facts)
  people.push({ name: person.name, idNumber: person.idNumber, phone: person.phone, answer })
  return person
}

/** A visitor of a link, nobody yet. */
async function visitor(inviteId?: string): Promise<Friend & { inviteId: string; visitId: string }> {
  const id = inviteId ?? (await someAsk()).inviteId
  const visitId = newId()
  const friend = {
    side: 'friend' as const,
    personId: undefined,
    inviteId: id,
    visitId,
    sessionId: visitId,
    steppedUpAt: new Date(0),
  }
  await inTransaction(friend, 'test', ({ tx }) =>
    tx.insert(inviteVisits).values({ id: visitId, inviteId: id, state: 'opened' }),
  )
  return friend
}

const consentOf = async (actor: Friend | Borrower): Promise<string> => {
  const subjectId = actor.side === 'friend' ? (actor.inviteId ?? '') : actor.personId
  const given = await inTransaction(actor, 'test', (ctx) =>
    giveConsent(ctx, { kind: 'identity_check', subjectId, screen: 'identify', locale: 'zh-CN', words: {} }),
  )
  return given.consentId
}

async function request(actor: Friend | Borrower, words: PersonFacts, consentId?: string) {
  const consent = consentId ?? (await consentOf(actor))
  const { name, idNumber, phone } = words
  const whose = actor.side === 'friend' ? { phone } : {}
  return inTransaction(actor, 'test', (ctx) =>
    requestIdentityCheck(ctx, { name, idNumber, ...whose, consentId: consent, locale: 'zh-CN' }),
  )
}

/** A row of a check with what was typed: `null` where it is wiped. */
async function rowOf(checkId: string) {
  const [row] = await owner`select * from identity_checks where id = ${checkId}`
  return row
}
const wordsOf = async (checkId: string) => {
  const row = await rowOf(checkId)
  return [row?.name_sealed, row?.id_number_sealed, row?.phone_sealed] as (Uint8Array | null)[]
}
const WIPED = [null, null, null]
const verbsOf = async (checkId: string) =>
  (await owner`select side, verb, detail from audit_entries where thing_id = ${checkId} order by id`).map((row) => ({
    ...row,
  }))
const reviewsOf = async (checkId: string) =>
  (await owner`select id, kind, state, due_at from reviews where subject_id = ${checkId}`).map((row) => ({ ...row }))
const personsOf = async ({ idNumber }: PersonFacts) => {
  const rows = await owner`select * from people`
  return rows.filter((row) => {
    const sealed = {
      id: row.id as string,
      wrappedKey: Buffer.from(row.wrapped_key as Uint8Array),
      idNumberSealed: Buffer.from(row.id_number_sealed as Uint8Array),
    }
    return openPerson(sealed, ['idNumber']).idNumber === idNumber
  })
}
const decide = async (checkId: string, decision: 'approved' | 'refused', reasonCode: string) => {
  const [review] = await reviewsOf(checkId)
  const reviewId = review?.id as string
  await inTransaction(STAFF, 'test', (ctx) => takeReview(ctx, { reviewId }))
  await inTransaction(STAFF, 'test', (ctx) =>
    decideReview(ctx, { reviewId, decision, reasonCode, note: '电话里核对过，姓名和证件号都说得上来。' }),
  )
}

describe('a friend', () => {
  test('who agrees becomes a person with a sealed name; the check keeps no word of his, and his consent is his', async () => {
    const li = known()
    const friend = await visitor()
    const { checkId, answer } = await request(friend, li)
    expect(answer).toBeNull()
    expect(await getIdentityCheck(friend)).toMatchObject({
      id: checkId,
      state: 'asked',
      answer: null,
      foundPersonId: null,
    })
    expect((await wordsOf(checkId)).every((sealed) => sealed && !Buffer.from(sealed).includes(li.name))).toBe(true)

    await provider.runJobs()
    const view = await getIdentityCheck(friend)
    expect(view).toMatchObject({ state: 'answered', answer: 'agree', foundPersonId: expect.any(String) as string })
    expect(await wordsOf(checkId)).toEqual(WIPED)
    const [person] = await personsOf(li)
    expect(person).toMatchObject({ id: view?.foundPersonId, adult: true, locale: 'zh-CN' })
    expect(
      (await listConsents({ ...friend, personId: view!.foundPersonId!, visitId: undefined, inviteId: undefined })).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['identity_check'])
    expect(await verbsOf(checkId)).toEqual([
      { side: 'friend', verb: 'request-identity-check', detail: { as: 'friend', answer: null } },
      { side: 'worker', verb: 'check-identity', detail: { answer: 'agree', outcome: 'answered' } },
    ])
  })

  test('who is a person already stays that one, by his number', async () => {
    const wang = await somebody()
    known('agree', wang)
    const friend = await visitor()
    await request(friend, wang)
    await provider.runJobs()
    expect((await getIdentityCheck(friend))?.foundPersonId).toBe(wang.id)
    expect(await personsOf(wang)).toHaveLength(1)
  })

  test('checked on two links at once is one person', async () => {
    const li = known()
    const [one, two] = [await visitor(), await visitor()]
    const ids = [(await request(one, li)).checkId, (await request(two, li)).checkId]
    const record = (checkId: string) =>
      inTransaction(WORKER, 'test', (ctx) => recordIdentityAnswer(ctx, { checkId, answer: 'agree' }))
    await warm(WORKER)
    await Promise.all([...ids, ...ids].map(record))
    expect(await personsOf(li)).toHaveLength(1)
    expect((await getIdentityCheck(one))?.foundPersonId).toBe((await getIdentityCheck(two))?.foundPersonId)
  })

  test.each<[IdentityAnswer | 'unknown', string]>([
    ['mismatch', 'mismatch'],
    ['phone_not_theirs', 'phone_not_theirs'],
    ['unknown', 'mismatch'],
  ])('of whom the provider says %s leaves no name, no number and no person', async (says, expected) => {
    const li = says === 'unknown' ? someFacts() : known(says)
    const friend = await visitor()
    const { checkId } = await request(friend, li)
    await provider.runJobs()
    expect(await getIdentityCheck(friend)).toMatchObject({ state: 'answered', answer: expected, foundPersonId: null })
    expect(await wordsOf(checkId)).toEqual(WIPED)
    expect(await personsOf(li)).toHaveLength(0)
  })

  test('under 18 is refused before anything is kept or leaves; on his birthday he is not', async () => {
    const friend = await visitor()
    const digits = (years: number, days: number) => {
      const born = addMonths(dayOf(new Date(Date.now() + days * 86_400_000)), -12 * years)
      return `999999${born.replaceAll('-', '')}0011`
    }
    const consentId = await consentOf(friend)
    await expect(request(friend, someFacts({ idNumber: digits(18, 1) }), consentId)).rejects.toEqual(
      new Refusal('under_age'),
    )
    const [row] = await owner`select count(*)::int as n from identity_checks where visit_id = ${friend.visitId}`
    expect(row?.n).toBe(0)
    await request(friend, someFacts({ idNumber: digits(18, 0) }), consentId)
  })

  test('without his own standing consent nothing is asked', async () => {
    const friend = await visitor()
    const other = await visitor(friend.inviteId)
    await expect(request(friend, known(), newId())).rejects.toEqual(new Refusal('consent_missing'))
    const consentOfAnother = await consentOf(other)
    await expect(request(friend, known(), consentOfAnother)).rejects.toEqual(new Refusal('consent_missing'))
    const consentId = await consentOf(friend)
    await owner`update consents set withdrawn_at = clock() where id = ${consentId}`
    await expect(request(friend, known(), consentId)).rejects.toEqual(new Refusal('consent_missing'))
  })

  test('has one check at a time, none once he agreed, and five failures on a link', async () => {
    const li = known()
    const friend = await visitor()
    const consentId = await consentOf(friend)
    await warm(friend)
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => request(friend, li, consentId)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Refusal).code] : []))).toEqual(
      Array(19).fill('identity_pending'),
    )
    await provider.runJobs()
    await expect(request(friend, li, consentId)).rejects.toEqual(new Refusal('identity_done'))

    const wrong = await visitor()
    for (let n = 0; n < 5; n++) {
      await request(wrong, someFacts())
      await provider.runJobs()
    }
    await expect(request(wrong, li)).rejects.toEqual(new Refusal('too_many_attempts'))
  })

  test('reads his own check only, and neither side reads the words or the other’s', async () => {
    const friend = await visitor()
    const { checkId } = await request(friend, known())
    expect(await getIdentityCheck(await visitor())).toBeUndefined()
    expect(await getIdentityCheck(await visitor(friend.inviteId))).toBeUndefined()
    expect(await getIdentityCheck(asBorrower((await somebody()).id))).toBeUndefined()
    const read = (actor: Friend | Borrower, what: string) =>
      inTransaction(actor, 'test', ({ tx }) =>
        tx.execute(`select ${what} from identity_checks where id = '${checkId}'`),
      )
    await expect(read(friend, 'name_sealed')).rejects.toMatchObject({ cause: { code: '42501' } })
    expect([...(await read(asBorrower((await somebody()).id), 'id'))]).toEqual([])
  })
})

describe('a person looks', () => {
  test('where the provider says so, by the time that was promised; approved, the friend is a person and told by text', async () => {
    const li = known('needs_person')
    const friend = await visitor()
    const { checkId } = await request(friend, li)
    await provider.runJobs()
    const waiting = await getIdentityCheck(friend)
    expect(waiting).toMatchObject({ state: 'with_person', answer: 'needs_person', foundPersonId: null })
    expect(await reviewsOf(checkId)).toMatchObject([
      { kind: 'friend_identity', state: 'waiting', due_at: waiting?.lookBy },
    ])
    expect(await personsOf(li)).toHaveLength(0)

    expect((await getCheckToDecide(STAFF, checkId))?.masked).toEqual({
      name: `${li.name[0]}*`,
      idNumber: expect.stringMatching(/^9999\*{10}\d{4}$/) as string,
      phone: expect.stringMatching(/^139\*{4}\d{4}$/) as string,
    })
    const look = () =>
      inTransaction(STAFF, 'test', (ctx) =>
        revealIdentityCheck(ctx, { checkId, purpose: 'identity', note: '打电话核对' }),
      )
    expect((await look()).words).toEqual({ name: li.name, idNumber: li.idNumber, phone: li.phone })
    expect((await verbsOf(checkId)).at(-1)).toMatchObject({
      side: 'staff',
      verb: 'reveal-identity-check',
      detail: { purpose: 'identity' },
    })

    await decide(checkId, 'approved', 'spoke_and_agrees')
    await provider.runJobs()
    expect(await getIdentityCheck(friend)).toMatchObject({
      state: 'answered',
      answer: 'agree',
      foundPersonId: (await personsOf(li))[0]?.id,
    })
    expect(await wordsOf(checkId)).toEqual(WIPED)
    expect((await waitingMessages(database)).filter(({ to }) => to === li.phone)).toMatchObject([
      { kind: 'identity_decided', locale: 'zh-CN', params: {} },
    ])
    await expect(look()).rejects.toEqual(new Refusal('not_found'))
    expect((await getCheckToDecide(STAFF, checkId))?.masked).toBeUndefined()
  })

  test('refused, he learns why, leaves nothing, and may try once more', async () => {
    const li = known('needs_person')
    const friend = await visitor()
    const { checkId } = await request(friend, li)
    await provider.runJobs()
    await decide(checkId, 'refused', 'not_reached')
    await provider.runJobs()
    expect(await getIdentityCheck(friend)).toMatchObject({
      state: 'answered',
      answer: 'refused',
      reasonCode: 'not_reached',
      foundPersonId: null,
    })
    expect(await wordsOf(checkId)).toEqual(WIPED)
    expect(await personsOf(li)).toHaveLength(0)
    expect((await request(friend, li)).answer).toBeNull()
  })

  test('a decision ends the check once, whoever repeats the job', async () => {
    const li = known('needs_person')
    const friend = await visitor()
    const { checkId } = await request(friend, li)
    await provider.runJobs()
    const conclude = (approved: boolean) =>
      inTransaction(WORKER, 'test', (ctx) =>
        concludeIdentityCheck(ctx, { checkId, approved, reasonCode: 'not_reached' }),
      )
    await warm(WORKER)
    const done = await Promise.all(Array.from({ length: 10 }, (_, n) => conclude(n % 2 === 0)))
    expect(done.filter(Boolean)).toHaveLength(1)
    expect((await waitingMessages(database)).filter(({ to }) => to === li.phone)).toHaveLength(1)
  })

  test('at somebody whom we have blocked, though the provider agrees', async () => {
    const wang = await somebody()
    known('agree', wang)
    await owner`update people set blocked_at = clock() where id = ${wang.id}`
    const friend = await visitor()
    const { checkId } = await request(friend, wang)
    await provider.runJobs()
    expect(await getIdentityCheck(friend)).toMatchObject({ state: 'with_person', answer: 'agree' })
    expect(await reviewsOf(checkId)).toHaveLength(1)
  })

  test('after the provider was silent six times; before that it is asked again, and one answer in time is enough', async () => {
    const [silent, late] = [await visitor(), await visitor()]
    await provider.fault('refuse', 2)
    const { checkId: soon } = await request(late, known())
    await provider.runJobs()
    expect((await getIdentityCheck(late))?.state).toBe('asked')
    await provider.retryJobs()
    expect((await getIdentityCheck(late))?.state).toBe('asked')
    await provider.retryJobs()
    expect(await getIdentityCheck(late)).toMatchObject({ state: 'answered', answer: 'agree', id: soon })

    const { checkId } = await request(silent, known())
    await owner`update graphile_worker._private_jobs set attempts = 4 where payload ->> 'checkId' = ${checkId}`
    await provider.fault('refuse', 20)
    await provider.runJobs()
    expect((await getIdentityCheck(silent))?.state).toBe('asked')
    await provider.retryJobs()
    expect(await getIdentityCheck(silent)).toMatchObject({ state: 'with_person', answer: 'unavailable' })
    expect(await reviewsOf(checkId)).toMatchObject([{ kind: 'friend_identity', state: 'waiting' }])
    await provider.fault('refuse', 0)
  })
})

describe('a borrower', () => {
  test('is checked by the phone of the book, and is himself', async () => {
    const zhang = await somebody()
    known('agree', zhang)
    const borrower = asBorrower(zhang.id)
    await request(borrower, { ...zhang, name: `${zhang.name[0]} ${zhang.name.slice(1)}` })
    await provider.runJobs()
    expect(await getIdentityCheck(borrower)).toMatchObject({
      state: 'answered',
      answer: 'agree',
      foundPersonId: zhang.id,
    })
  })

  test('who is not the one of the book never reaches the provider; the third time a person looks', async () => {
    const zhang = await somebody()
    const other = known()
    const borrower = asBorrower(zhang.id)
    const answers = []
    for (const words of [{ ...zhang, idNumber: other.idNumber }, { ...zhang, name: other.name }, other])
      answers.push(await request(borrower, words))
    expect(answers.map(({ answer }) => answer)).toEqual(Array(3).fill('not_the_borrower'))
    expect(await wordsOf(answers[0]!.checkId)).toEqual(WIPED)
    await provider.runJobs()
    const third = answers[2]!.checkId
    expect(await getIdentityCheck(borrower)).toMatchObject({
      id: third,
      state: 'with_person',
      answer: 'not_the_borrower',
    })
    expect(await reviewsOf(third)).toMatchObject([{ kind: 'borrower_identity', state: 'waiting' }])
    await expect(request(borrower, zhang)).rejects.toEqual(new Refusal('identity_pending'))

    await decide(third, 'approved', 'papers_agree')
    await provider.runJobs()
    expect(await getIdentityCheck(borrower)).toMatchObject({ answer: 'agree', foundPersonId: zhang.id })
    expect(await wordsOf(third)).toEqual(WIPED)
    await expect(request(borrower, zhang)).rejects.toEqual(new Refusal('identity_done'))
  })

  test('whom the provider does not know goes to a person at the third failure too', async () => {
    const zhang = await somebody()
    const borrower = asBorrower(zhang.id)
    for (const expected of ['answered', 'answered', 'with_person']) {
      await request(borrower, zhang)
      await provider.runJobs()
      expect(await getIdentityCheck(borrower)).toMatchObject({ state: expected, answer: 'mismatch' })
    }
  })

  test('a consent of somebody else is none', async () => {
    const [zhang, wang] = [await somebody(), await somebody()]
    const consentId = await consentOf(asBorrower(wang.id))
    await expect(request(asBorrower(zhang.id), zhang, consentId)).rejects.toEqual(new Refusal('consent_missing'))
  })
})
