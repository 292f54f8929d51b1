import { expect, test } from 'vitest'
import { testDatabase } from '../testing/database'
import { roleOf, SIDES, TABLE_SIDES, type Grant, type Side, type Verb } from './sides'

const database = await testDatabase()
const { owner } = database.sql
const VERBS: readonly Verb[] = ['select', 'insert', 'update', 'delete']

type Held = { table: string; grantee: string; verb: string; column: string | null }

/** Every grant in the catalogue on what lies in `public`: of whole tables and of columns, to whomever but the owner. */
const heldGrants = await owner<Held[]>`
  with held as (
    select c.relname as table, a.grantee, lower(a.privilege_type) as verb, null::text as column, c.relowner
    from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'public'::regnamespace
    union all
    select c.relname, a.grantee, lower(a.privilege_type), at.attname, c.relowner
    from pg_class c join pg_attribute at on at.attrelid = c.oid, aclexplode(at.attacl) a
    where c.relnamespace = 'public'::regnamespace)
  select held.table, coalesce(r.rolname, 'public') as grantee, held.verb, held.column
  from held left join pg_roles r on r.oid = held.grantee where held.grantee <> held.relowner`

const columnRows = await owner<{ table: string; column: string }[]>`
  select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`
const columnsOf = new Map<string, string[]>()
for (const { table, column } of columnRows) columnsOf.set(table, [...(columnsOf.get(table) ?? []), column])

const asLines = (grants: Held[]): string[] =>
  grants
    .map(({ table, grantee, verb, column }) => `${grantee} may ${verb} ${table}${column ? `.${column}` : ''}`)
    .sort()

const declared: Held[] = Object.entries(TABLE_SIDES).flatMap(([table, sides]) =>
  Object.entries(sides).flatMap(([side, grant]: [string, Grant]) =>
    Object.entries(grant).flatMap(([verb, columns]) =>
      (columns === true ? [null] : columns).map((column) => ({ table, grantee: roleOf(side as Side), verb, column })),
    ),
  ),
)

test('every table has a line, and every line a table', () => {
  expect(Object.keys(TABLE_SIDES).sort()).toEqual([...columnsOf.keys()].sort())
})

test('the grants of the catalogue are those of the list: every table, side, verb and column, and nobody else’s', () => {
  expect(asLines(heldGrants)).toEqual(asLines(declared))
})

test('no role inherits another or stands above the rules', async () => {
  const roles = await owner`
    select rolname from pg_roles r where rolname like 'banghuan_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
      or exists (select 1 from pg_auth_members m where m.member = r.oid))`
  expect([...roles]).toEqual([])
})

function statementOf(table: string, verb: Verb, column: string): string {
  switch (verb) {
    case 'select':
      return `select "${column}" from ${table} limit 0`
    case 'insert':
      return `insert into ${table} ("${column}") values (default)`
    case 'update':
      return `update ${table} set "${column}" = default where false`
    case 'delete':
      return `delete from ${table} where false`
  }
}

/** What happens to a statement that would change nothing: "done", or the error's own words. */
async function answerTo(side: Side, statement: string): Promise<string> {
  try {
    await database.sql[side].unsafe(statement)
    return 'done'
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return code === '42501' && message.startsWith('permission denied') ? 'refused' : `${code} ${message}`
  }
}

function isGranted(side: Side, table: string, verb: Verb, column: string): boolean {
  const columns = TABLE_SIDES[table]?.[side]?.[verb]
  return columns === true || Boolean(columns?.includes(column))
}

test.each(SIDES)('the %s is refused each verb on each table and column that its lines do not name', async (side) => {
  const tries = [...columnsOf].flatMap(([table, columns]) =>
    VERBS.flatMap((verb) =>
      (verb === 'delete' ? columns.slice(0, 1) : columns)
        .filter((column) => !isGranted(side, table, verb, column))
        .map((column) => ({ what: `${verb} ${table}.${column}`, statement: statementOf(table, verb, column) })),
    ),
  )
  const answers = await Promise.all(tries.map(async ({ what, statement }) => [what, await answerTo(side, statement)]))
  expect(answers.filter(([, answer]) => answer !== 'refused')).toEqual([])
  expect(answers.length).toBeGreaterThan(200)
})

/** What the friend's side writes before one signs. */
const SILENT = [
  'agreement_drafts',
  'cases',
  'consents',
  'identity_checks',
  'invite_phones',
  'invite_visits',
  'never_again',
]

test('where a silent row of the friend’s side points, the borrower reads no mark of it', async () => {
  const pointedAt = await owner<{ table: string }[]>`
    select distinct confrelid::regclass::text as table from pg_constraint
    where contype = 'f' and conrelid::regclass::text in ${owner(SILENT)}`
  const tables = [...pointedAt.map(({ table }) => table), 'assists']
  expect(tables).toEqual(expect.arrayContaining(['invites', 'people']))
  const marks = tables.flatMap((table) => ['xmin', 'xmax', 'ctid'].map((mark) => `select ${mark} from ${table}`))
  const answers = await Promise.all(marks.map(async (mark) => [mark, await answerTo('borrower', mark)]))
  expect(answers.filter(([, answer]) => answer !== 'refused')).toEqual([])
})

test('no side reaches the list of migrations', async () => {
  for (const side of SIDES) expect(await answerTo(side, 'select 1 from drizzle.__drizzle_migrations')).toBe('refused')
})

test('a job is written through the one function only, and read by the worker alone', async () => {
  const sides = SIDES.filter((side) => side !== 'worker')
  for (const side of sides) {
    expect(await answerTo(side, `select graphile_worker.add_job('send-message')`)).toBe('refused')
    expect(await answerTo(side, 'select 1 from graphile_worker._private_jobs')).toBe('refused')
    await database.sql[side]`select app.enqueue('send-message', '{}'::json)`
  }
  const [jobs] = await database.sql.worker`select count(*)::int as waiting from graphile_worker.jobs`
  expect(jobs?.waiting).toBe(sides.length)
})

test('postings are the worker’s, and moving the clock is nobody’s but the owner’s', async () => {
  const post = `select app.post_transactions('[]')`
  for (const side of SIDES) {
    expect(await answerTo(side, post)).toBe(side === 'worker' ? 'done' : 'refused')
    expect(await answerTo(side, `select app.move_clock('1 second')`)).toBe('refused')
  }
})

/** By these a row is somebody's own. */
const OWNERS = ['borrower_id', 'friend_id', 'person_id', 'for_person', 'payer_id', 'actor_id']

test('what a borrower or friend may read of people is narrowed by row security', async () => {
  const open = await owner<{ table: string }[]>`
    select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`
  const personal = open.filter(({ table }) => {
    const isRead = (['borrower', 'friend'] as const).some((side) => TABLE_SIDES[table]?.[side]?.select)
    return isRead && (table === 'people' || columnsOf.get(table)?.some((column) => OWNERS.includes(column)))
  })
  expect(personal).toEqual([])
})
