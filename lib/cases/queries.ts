import { cases, reviews } from '@/db/schema/reviews'
import { reading, type Tx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import type { ReviewKind } from '@/lib/reviews/rules'
import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { CaseKind } from './rules'
import { loadCase, type CaseRow } from './store'

export type CaseView = CaseRow

/** One case, for the colleague who looks at it. */
export const getCase = (actor: Staff, id: string, tx?: Tx): Promise<CaseView | undefined> =>
  reading(actor, tx, (db) => loadCase(db, id))

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
  createdAt: Date
  isLate: boolean
}

const QUEUE_PAGE = 50

/** Everything that waits for a person, most pressing first: by rank, then by when it is due. Goes on after a key. */
export const listQueue = (
  actor: Staff,
  { after, limit = QUEUE_PAGE }: { after?: QueueKey; limit?: number } = {},
  tx?: Tx,
): Promise<{ items: QueueItem[]; next: QueueKey | undefined }> =>
  reading(actor, tx, async (db, now) => {
    const most = Math.min(Math.max(1, limit), QUEUE_PAGE)
    const [asked, kept] = await Promise.all([openReviews(db, after, most + 1), openCases(db, after, most + 1)])
    const found = [...asked, ...kept].sort(byPlace)
    const items = found.slice(0, most).map((item) => ({ ...item, isLate: item.dueAt < now }))
    const last = items.at(-1)
    const next = found.length > most && last ? { rank: last.rank, dueAt: last.dueAt, id: last.id } : undefined
    return { items, next }
  })

type Found = Omit<QueueItem, 'isLate'>

const byPlace = (a: QueueKey, b: QueueKey): number =>
  a.rank - b.rank || a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1)

/** Rows after a key, in the order of one index: three columns compared as one. */
const after = (table: typeof reviews | typeof cases, key: QueueKey | undefined) =>
  key &&
  sql`(${table.rank}, ${table.dueAt}, ${table.id}) > (${key.rank}, ${key.dueAt.toISOString()}::timestamptz, ${key.id}::uuid)`

const columnsOf = <T extends typeof reviews | typeof cases>(table: T) => ({
  id: table.id,
  kind: table.kind,
  state: table.state,
  subjectId: table.subjectId,
  rank: table.rank,
  dueAt: table.dueAt,
  takenBy: table.takenBy,
  createdAt: table.createdAt,
})

async function openReviews(db: Tx, key: QueueKey | undefined, limit: number): Promise<Found[]> {
  const rows = await db
    .select(columnsOf(reviews))
    .from(reviews)
    .where(and(ne(reviews.state, 'decided'), after(reviews, key)))
    .orderBy(asc(reviews.rank), asc(reviews.dueAt), asc(reviews.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, what: 'review' as const })) as Found[]
}

async function openCases(db: Tx, key: QueueKey | undefined, limit: number): Promise<Found[]> {
  const rows = await db
    .select(columnsOf(cases))
    .from(cases)
    .where(and(inArray(cases.state, ['waiting', 'taken', 'escalated']), after(cases, key)))
    .orderBy(asc(cases.rank), asc(cases.dueAt), asc(cases.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, what: 'case' as const })) as Found[]
}
