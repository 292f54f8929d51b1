import { testDatabase } from '@/db/testing/database'
import { somebody, someFacts } from '@/db/testing/people'
import { expect, test } from 'vitest'
import { newPersonKey } from './cipher'
import { openPerson, type SealedPerson } from './open-person'
import { sealPerson } from './seal-person'

const { sql } = await testDatabase()

async function sealedRow(id: string): Promise<SealedPerson> {
  const [row] = await sql.owner`select * from people where id = ${id}`
  return {
    id,
    wrappedKey: Buffer.from(row!.wrapped_key),
    nameSealed: Buffer.from(row!.name_sealed),
    idNumberSealed: Buffer.from(row!.id_number_sealed),
    phoneSealed: Buffer.from(row!.phone_sealed),
  }
}

test('what is stored of a person opens to what was told', async () => {
  const { id, name, idNumber, phone } = await somebody()
  expect(openPerson(await sealedRow(id), ['name', 'idNumber', 'phone'])).toEqual({ name, idNumber, phone })
})

test('only the fields that are asked for are opened', async () => {
  const { id, phone } = await somebody()
  expect(openPerson(await sealedRow(id), ['phone'])).toEqual({ phone })
  expect(() => openPerson({ ...sealPerson(someFacts(), id), phoneSealed: undefined }, ['phone'])).toThrow(
    'was not loaded',
  )
})

test('another person’s sealed field, put into this row, does not open', async () => {
  const [his, hers] = [await somebody(), await somebody()]
  await sql.owner`update people set phone_sealed = (select phone_sealed from people where id = ${hers.id}) where id = ${his.id}`
  const row = await sealedRow(his.id)
  expect(() => openPerson(row, ['phone'])).toThrow()
  expect(openPerson(row, ['name'])).toEqual({ name: his.name })
})

test('with another key in its place nothing of him opens any more', async () => {
  const { id } = await somebody()
  await sql.owner`update people set wrapped_key = ${newPersonKey(id).wrapped} where id = ${id}`
  const row = await sealedRow(id)
  for (const field of ['name', 'idNumber', 'phone'] as const) expect(() => openPerson(row, [field])).toThrow()
})

test('a copy of the table shows no name, number or phone, and no plain hash of one', async () => {
  const facts = someFacts({ name: '欧阳某人', phone: '13912345678' })
  await somebody(facts)
  const [row] = await sql.owner`select string_agg(to_jsonb(p)::text, ' ') as everything from people p`
  for (const text of [facts.name, facts.idNumber, facts.phone]) {
    const [plain] = await sql.owner`select encode(sha256(convert_to(${text}, 'UTF8')), 'hex') as hash`
    const hex = Buffer.from(text).toString('hex')
    expect(row!.everything).not.toMatch(new RegExp(`${text}|${hex}|${plain!.hash}`))
  }
})
