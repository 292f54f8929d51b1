import { testDatabase } from '@/db/testing/database'
import { somebody } from '@/db/testing/people'
import type { Borrower, Friend } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { expect, test } from 'vitest'
import { getOwnFacts, listLooks } from './queries'

const { sql } = await testDatabase()

const asBorrower = (personId: string): Borrower => ({
  side: 'borrower',
  personId,
  sessionId: newId(),
  steppedUpAt: new Date(),
})

test('a person sees his name, and his numbers masked', async () => {
  const { id } = await somebody({ name: '欧阳某', phone: '13912345678', idNumber: '999999199001011234' })
  const facts = await getOwnFacts(asBorrower(id))
  expect(facts).toEqual({
    name: '欧阳某',
    maskedPhone: '139****5678',
    maskedIdNumber: '9999**********1234',
    knownSince: expect.any(Date) as Date,
  })
  expect(await getOwnFacts({ ...asBorrower(id), side: 'friend' })).toEqual(facts)
})

test('nobody sees nobody', async () => {
  const nobody: Friend = { side: 'friend', personId: undefined, sessionId: newId(), steppedUpAt: new Date() }
  expect(await getOwnFacts(nobody)).toBeUndefined()
  expect(await getOwnFacts(asBorrower(newId()))).toBeUndefined()
  expect(await listLooks(nobody)).toEqual([])
})

test('each look of a colleague is shown to whom it concerns, newest first, without the colleague’s note', async () => {
  const [his, hers] = [await somebody(), await somebody()]
  const look = (personId: string, field: string, purpose: string) =>
    sql.owner`insert into reveals (id, person_id, staff_id, field, purpose, note)
      values (${newId()}, ${personId}, ${newId()}, ${field}, ${purpose}, 'rang twice')`
  await look(his.id, 'phone', 'call_back')
  await look(his.id, 'id_number', 'check_identity')
  await look(hers.id, 'name', 'check_identity')
  const looks = await listLooks(asBorrower(his.id))
  expect(looks.map(({ field, purpose }) => ({ field, purpose }))).toEqual([
    { field: 'id_number', purpose: 'check_identity' },
    { field: 'phone', purpose: 'call_back' },
  ])
  expect(JSON.stringify(looks)).not.toContain('rang twice')
})
