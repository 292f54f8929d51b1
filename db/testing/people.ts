import { randomInt } from 'node:crypto'
import { WORKER } from '@/lib/access/rules'
import { addDays, day } from '@/lib/calendar/day'
import { newId } from '@/lib/id'
import { sealPerson, type PersonFacts } from '@/lib/privacy/seal-person'
import { people } from '../schema/privacy'
import { inTransaction } from '../transaction'

/** Several processes may make people in one database: each counts within a number, and a day of birth, of its own. */
const RUN = randomInt(10_000)
const RUN_TEXT = String(RUN).padStart(4, '0')
const BORN_ON = addDays(day('1940-01-01'), 2 * RUN).replaceAll('-', '')
let made = 0

/** Facts of somebody who exists nowhere: a region that is given to nobody, and a phone that nobody else in this database has. */
export function someFacts(facts: Partial<PersonFacts> = {}): PersonFacts {
  made += 1
  const tail = String(made).padStart(4, '0')
  return { name: `测试${made}`, idNumber: `999999${BORN_ON}${tail}`, phone: `139${RUN_TEXT}${tail}`, ...facts }
}

/** A person in the test's database. Returns his id beside what was sealed. */
export async function somebody(facts: Partial<PersonFacts> = {}): Promise<PersonFacts & { id: string }> {
  const whole = someFacts(facts)
  const row = sealPerson(whole, newId())
  await inTransaction(WORKER, 'test', (ctx) => ctx.tx.insert(people).values(row))
  return { ...whole, id: row.id }
}
