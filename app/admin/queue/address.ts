import { QUEUE_VIEWS, type QueueFilter, type QueueKey } from '@/lib/cases/queries'
import { CASE_KINDS } from '@/lib/cases/rules'
import { idOf, publicId } from '@/lib/id'
import { REVIEW_KINDS } from '@/lib/reviews/rules'

export const QUEUE_KINDS = [...REVIEW_KINDS, ...CASE_KINDS] as const
export type QueueKind = (typeof QUEUE_KINDS)[number]

export type QueueAddress = QueueFilter & { after?: QueueKey }
export type AskedQueue = Partial<Record<'view' | 'kind' | 'after', string | string[]>>

/** `2.1765432100000.cas_0199…`: the place after which the list goes on. */
const AFTER = /^(\d{1,2})\.(\d{1,15})\.(cas_[0-9a-f]{32})$/

function keyOf(text: string | string[] | undefined): QueueKey | undefined {
  const [, rank, ms, shown] = (typeof text === 'string' && AFTER.exec(text)) || []
  const id = shown && idOf('case', shown)
  return id ? { rank: Number(rank), dueAt: new Date(Number(ms)), id } : undefined
}

/** What of the queue an address asks for; what it does not understand it leaves out. */
export const readAddress = ({ view, kind, after }: AskedQueue): QueueAddress => ({
  view: QUEUE_VIEWS.find((one) => one === view),
  kind: QUEUE_KINDS.find((one) => one === kind),
  after: keyOf(after),
})

/** The address of a part of the queue. */
export function queueHref({ view, kind, after }: QueueAddress): string {
  const query = new URLSearchParams({
    ...(view && view !== 'all' && { view }),
    ...(kind && { kind }),
    ...(after && { after: `${after.rank}.${after.dueAt.getTime()}.${publicId('case', after.id)}` }),
  }).toString()
  return query ? `/admin/queue?${query}` : '/admin/queue'
}
