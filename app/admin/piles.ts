import type { QueuePile } from '@/lib/cases/queries'
import type { Desk } from '@/lib/reconciliation/queries'
import type { Wait } from '@/lib/reconciliation/rules'

/** One kind of work: how much of it, in whose hands, since when the oldest waits and by when the first is due. */
export type Pile = {
  what: 'reviews' | 'cases' | Wait['why'] | 'late_repayment'
  count: number
  /** Nothing where the system works on it. */
  inHand: number | undefined
  oldestAt: Date | undefined
  dueAt: Date | undefined
  isLate: boolean
  href: string
}

const earliest = (times: readonly Date[]): Date | undefined =>
  times.length > 0 ? new Date(Math.min(...times.map((at) => at.getTime()))) : undefined

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

type Work = Pick<Desk, 'now' | 'stuck' | 'setAside'> & {
  /** Nothing for whom the queue is none of his business: then it has no rows, rather than rows that say none. */
  queue: readonly QueuePile[] | undefined
}

/** All kinds of work in a fixed order, whether or not there is any: what a person decides first, then what waits for the outside. */
export function pilesOf({ now, stuck, setAside, queue }: Work): Pile[] {
  const ofQueue = (what: QueuePile['what']): Pile => {
    const piles = (queue ?? []).filter((pile) => pile.what === what)
    return {
      what: what === 'review' ? 'reviews' : 'cases',
      count: sum(piles.map((pile) => pile.all)),
      inHand: sum(piles.map((pile) => pile.all - pile.free)),
      oldestAt: earliest(piles.map((pile) => pile.oldestAt)),
      dueAt: earliest(piles.map((pile) => pile.firstDueAt)),
      isLate: piles.some((pile) => pile.late > 0),
      href: '/admin/queue',
    }
  }
  const ofPayments = (why: Wait['why']): Pile => {
    const waits = stuck.filter((one) => one.why === why)
    return {
      what: why,
      count: waits.length,
      inHand: undefined,
      oldestAt: earliest(waits.map(({ since }) => since)),
      dueAt: earliest(waits.flatMap(({ until }) => until ?? [])),
      isLate: waits.some(({ until }) => until === null || until < now),
      href: '#waiting',
    }
  }
  return [
    ...(queue ? [ofQueue('review'), ofQueue('case')] : []),
    ...(['channel_silent', 'lender_silent', 'set_aside'] as const).map(ofPayments),
    {
      what: 'late_repayment',
      count: setAside.length,
      inHand: undefined,
      oldestAt: earliest(setAside.map(({ createdAt }) => createdAt)),
      dueAt: undefined,
      isLate: setAside.length > 0,
      href: '#set-aside',
    },
  ]
}
