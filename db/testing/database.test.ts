import { expect, test } from 'vitest'
import { databaseOf } from '../client'
import { SIDES } from '../schema/sides'
import { sql } from 'drizzle-orm'
import { testDatabase } from './database'

const other = await testDatabase()
const database = await testDatabase()

test('each side logs in as itself, to the database of this file', async () => {
  for (const side of SIDES) {
    const [row] = await database.sql[side]`select session_user as login, current_database() as name`
    expect(row).toEqual({ login: `banghuan_${side}`, name: database.name })
  }
})

test('the pools of the product reach the same database', async () => {
  const rows = await databaseOf('friend').execute(sql`select session_user as login, current_database() as name`)
  expect([...rows]).toEqual([{ login: 'banghuan_friend', name: database.name }])
})

test('a second database of the same run begins empty and apart', async () => {
  await database.sql.owner`create table only_here (id int)`
  const [row] = await other.sql.owner`select to_regclass('only_here') as found`
  expect(row?.found).toBeNull()
})
