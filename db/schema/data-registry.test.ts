import { testDatabase } from '@/db/testing/database'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const database = await testDatabase()

/** `table.column` of every line of the registry; a line without a purpose does not count. */
function registered(): string[] {
  const text = readFileSync('docs/data-registry.md', 'utf8')
  return text
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const table = section.split('\n')[0]!.trim()
      return [...section.matchAll(/^\| (\w+) \| ([^|]{3,}) \|$/gm)].flatMap(([, column]) =>
        column === 'column' ? [] : [`${table}.${column}`],
      )
    })
}

it('the registry lists every column of the database, and no other', async () => {
  const rows = await database.sql.owner<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`
  expect(registered().sort()).toEqual(rows.map(({ name }) => name).sort())
})
