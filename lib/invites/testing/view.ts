import { roleOf } from '@/db/schema/sides'
import { getAgreement } from '@/lib/agreements/queries'
import { getAskDraft, getAssist, listAssists, listHelped } from '@/lib/assists/queries'
import { isFreshlyProven, listSessions } from '@/lib/auth/queries'
import { getClaim, listClaims } from '@/lib/claims/queries'
import { getIdentityCheck, listConsents } from '@/lib/identity/queries'
import { getLoan, listLoans } from '@/lib/loans/queries'
import { countUnreadNotices, listNotices } from '@/lib/notices/queries'
import { getPayChoice, getPayment } from '@/lib/payments/queries'
import { getOwnFacts, listLooks } from '@/lib/privacy/queries'
import { listOwnRefusals } from '../queries'
import { getQuote } from '@/lib/quotes/queries'
import type { Borrower, Friend } from '@/lib/access/rules'
import type { Tx } from '@/db/transaction'
import { sql } from 'drizzle-orm'
import type { Scene } from './scene'
import type { World } from './world'

/** What he has of each kind, by id: a page is asked for each. */
type Ids = {
  loans: string[]
  assists: string[]
  agreements: string[]
  payments: string[]
  quotes: string[]
  claims: string[]
}

const each = <T>(ids: string[], read: (id: string) => Promise<T>): Promise<T[]> => Promise.all(ids.map(read))

/** Every query that a page under app/me reads, by its name. A page that reads another one fails the test beside this. */
export const PAGE_QUERIES = {
  countUnreadNotices: (actor, tx) => countUnreadNotices(actor, tx),
  getAgreement: (actor, tx, { agreements }) => each(agreements, (id) => getAgreement(actor, id, tx)),
  getAskDraft: (actor, tx, { loans }) => each(loans, (id) => getAskDraft(actor, id, tx)),
  getAssist: (actor, tx, { assists }) => each(assists, (id) => getAssist(actor, id, tx)),
  getClaim: (actor, tx, { claims }) => each(claims, (id) => getClaim(actor, id, tx)),
  getIdentityCheck: (actor, tx) => getIdentityCheck(actor, tx),
  getLoan: (actor, tx, { loans }) => each(loans, (id) => getLoan(actor, id, tx)),
  getOwnFacts: (actor, tx) => getOwnFacts(actor, tx),
  getPayChoice: (actor, tx, { loans }) => each(loans, (id) => getPayChoice(actor, id, tx)),
  getPayment: (actor, tx, { payments }) => each(payments, (id) => getPayment(actor, id, tx)),
  getQuote: (actor, tx, { quotes }) => each(quotes, (id) => getQuote(actor, id, quotes[0], tx)),
  isFreshlyProven: (actor, tx) => isFreshlyProven(actor, tx),
  listAssists: (actor, tx) => listAssists(actor, tx),
  listClaims: (actor, tx) => listClaims(actor, tx),
  listConsents: (actor, tx) => listConsents(actor, tx),
  listLoans: (actor, tx) => listLoans(actor, tx),
  listLooks: (actor, tx) => listLooks(actor, tx),
  listNotices: (actor, tx) => listNotices(actor, tx),
  listSessions: (actor, tx) => listSessions(actor, tx),
} satisfies Record<string, (actor: Borrower, tx: Tx, ids: Ids) => Promise<unknown>>

/** Those that the same pages read as the friend of others that he may be, through the friend's login. */
export const QUERIES_AS_FRIEND = {
  countUnreadNotices,
  listConsents,
  listHelped,
  listNotices,
  listOwnRefusals,
} satisfies Record<string, (actor: Friend, tx: Tx) => Promise<unknown>>

async function pagesOf(world: World, actor: Borrower, ids: Ids): Promise<unknown> {
  const own = await world.reading(actor, (tx) => allOf(PAGE_QUERIES, (query) => query(actor, tx, ids)))
  const helper = { ...actor, side: 'friend' } as const
  return { own, helped: await world.reading(helper, (tx) => allOf(QUERIES_AS_FRIEND, (query) => query(helper, tx))) }
}

async function allOf<Query>(queries: Record<string, Query>, ask: (query: Query) => Promise<unknown>): Promise<unknown> {
  const asked = Object.entries(queries).map(async ([name, query]) => [name, await ask(query)] as const)
  return Object.fromEntries(await Promise.all(asked))
}

type Readable = { table: string; columns: string; own: boolean }

/** One statement that reads all that the borrower's login may read: his rows in full, and a hash of what is everybody's. */
export async function allRowsQuery(world: World): Promise<string> {
  const tables = await world.owner<Readable>(sql`
    select c.relname as table, c.relrowsecurity as own, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and has_column_privilege(${roleOf('borrower')}, c.oid, a.attnum, 'select')
    group by 1, 2 order by 1`)
  const parts = tables.map(({ table, columns, own }) => {
    const rows = `(select jsonb_agg(to_jsonb(r) order by to_jsonb(r) ->> 'created_at', to_jsonb(r)) from (select ${columns} from ${table}) r)`
    return `'${table}', ${own ? rows : `md5(${rows}::text)`}`
  })
  return `select jsonb_build_object(${parts.join(', ')}) as rows`
}

type Rows = Record<string, { id: string }[] | null>

/** All that the borrower can see at this moment: his pages, the rows that his login reads, the messages on his phones. */
export async function viewOf(
  scene: Scene,
  { rowsQuery, pages }: { rowsQuery: string; pages: boolean },
): Promise<{ rows: unknown; messages: unknown; pages: unknown }> {
  const { world, start } = scene
  const [read] = await world.reading(start.borrower, (tx) => tx.execute<{ rows: Rows }>(sql.raw(rowsQuery)))
  const rows = read!.rows
  const idsOf = (table: string): string[] => rows[table]?.map(({ id }) => id) ?? []
  const ids = {
    loans: start.loanIds,
    assists: idsOf('assists'),
    agreements: idsOf('agreements'),
    payments: idsOf('payments'),
    quotes: idsOf('quotes'),
    claims: idsOf('claims'),
  }
  const messages = (await scene.messages()).filter(({ to }) => start.person.phones.includes(to))
  return { rows, messages, pages: pages ? await pagesOf(world, start.borrower, ids) : 'not looked at' }
}

const TOKENS =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[a-z]{3}_[0-9a-f]{32}|\\x[0-9a-f]{32,}|\/i\/[\w-]{43}|"(?:spokenCode|code)": "\d+"/g

const textOf = (view: unknown): string =>
  JSON.stringify(
    view,
    (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value === undefined ? '(nothing)' : value),
    1,
  )

/**
 * A view as text, in which what is made by chance (ids, sealed bytes, links, digits) is numbered in the order in which it appears.
 * What was there before the world began stays as it is.
 */
export function comparable(known: ReadonlySet<string>): (view: unknown) => string {
  return (view) => {
    const numbers = new Map<string, number>()
    return textOf(view).replace(TOKENS, (token) => {
      if (known.has(token)) return token
      if (!numbers.has(token)) numbers.set(token, numbers.size)
      return `(new ${numbers.get(token)})`
    })
  }
}

export const tokensOf = (view: unknown): Set<string> => new Set(textOf(view).match(TOKENS))
