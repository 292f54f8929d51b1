import { WORKER } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { sealPerson, type PersonFacts } from '@/lib/privacy/seal-person'
import { people } from '../schema/privacy'
import { inTransaction } from '../transaction'

let made = 0

/** Facts of somebody who exists nowhere: a region that is given to nobody, and a phone that nobody else in this run has. */
export function someFacts(facts: Partial<PersonFacts> = {}): PersonFacts {
  made += 1
  const tail = String(made).padStart(4, '0')
  return { name: `测试${made}`, idNumber: `99999919900101${tail}`, phone: `1390000${tail}`, ...facts }
}

/** A person in the test's database. Returns his id beside what was sealed. */
export async function somebody(facts: Partial<PersonFacts> = {}): Promise<PersonFacts & { id: string }> {
  const whole = someFacts(facts)
  const row = sealPerson(whole, newId())
  await inTransaction(WORKER, 'test', (ctx) => ctx.tx.insert(people).values(row))
  return { ...whole, id: row.id }
}
