import { notices } from '@/db/schema/notices'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { env } from '@/lib/env'
import { and, count, desc, eq, isNull } from 'drizzle-orm'
import { readInbox } from './ports/inbox'
import type { NoticeKind } from './rules'

export type NoticeView = {
  id: string
  kind: NoticeKind
  params: Record<string, string | number>
  link: string | null
  createdAt: Date
  isRead: boolean
}

/** Row security narrows the rows to the actor's own; the side keeps what he reads as a borrower apart from what he reads as a friend. */
const ofActor = (personId: string, side: 'borrower' | 'friend') =>
  and(eq(notices.forPerson, personId), eq(notices.side, side))

/** The actor's latest notices, newest first, 100 at most. */
export const listNotices = (actor: Borrower | Friend, tx?: Tx): Promise<NoticeView[]> =>
  reading(actor, tx, async (db) => {
    if (!actor.personId) return []
    const own = ofActor(actor.personId, actor.side)
    const rows = await db.select().from(notices).where(own).orderBy(desc(notices.id)).limit(100)
    return rows.map(({ id, kind, params, link, createdAt, readAt }) => ({
      id,
      kind: kind as NoticeKind,
      params,
      link,
      createdAt,
      isRead: readAt !== null,
    }))
  })

/** How many notices the actor has not read. */
export const countUnreadNotices = (actor: Borrower | Friend, tx?: Tx): Promise<number> =>
  reading(actor, tx, async (db) => {
    if (!actor.personId) return 0
    const unread = and(ofActor(actor.personId, actor.side), isNull(notices.readAt))
    const [row] = await db.select({ unread: count() }).from(notices).where(unread)
    return row?.unread ?? 0
  })

export type CaughtText = { seq: number; to: string; text: string; at: Date }

/** The last 50 messages that demo people would have got on their phones, newest first. Demo and test only. */
export async function listCaughtMessages(): Promise<CaughtText[]> {
  assert(env().MODE !== 'production', 'only demo and test have a catcher')
  const caught = await readInbox()
  return caught.slice(0, 50).map(({ seq, to, text, at }) => ({ seq, to, text, at: new Date(at) }))
}
