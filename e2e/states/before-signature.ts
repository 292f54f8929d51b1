import { randomInt } from 'node:crypto'
import postgres from 'postgres'
import { closePools } from '@/db/client'
import { invitePhones, inviteVisits } from '@/db/schema/invites'
import { someColleague } from '@/db/testing/colleagues'
import type { TestDatabase } from '@/db/testing/database'
import { agreesOn, visitorTo } from '@/db/testing/invites'
import { someLoan } from '@/db/testing/loans'
import { asBorrower } from '@/db/testing/payments'
import { somebody } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { answerAsk } from '@/lib/assists/answer-ask'
import { ask } from '@/lib/assists/ask'
import { askAnother } from '@/lib/assists/ask-another'
import { startAsk } from '@/lib/assists/start-ask'
import { env, readEnv } from '@/lib/env'
import { newId, publicId } from '@/lib/id'
import { declineInvite, neverAgain } from '@/lib/invites/decline-invite'
import { listLinks } from '@/lib/invites/queries'
import { WRONG_CODES_MAX } from '@/lib/invites/rules'
import { takeInvite } from '@/lib/invites/take-invite'
import { blindIndex, sealForDeployment } from '@/lib/privacy/cipher'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import { Sessions } from '../probes/cast/sessions'
import type { Asked, AskWanted, Cookie, FriendWanted, Somebody } from './asked'

const owner = postgres(env().DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
const database = { sql: { owner } } as unknown as TestDatabase
const sessions = new Sessions(owner, readEnv(process.env))

type Person = Omit<Somebody, 'cookie'>

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A number of a region that is given to nobody, with its check digit. */
function someIdNumber(): string {
  const head = `99999919${randomInt(60, 99)}01${randomInt(10, 29)}${randomInt(100, 999)}`
  const total = WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(head[at]), 0)
  return `${head}${'10X98765432'[total % 11]}`
}

const pick = (from: string) => [...from][randomInt(from.length)]!

/** Somebody who is in no other state of this database. */
async function someone(): Promise<Person> {
  const name = `${pick('赵钱孙李周吴郑王')}${pick('安平和静宁')}${pick('远山川江海')}`
  const phone = `138${String(randomInt(100_000_000)).padStart(8, '0')}`
  const { id, idNumber } = await somebody({ name, phone, idNumber: someIdNumber() })
  return { personId: id, name, phone, idNumber }
}

const cookieOf = (header: string): Cookie => {
  const at = header.indexOf('=')
  return { name: header.slice(0, at), value: header.slice(at + 1) }
}

/** Answers the wizard and asks, with this many links out. */
async function askFor(person: Person, { meaning = 'gift', links = 1 }: AskWanted) {
  const { personId } = person
  const borrower = asBorrower(personId)
  const asBorrowerDo = <T>(work: Parameters<typeof inTransaction<typeof borrower, T>>[2]) =>
    inTransaction(borrower, 'state', work)
  const { id: loanId } = await someLoan(personId)
  const agreed = { answer: 'agree', answered_at: new Date(), found_person_id: personId }
  const check = { id: newId(), side: 'borrower', person_id: personId, consent_id: newId(), locale: 'zh-CN', ...agreed }
  await owner`insert into identity_checks ${owner(check)}`
  await asBorrowerDo((ctx) => startAsk(ctx, { loanId }))
  for (const answer of [
    { by: 'instalments' },
    { count: 1 },
    { friend: '阿四' },
    { meaning },
    { sentence: 'tight_month' },
    { days: 3 },
  ] as const)
    await asBorrowerDo((ctx) => answerAsk(ctx, { loanId, answer }))
  const { assistId } = await asBorrowerDo((ctx) => ask(ctx, { loanId, locale: 'zh-CN' }))
  for (let more = 1; more < links; more++)
    await asBorrowerDo((ctx) => askAnother(ctx, { assistId, friendLabel: `阿${'五六七'[more - 1]}` }))
  const { key } = await asBorrowerDo(loadOwnPerson)
  return { assistId, links: (await listLinks(borrower, assistId, key)).toReversed() }
}

