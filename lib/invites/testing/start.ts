import { readyToSign, someAsk, SOME_TERMS, takenBy } from '@/db/testing/agreements'
import type { TestDatabase } from '@/db/testing/database'
import { someLoan } from '@/db/testing/loans'
import { somebody, someFacts } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import type { Meaning } from '@/lib/agreements/rules'
import { addDays } from '@/lib/calendar/day'
import { dayOf, instantAt } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import type { Self, Start } from './scene'

const DAY = 86_400_000

/** Tomorrow at ten: worlds begin there, whatever the time is now. */
const BEGINS = instantAt(addDays(dayOf(new Date()), 1), '10:00')

const selfOf = ({ name, idNumber, phone }: ReturnType<typeof someFacts>): Self => ({
  name,
  idNumber,
  phones: [phone, someFacts().phone],
})

type Kind = { name: string; meaning: Meaning; amountFen?: bigint; friend?: 'taken' | 'ready' }

/** An ask with one link out: to nobody yet, or to a friend who took it, or who could sign now. */
export async function someStart(
  { sql: { owner } }: TestDatabase,
  { name, friend: stands, ...ask }: Kind,
): Promise<Start> {
  const answerBy = new Date(BEGINS.getTime() + 3 * DAY)
  const { person, borrower, loan, assistId, inviteId } = await someAsk({ ...ask, answerBy })
  await inTransaction(borrower, 'test', (ctx) => enqueueJob(ctx, 'expire-assist', { assistId }, { dueAt: answerBy }))
  const second = await someLoan(person.id, { lenderId: loan.lenderId, terms: { terms: 3 } })
  const { key } = await inTransaction(borrower, 'test', loadOwnPerson)
  await owner`insert into identity_checks (id, side, person_id, consent_id, locale, answer, answered_at, found_person_id)
    values (${newId()}, 'borrower', ${person.id}, ${newId()}, 'zh-CN', 'agree', now(), ${person.id})`
  await owner`insert into sessions (id, kind, person_id, device, last_seen_at, stepped_up_at, expires_at)
    values (${borrower.sessionId}, 'person', ${person.id}, 'Chrome · Mac', ${BEGINS}, ${BEGINS}, ${new Date(BEGINS.getTime() + 30 * DAY)})`
  const his = stands && (await somebody())
  const actor = his && (await takenBy(inviteId, his.id))
  if (actor && stands === 'ready') await readyToSign(actor, SOME_TERMS[ask.meaning]())
  return {
    name,
    borrower: { ...borrower, steppedUpAt: BEGINS },
    person: { ...selfOf(person), id: person.id },
    key,
    loanIds: [loan.id, second.id],
    assistId,
    inviteId,
    meaning: ask.meaning,
    friend: actor && { self: selfOf(his), actor: { ...actor, steppedUpAt: BEGINS } },
    cast: [his ?? someFacts(), someFacts(), someFacts()].map(selfOf),
    begins: BEGINS,
  }
}
