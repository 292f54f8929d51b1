import { testDatabase } from '@/db/testing/database'
import { agreesOn, nameAndJudge, someLink, someLinkOf, visitorTo } from '@/db/testing/invites'
import { somebody } from '@/db/testing/people'
import { inTransaction, type Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { answerSafety, reportPressure } from './answer-safety'
import { declineInvite, neverAgain, takeBackRefusal, undoDecline } from './decline-invite'
import { nameBorrower } from './name-borrower'
import { hasSaidNever, listOwnRefusals } from './queries'
import { requestInviteCode } from './request-invite-code'
import { takeInvite } from './take-invite'

const database = await testDatabase()
const { owner, borrower: borrowerSql } = database.sql

let phones = 19_922_000_000

type Link = Awaited<ReturnType<typeof someLink>>

/** Somebody who named the borrower rightly and whom the provider agreed on. */
async function identified(link: Link, personId?: string): Promise<{ visitor: Friend; personId: string }> {
  const friend = personId ?? (await somebody()).id
  const visitor = visitorTo(link.inviteId)
  const typed = { name: link.person.name, spoken: link.spoken, phone: String(phones++) }
  await nameAndJudge(database, visitor, typed)
  await agreesOn(database, visitor, friend)
  return { visitor, personId: friend }
}

const take = (visitor: Friend) => inTransaction(visitor, 'test', (ctx) => takeInvite(ctx))
const stateOf = async (visitor: Friend) =>
  (await owner`select state from invite_visits where id = ${visitor.visitId!}`)[0]?.state as string | undefined

test('the first identified person takes the link; a second finds it dead, and it stays the first one’s', async () => {
  const link = await someLink()
  const first = await identified(link)
  const second = await identified(link)
  expect(await take(first.visitor)).toMatchObject({ to: 'terms', personId: first.personId })
  expect(await take(second.visitor)).toEqual({ to: 'dead' })
  expect(await take(first.visitor)).toMatchObject({ to: 'terms', personId: first.personId })
  expect([await stateOf(first.visitor), await stateOf(second.visitor)]).toEqual(['taken', 'locked'])
})

test.each([
  ['says not now', declineInvite],
  ['takes that back', undoDecline],
  ['says never', neverAgain],
  ['reports pressure', reportPressure],
  ['answers about his safety', (ctx: Ctx<Friend>) => answerSafety(ctx, { spoke: 'heard', hurried: 'yes', own: 'yes' })],
  ['names the borrower', (ctx: Ctx<Friend>) => nameBorrower(ctx, { name: '测试', spoken: '1234' })],
  ['asks for a code', (ctx: Ctx<Friend>) => requestInviteCode(ctx, { phone: '19900000000', locale: 'en' })],
])('whoever found the link taken and still %s, from a page left open, finds the same dead link', async (_, act) => {
  const link = await someLink()
  await take((await identified(link)).visitor)
  const { visitor } = await identified(link)
  await take(visitor)
  expect(await inTransaction<Friend, unknown>(visitor, 'test', act)).toEqual({ to: 'dead' })
  expect(await stateOf(visitor)).toBe('locked')
})

test('of several who take it at once, one does', async () => {
  const link = await someLink()
  const all = await Promise.all(Array.from({ length: 5 }, () => identified(link)))
  const answers = await Promise.all(all.map(({ visitor }) => take(visitor)))
  expect(answers.filter(({ to }) => to === 'terms')).toHaveLength(1)
  expect(answers.filter(({ to }) => to === 'dead')).toHaveLength(all.length - 1)
})

test('the same person in another browser goes on there', async () => {
  const link = await someLink()
  const here = await identified(link)
  await take(here.visitor)
  const there = await identified(link, here.personId)
  expect(await take(there.visitor)).toMatchObject({ to: 'terms' })
  expect(await stateOf(there.visitor)).toBe('taken')
})

test('the borrower himself, identified on a second phone, finds a dead link', async () => {
  const link = await someLink()
  const himself = await identified(link, link.person.id)
  expect(await take(himself.visitor)).toEqual({ to: 'dead' })
})

test('without a check that agreed, or without the right name, nobody takes it', async () => {
  const link = await someLink()
  const visitor = visitorTo(link.inviteId)
  expect(await take(visitor)).toEqual({ to: 'identify' })
  await agreesOn(database, visitor, (await somebody()).id)
  expect(await take(visitor)).toEqual({ to: 'identify' })
})

/** As if this person had been on his earlier links more than thirty days ago, so that only "never" can speak. */
const ageVisits = (personId: string) =>
  owner`update invite_visits set created_at = created_at - interval '31 days' where person_id = ${personId}`

test('“never” shuts the borrower’s next link, also after the pause of thirty days, until he undoes it', async () => {
  const link = await someLink()
  const friend = await identified(link)
  await take(friend.visitor)
  const asHimself = { ...friend.visitor, personId: friend.personId }
  expect(await inTransaction(asHimself, 'test', neverAgain)).toEqual({ to: 'declined' })
  expect(await hasSaidNever(asHimself)).toBe(true)
  await ageVisits(friend.personId)
  const later = await someLinkOf(link)
  expect(await take((await identified(later, friend.personId)).visitor)).toEqual({ to: 'dead' })
  const refusal = await takesBack(friend.personId)
  expect(refusal).toMatchObject({ said: 'never', initial: link.person.name[0] })
  expect(await hasSaidNever(asHimself)).toBe(false)
  expect(await take((await identified(later, friend.personId)).visitor)).toMatchObject({ to: 'terms' })
})

/** As signed in with his phone, he takes back the one no that stands under his privacy page. */
async function takesBack(personId: string) {
  const helper: Friend = { side: 'friend', personId, sessionId: newId(), steppedUpAt: new Date(0) }
  const [refusal, ...others] = await listOwnRefusals(helper)
  expect(others).toEqual([])
  await inTransaction(helper, 'test', (ctx) => takeBackRefusal(ctx, { refusalId: refusal!.id }))
  expect(await listOwnRefusals(helper)).toEqual([])
  return refusal
}

test('another person’s “never” says nothing about him', async () => {
  const link = await someLink()
  const other = await identified(link)
  await take(other.visitor)
  await inTransaction({ ...other.visitor, personId: other.personId }, 'test', neverAgain)
  const friend = await identified(await someLinkOf(link))
  expect(await hasSaidNever({ ...friend.visitor, personId: friend.personId })).toBe(false)
  expect(await take(friend.visitor)).toMatchObject({ to: 'terms' })
})

test('who declined as an identified person finds the borrower’s next link dead for thirty days, and no longer', async () => {
  const link = await someLink()
  const friend = await identified(link)
  await take(friend.visitor)
  await inTransaction({ ...friend.visitor, personId: friend.personId }, 'test', declineInvite)
  const later = await someLinkOf(link)
  expect(await take((await identified(later, friend.personId)).visitor)).toEqual({ to: 'dead' })
  await ageVisits(friend.personId)
  expect(await take((await identified(await someLinkOf(link), friend.personId)).visitor)).toMatchObject({ to: 'terms' })
})

test('“not now”, and “never” beside it, are taken back together: the borrower’s next link is open to him again', async () => {
  const link = await someLink()
  const friend = await identified(link)
  await take(friend.visitor)
  const asHimself = { ...friend.visitor, personId: friend.personId }
  await inTransaction(asHimself, 'test', declineInvite)
  expect(await takesBack(friend.personId)).toMatchObject({ said: 'not_now' })
  expect(await stateOf(friend.visitor)).toBe('opened')
  const again = await identified(await someLinkOf(link), friend.personId)
  await take(again.visitor)
  await inTransaction({ ...again.visitor, personId: friend.personId }, 'test', neverAgain)
  await takesBack(friend.personId)
  expect(await take((await identified(await someLinkOf(link), friend.personId)).visitor)).toMatchObject({ to: 'terms' })
})

test('who only changed browsers refused nothing: the borrower’s next link is open to him', async () => {
  const link = await someLink()
  const here = await identified(link)
  await take(here.visitor)
  await take((await identified(link, here.personId)).visitor)
  expect(await take((await identified(await someLinkOf(link), here.personId)).visitor)).toMatchObject({ to: 'terms' })
})

test('“never” to one borrower is none to another', async () => {
  const [link, another] = [await someLink(), await someLink()]
  const friend = await identified(link)
  await inTransaction({ ...friend.visitor, personId: friend.personId }, 'test', neverAgain)
  const elsewhere = await identified(another, friend.personId)
  expect(await hasSaidNever({ ...elsewhere.visitor, personId: friend.personId })).toBe(false)
  expect(await take(elsewhere.visitor)).toMatchObject({ to: 'terms' })
})

test('a refusal is seen and taken back by nobody else', async () => {
  const link = await someLink()
  const friend = await identified(link)
  await take(friend.visitor)
  await inTransaction({ ...friend.visitor, personId: friend.personId }, 'test', neverAgain)
  const other: Friend = {
    side: 'friend',
    personId: (await somebody()).id,
    sessionId: newId(),
    steppedUpAt: new Date(0),
  }
  expect(await listOwnRefusals(other)).toEqual([])
  const own = await listOwnRefusals({ ...other, personId: friend.personId })
  for (const refusalId of [own[0]!.id, friend.visitor.visitId!, newId()])
    await expect(inTransaction(other, 'test', (ctx) => takeBackRefusal(ctx, { refusalId }))).rejects.toEqual(
      new Refusal('not_found'),
    )
  expect(await listOwnRefusals({ ...other, personId: friend.personId })).toEqual(own)
})

test('“not now” of somebody unidentified is remembered by his browser, and undone there', async () => {
  const link = await someLink()
  const visitor = visitorTo(link.inviteId)
  expect(await inTransaction(visitor, 'test', declineInvite)).toEqual({ to: 'declined' })
  expect(await stateOf(visitor)).toBe('declined')
  expect(await inTransaction(visitor, 'test', undoDecline)).toEqual({ to: 'open' })
  expect(await stateOf(visitor)).toBe('opened')
})

test.each([
  [
    'being hurried',
    (visitor: Friend) =>
      inTransaction(visitor, 'test', (ctx) => answerSafety(ctx, { spoke: 'heard', hurried: 'yes', own: 'yes' })),
  ],
  ['the button', (visitor: Friend) => inTransaction(visitor, 'test', reportPressure)],
])('pressure by %s ends the path calmly, opens a case, and shows nowhere on the borrower’s side', async (_, report) => {
  const link = await someLink()
  const visitor = visitorTo(link.inviteId)
  const seen = () => viewOf(link.person.id)
  const before = await seen()
  expect(await report(visitor)).toEqual({ to: 'pressured' })
  expect(await inTransaction(visitor, 'test', declineInvite)).toEqual({ to: 'dead' })
  const cases = await owner`select kind, opened_by from cases where subject_id = ${visitor.visitId!}`
  expect(cases.map((row) => ({ ...row }))).toEqual([{ kind: 'pressure', opened_by: 'friend' }])
  expect(await seen()).toEqual(before)
})

test('who said “not now” and then comes second finds the link dead, and so does every page that he had open', async () => {
  const link = await someLink()
  const [first, second] = [await identified(link), await identified(link)]
  await take(first.visitor)
  await inTransaction(second.visitor, 'test', declineInvite)
  expect(await take(second.visitor)).toEqual({ to: 'dead' })
  expect(await stateOf(second.visitor)).toBe('locked')
  for (const act of [declineInvite, undoDecline, reportPressure])
    expect(await inTransaction(second.visitor, 'test', (ctx): Promise<{ to: string }> => act(ctx))).toEqual({
      to: 'dead',
    })
  expect(await stateOf(second.visitor)).toBe('locked')
})

test.each([
  ['reports pressure', reportPressure, 'pressured'],
  [
    'answers that he is hurried',
    (ctx: Ctx<Friend>) => answerSafety(ctx, { spoke: 'heard', hurried: 'yes', own: 'yes' }),
    'pressured',
  ],
])('who said “not now” and then %s is heard', async (_, act, to) => {
  const visitor = visitorTo((await someLink()).inviteId)
  await inTransaction(visitor, 'test', declineInvite)
  expect(await inTransaction<Friend, unknown>(visitor, 'test', act)).toEqual({ to })
  expect(await owner`select 1 from cases where subject_id = ${visitor.visitId!}`).toHaveLength(1)
})

test('who said “not now” and then is known finds a link that another took dead', async () => {
  const link = await someLink()
  await take((await identified(link)).visitor)
  const { visitor } = await identified(link)
  await inTransaction(visitor, 'test', declineInvite)
  expect(await take(visitor)).toEqual({ to: 'dead' })
})

test('“not now” taken back in the first browser leads the link there from the second', async () => {
  const link = await someLink()
  const here = await identified(link)
  await take(here.visitor)
  await inTransaction(here.visitor, 'test', declineInvite)
  const there = await identified(link, here.personId)
  await take(there.visitor)
  expect(await inTransaction(here.visitor, 'test', undoDecline)).toEqual({ to: 'open' })
  expect([await stateOf(here.visitor), await stateOf(there.visitor)]).toEqual(['taken', 'opened'])
})

test('borrowed money ends the path without a case', async () => {
  const link = await someLink()
  const visitor = visitorTo(link.inviteId)
  const answer = await inTransaction(visitor, 'test', (ctx) =>
    answerSafety(ctx, { spoke: 'heard', hurried: 'no', own: 'no' }),
  )
  expect(answer).toEqual({ to: 'own_money' })
  expect(await owner`select 1 from cases where subject_id = ${visitor.visitId!}`).toHaveLength(0)
})

/** Everything that the borrower's role can read of his asks: invites, assists, agreements, notices. */
async function viewOf(personId: string): Promise<string> {
  const rows = await borrowerSql.begin(async (tx) => {
    await tx`select set_config('app.actor_id', ${personId}, true)`
    return [
      await tx`select id, created_at, state, assist_id, answer_by, ended_at, end_cause from invites order by id`,
      await tx`select id, created_at, state, meaning, answer_by, ended_at, end_cause from assists order by id`,
      await tx`select id, state from agreements order by id`,
      await tx`select * from notices order by id`,
    ]
  })
  return JSON.stringify(rows)
}

test('whatever friends do before a signature, the borrower’s view is the same byte for byte', async () => {
  const link = await someLink()
  const before = await viewOf(link.person.id)
  const taker = await identified(link)
  await take(taker.visitor)
  const refused = await identified(link)
  await take(refused.visitor)
  await inTransaction({ ...taker.visitor, personId: taker.personId }, 'test', neverAgain)
  await inTransaction(visitorTo(link.inviteId), 'test', reportPressure)
  await inTransaction(visitorTo(link.inviteId), 'test', declineInvite)
  expect(await viewOf(link.person.id)).toBe(before)
  await expect(borrowerSql`select xmax from invites`).rejects.toMatchObject({ code: '42501' })
  await expect(borrowerSql`select 1 from invite_visits`).rejects.toMatchObject({ code: '42501' })
})
