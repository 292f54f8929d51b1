import type postgres from 'postgres'

/** What a refused act may write: that it was refused, that it was counted, that somebody was there. */
const NO_BUSINESS = new Set(['audit_entries', 'rate_limits', 'idempotency_keys'])

/** One line a table: its rows, and a sum over all that stands in them. A change of anything of the business changes a line. */
export async function tablesOf(sql: postgres.Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  const counted = tables.filter(({ name }) => !NO_BUSINESS.has(name))
  if (counted.length < 30) throw new Error('The tables of the business were not found.')
  const lines = await sql.unsafe<{ name: string; sum: string }[]>(
    [...counted.map(({ name }) => sumOf(name, `public.${name}`)), sumOf('jobs', 'graphile_worker._private_jobs')].join(
      ' union all ',
    ),
  )
  return Object.fromEntries(lines.map(({ name, sum }) => [name, sum]))
}

const sumOf = (name: string, table: string) =>
  `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(line, '|' order by line)), '') as sum
   from (select (to_jsonb(t) - 'last_seen_at')::text as line from ${table} t) as lines`
