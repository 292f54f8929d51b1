import { staffMembers } from '@/db/schema/auth'
import { cases, reviews } from '@/db/schema/reviews'
import { reading, type Tx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import type { ReviewKind } from '@/lib/reviews/rules'
import { and, asc, desc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm'
import type { CaseKind } from './rules'
import { loadCase, type CaseRow } from './store'

export type CaseView = CaseRow

/** One case, for the colleague who looks at it, as of a moment. */
export const getCase = (actor: Staff, id: string, tx?: Tx): Promise<(CaseView & { now: Date }) | undefined> =>
  reading(actor, tx, async (db, now) => {
    const row = await loadCase(db, id)
    return row && { ...row, now }
  })

/** The cases about one thing, newest first. */
export const listCasesOf = (actor: Staff, subjectId: string, tx?: Tx): Promise<CaseView[]> =>
  reading(actor, tx, (db) =>
    db.select().from(cases).where(eq(cases.subjectId, subjectId)).orderBy(desc(cases.createdAt)).limit(50),
  )

/** The place after which the queue goes on. */
export type QueueKey = { rank: number; dueAt: Date; id: string }

export type QueueItem = QueueKey & {
  what: 'review' | 'case'
  kind: ReviewKind | CaseKind
  state: 'waiting' | 'taken' | 'escalated'
  subjectId: string
  takenBy: string | null
  takerName: string | null
  createdAt: Date
  isLate: boolean
}

/** What of the queue is looked at: all, what nobody has in hand, one's own, or what is past its time; of one kind, or of all. */
export const QUEUE_VIEWS = ['all', 'free', 'mine', 'late'] as const
export type QueueView = (typeof QUEUE_VIEWS)[number]
export type QueueFilter = { view?: QueueView; kind?: QueueItem['kind'] }

const QUEUE_PAGE = 50

/** What waits for a person, most pressing first: by rank, then by when it is due. Goes on after a key. */
export const listQueue = (
  actor: Staff,
  { after, limit = QUEUE_PAGE, ...filter }: { after?: QueueKey; limit?: number } & QueueFilter = {},
  tx?: Tx,
): Promise<{ items: QueueItem[]; next: QueueKey | undefined }> =>
  reading(actor, tx, async (db, now) => {
    const most = Math.min(Math.max(1, limit), QUEUE_PAGE)
    const asked = { after, filter, staffId: actor.staffId, now, limit: most + 1 }
    const [asking, kept] = await Promise.all([openOf(db, 'review', asked), openOf(db, 'case', asked)])
    const found = [...asking, ...kept].sort(byPlace)
    const items = found.slice(0, most).map((item) => ({ ...item, isLate: item.dueAt < now }))
    const last = items.at(-1)
    const next = found.length > most && last ? { rank: last.rank, dueAt: last.dueAt, id: last.id } : undefined
    return { items, next }
  })

/** How much of one kind waits, how it divides into the views, since when the oldest waits and when the first is due. */
export type QueuePile = Record<QueueView, number> & {
  what: QueueItem['what']
  kind: QueueItem['kind']
  oldestAt: Date
  firstDueAt: Date
}

/** The queue counted by kind; a kind of which nothing waits is not in it. */
export const countQueue = (actor: Staff, tx?: Tx): Promise<QueuePile[]> =>
  reading(actor, tx, async (db, now) => {
    const by = { staffId: actor.staffId, now }
    return (await Promise.all([pilesOf(db, 'review', by), pilesOf(db, 'case', by)])).flat()
  })

/** A part of the queue with the counts around it, as of one moment. */
export const getQueue = (
  actor: Staff,
  asked: { after?: QueueKey } & QueueFilter,
  tx?: Tx,
): Promise<{ now: Date; piles: QueuePile[]; items: QueueItem[]; next: QueueKey | undefined }> =>
  reading(actor, tx, async (db, now) => ({
    now,
    piles: await countQueue(actor, db),
    ...(await listQueue(actor, asked, db)),
  }))

const TABLES = { review: reviews, case: cases } as const
type Reader = { staffId: string; now: Date }
type Table = (typeof TABLES)[QueueItem['what']]

const byPlace = (a: QueueKey, b: QueueKey): number =>
  a.rank - b.rank || a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1)

/** Rows after a key, in the order of one index: three columns compared as one. */
const after = (table: Table, key: QueueKey | undefined) =>
  key &&
  sql`(${table.rank}, ${table.dueAt}, ${table.id}) > (${key.rank}, ${key.dueAt.toISOString()}::timestamptz, ${key.id}::uuid)`

const isOpen = (table: Table) =>
  table === cases ? inArray(cases.state, ['waiting', 'taken', 'escalated']) : ne(reviews.state, 'decided')

const inView = (table: Table, view: QueueView, { staffId, now }: Reader): SQL =>
  ({
    all: sql`true`,
    free: sql`${table.state} <> 'taken'`,
    mine: sql`${table.state} = 'taken' and ${table.takenBy} = ${staffId}::uuid`,
    late: sql`${table.dueAt} < ${now.toISOString()}::timestamptz`,
  })[view]

type Asked = Reader & { after: QueueKey | undefined; filter: QueueFilter; limit: number }

async function openOf(db: Tx, what: QueueItem['what'], asked: Asked): Promise<Omit<QueueItem, 'isLate'>[]> {
  const table: Table = TABLES[what]
  const { view = 'all', kind } = asked.filter
  const rows = await db
    .select({
      id: table.id,
      kind: table.kind,
      state: table.state,
      subjectId: table.subjectId,
      rank: table.rank,
      dueAt: table.dueAt,
      takenBy: table.takenBy,
      takerName: staffMembers.name,
      createdAt: table.createdAt,
    })
    .from(table)
    .leftJoin(staffMembers, eq(staffMembers.id, table.takenBy))
    .where(
      and(isOpen(table), inView(table, view, asked), kind && sql`${table.kind} = ${kind}`, after(table, asked.after)),
    )
    .orderBy(asc(table.rank), asc(table.dueAt), asc(table.id))
    .limit(asked.limit)
  return rows.map((row) => ({ ...row, what })) as Omit<QueueItem, 'isLate'>[]
}

async function pilesOf(db: Tx, what: QueueItem['what'], by: Reader): Promise<QueuePile[]> {
  const table: Table = TABLES[what]
  const countOf = (view: QueueView) => sql<number>`(count(*) filter (where ${inView(table, view, by)}))::int`
  const rows = await db
    .select({
      kind: table.kind,
      all: countOf('all'),
      free: countOf('free'),
      mine: countOf('mine'),
      late: countOf('late'),
      oldestAt: sql<Date>`min(${table.createdAt})`.mapWith(table.createdAt),
      firstDueAt: sql<Date>`min(${table.dueAt})`.mapWith(table.dueAt),
    })
    .from(table)
    .where(isOpen(table))
    .groupBy(table.kind, table.rank)
    .orderBy(asc(table.rank))
  return rows.map((row) => ({ ...row, what }))
}
