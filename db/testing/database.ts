import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { closePools } from '../client'
import { SIDES, type Side } from '../schema/sides'
import { TEMPLATE, withDatabase } from './server'

export type TestDatabase = {
  name: string
  ownerUrl: string
  sideUrls: Record<Side, string>
  /** A client of the owner and one of each side. Hand none of them to drizzle, which changes what it is given. */
  sql: Record<Side | 'owner', postgres.Sql>
}

const quiet = { onnotice: () => {} }

async function asOwner(statement: string): Promise<void> {
  const owner = postgres(inject('testServer').ownerUrl, { ...quiet, max: 1 })
  try {
    await owner.unsafe(statement)
  } finally {
    await owner.end()
  }
}

/**
 * A migrated, empty database for one test file, dropped at its end. Call it at the top of the file
 * (`const database = await testDatabase()`); from then on `dbOf`, `env` and `migrate` mean this database.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { ownerUrl, sideUrls, settings } = inject('testServer')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asOwner(`create database ${name} template ${TEMPLATE}`)

  const urls = Object.fromEntries(SIDES.map((side) => [side, withDatabase(sideUrls[side], name)])) as Record<
    Side,
    string
  >
  const own = withDatabase(ownerUrl, name)
  const sideSettings = Object.fromEntries(SIDES.map((side) => [`DATABASE_URL_${side.toUpperCase()}`, urls[side]]))
  Object.assign(process.env, settings, sideSettings, { DATABASE_URL: own })

  const clients = Object.entries({ ...urls, owner: own }).map(
    ([who, url]) => [who, postgres(url, { ...quiet, max: 10 })] as const,
  )
  const sql = Object.fromEntries(clients) as TestDatabase['sql']

  afterAll(async () => {
    await Promise.all([closePools(), ...clients.map(([, client]) => client.end({ timeout: 5 }))])
    await asOwner(`drop database ${name} with (force)`)
  })
  return { name, ownerUrl: own, sideUrls: urls, sql }
}
