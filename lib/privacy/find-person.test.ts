import { someColleague } from '@/db/testing/colleagues'
import { testDatabase } from '@/db/testing/database'
import { somebody } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import { expect, test } from 'vitest'
import { findPerson } from './find-person'
import { listMaskedPeople } from './queries'

const { sql } = await testDatabase()
const colleague = await someColleague()

const find = (by: 'phone' | 'id_number', value: string) =>
  inTransaction(colleague, 'test', (ctx) => findPerson(ctx, { by, value }))

const lastAudit = async () => {
  const [row] = await sql.owner`select * from audit_entries where verb = 'find-person' order by id desc limit 1`
  return row!
}

test('an exact phone or number finds the person, and he is shown masked', async () => {
  const { id, phone, idNumber } = await somebody({ name: '欧阳某人' })
  expect(await find('phone', phone)).toEqual({ personIds: [id] })
  expect(await find('id_number', idNumber)).toEqual({ personIds: [id] })
  const [shown] = await listMaskedPeople(colleague, [id])
  expect(shown).toMatchObject({ maskedName: '欧*', maskedPhone: `139****${phone.slice(-4)}` })
  expect(JSON.stringify(shown)).not.toContain(phone)
})

test('the audit says that it was looked for, by what and how many were found, never the number', async () => {
  const { id, phone } = await somebody()
  await find('phone', phone)
  const audit = await lastAudit()
  expect(audit).toMatchObject({
    side: 'staff',
    actor_id: colleague.staffId,
    about_person_id: id,
    detail: { by: 'phone', found: 1 },
  })
  expect(JSON.stringify(audit)).not.toContain(phone)
})

test('a phone of two people finds both and is about neither', async () => {
  const phone = '13912340000'
  const [one, another] = [await somebody({ phone }), await somebody({ phone })]
  expect((await find('phone', phone)).personIds.toSorted()).toEqual([one.id, another.id].toSorted())
  expect(await lastAudit()).toMatchObject({ about_person_id: null, detail: { by: 'phone', found: 2 } })
})

test('what nobody has, and a number looked for as the other kind, finds nobody; that is audited too', async () => {
  const { idNumber } = await somebody()
  expect(await find('phone', '13999999999')).toEqual({ personIds: [] })
  expect(await find('phone', idNumber)).toEqual({ personIds: [] })
  expect(await lastAudit()).toMatchObject({ detail: { found: 0 } })
})