/** A browser on the link whose name, digits and phone were found right. */
async function proven(inviteId: string, phone: string): Promise<Visitor> {
  const visitor = { ...visitorTo(inviteId), inviteId, visitId: newId() }
  const { visitId: id } = visitor
  const phoneIndex = blindIndex('phone', phone)
  const phoneSealed = sealForDeployment({ table: 'invite_visits', column: 'phone', row: id }, phone)
  const safety = { spoke: 'heard', hurried: 'no', own: 'yes' }
  await inTransaction(visitor, 'state', async ({ tx }) => {
    await tx.insert(invitePhones).values({ inviteId, phoneIndex })
    await tx
      .insert(inviteVisits)
      .values({ id, inviteId, state: 'opened', phoneIndex, phoneSealed, safety, namedRightAt: new Date() })
  })
  return visitor
}

type Visitor = Friend & { inviteId: string; visitId: string }
const as = <T>(friend: Friend, work: Parameters<typeof inTransaction<Friend, T>>[2]) =>
  inTransaction(friend, 'state', work)

async function missed({ inviteId, visitId }: Visitor, times: number): Promise<false> {
  await owner`
    update invite_phones p set wrong_codes = ${times} from invite_visits v
    where v.id = ${visitId} and p.invite_id = ${inviteId} and p.phone_index = v.phone_index`
  return false
}

/** What each of them did on the link after his phone was proven; true where he is the identified person of this browser. */
const DEEDS: Record<FriendWanted['stands'], (visitor: Visitor, personId: string) => Promise<boolean>> = {
  identified: async (visitor, personId) => {
    await agreesOn(database, visitor, personId)
    return false
  },
  taken: async (visitor, personId) => {
    await agreesOn(database, visitor, personId)
    await as(visitor, takeInvite)
    return true
  },
  declined: async (visitor) => {
    await as(visitor, declineInvite)
    return false
  },
  said_never: async (visitor, personId) => {
    await DEEDS.taken(visitor, personId)
    await as({ ...visitor, personId }, neverAgain)
    await owner`update invite_visits set created_at = created_at - interval '31 days' where id = ${visitor.visitId}`
    return true
  },
  at_last_digits: (visitor) => missed(visitor, WRONG_CODES_MAX - 1),
  shut_out: (visitor) => missed(visitor, WRONG_CODES_MAX),
}

/** Brings somebody this far on a link, in a browser of his own. */
async function standOn(inviteId: string, person: Person, stands: FriendWanted['stands']): Promise<Somebody> {
  const visitor = await proven(inviteId, person.phone)
  const isHim = await DEEDS[stands](visitor, person.personId)
  const holder = { id: inviteId, visitId: visitor.visitId, ...(isHim && { friendId: person.personId }) }
  return { ...person, cookie: cookieOf(await sessions.onInvite(holder)) }
}

async function makeAsk(wanted: AskWanted): Promise<Asked> {
  const person = await someone()
  const { assistId, links } = await askFor(person, wanted)
  const friends: Somebody[] = []
  for (const { link = 0, as, stands } of wanted.friends ?? []) {
    const whom = as === 'borrower' ? person : as === undefined ? await someone() : friends[as]!
    friends.push(await standOn(links[link]!.inviteId, whom, stands))
  }
  const [first, ...rest] = links.map(({ link, spokenCode, inviteId }) => ({
    link: link!,
    digits: spokenCode!,
    invite: `/invites/${publicId('invite', inviteId)}`,
  }))
  return {
    borrower: { ...person, cookie: cookieOf(await sessions.ofPerson(person.personId)) },
    assist: `/me/assists/${publicId('assist', assistId)}`,
    links: [first!, ...rest],
    friends,
    support: { cookie: cookieOf(await sessions.ofStaff((await someColleague()).staffId)) },
  }
}

const asked = await makeAsk(JSON.parse(process.argv[2] ?? '') as AskWanted)
await Promise.all([closePools(), owner.end()])
process.stdout.write(JSON.stringify(asked))
