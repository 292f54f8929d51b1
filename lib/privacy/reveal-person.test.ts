import { asBorrower } from '@/db/testing/payments'
import { someColleague } from '@/db/testing/colleagues'
import { testDatabase } from '@/db/testing/database'
import { somebody } from '@/db/testing/people'
import { databaseErrorOf, inTransaction } from '@/db/transaction'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { listLooks } from './queries'
import { revealPerson } from './reveal-person'

const { sql } = await testDatabase()
const colleague = await someColleague()
const PURPOSE = { purpose: 'call_back', note: '来电核对' } as const

const look = (personId: string, field: 'name' | 'id_number' | 'phone') =>
  inTransaction(colleague, 'test', (ctx) => revealPerson(ctx, { personId, field, ...PURPOSE }))

test('one field is opened, and only that one', async () => {
  const { id, name, phone, idNumber } = await somebody()
  expect(await look(id, 'name')).toEqual({ shown: name, shownAt: expect.any(Date) as Date })
  expect(await look(id, 'phone')).toEqual({ shown: phone, shownAt: expect.any(Date) as Date })
  expect(await look(id, 'id_number')).toEqual({ shown: idNumber, shownAt: expect.any(Date) as Date })
})

test('each look is written down with who and why, in the audit and where the person reads it', async () => {
  const { id, phone } = await somebody()
  await look(id, 'phone')
  await look(id, 'phone')
  const looks = await listLooks(asBorrower(id))
  expect(looks.map(({ field, purpose }) => [field, purpose])).toEqual([
    ['phone', 'call_back'],
    ['phone', 'call_back'],
  ])
  const audits = await sql.owner`select * from audit_entries where about_person_id = ${id}`
  expect(audits).toHaveLength(2)
  expect(audits[0]).toMatchObject({
    verb: 'reveal-person',
    actor_id: colleague.staffId,
    detail: { field: 'phone', purpose: 'call_back' },
  })
  expect(JSON.stringify(audits)).not.toContain(phone)
  const [reveal] = await sql.owner`select staff_id, note from reveals where person_id = ${id}`
  expect(reveal).toEqual({ staff_id: colleague.staffId, note: PURPOSE.note })
})

test('nothing is shown where the look could not be kept', async () => {
  const { id } = await somebody()
  const broken = inTransaction(colleague, 'test', async (ctx) => {
    const opened = await revealPerson(ctx, { personId: id, field: 'name', ...PURPOSE })
    await ctx.tx.execute('select 1 / 0')
    return opened
  })
  expect(databaseErrorOf(await broken.catch((error: unknown) => error))?.code).toBe('22012')
  expect(await listLooks(asBorrower(id))).toEqual([])
})

test('an id that is nobody’s is not found', async () => {
  await expect(look(newId(), 'name')).rejects.toEqual(new Refusal('not_found'))
})

test('another person reads nothing of who looked', async () => {
  const [his, hers] = [await somebody(), await somebody()]
  await look(his.id, 'name')
  expect(await listLooks(asBorrower(hers.id))).toEqual([])
})
