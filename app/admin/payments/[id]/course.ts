import type { PaymentState } from '@/lib/payments/rules'

export type Turn = 'hold' | 'release' | 'capture' | 'post' | 'refund'

type Facts = {
  state: PaymentState
  heldAt: Date | null
  capturedAt: Date | null
  postedAt: Date | null
  endedAt: Date | null
}

/** What happened to the money, in order; nothing where none was ever held. */
export function courseOf({ state, heldAt, capturedAt, postedAt, endedAt }: Facts): { turn: Turn; at: Date }[] {
  const turns: [Turn, Date | null][] = [
    ['hold', heldAt],
    ['release', heldAt && !capturedAt && (state === 'voided' || state === 'failed') ? endedAt : null],
    ['capture', capturedAt],
    ['post', postedAt],
    ['refund', state === 'refunded' ? endedAt : null],
  ]
  return turns.flatMap(([turn, at]) => (at ? [{ turn, at }] : []))
}

export const LANES = ['payer', 'channel', 'lender'] as const
type LaneName = (typeof LANES)[number]

/** In which lane the money lies after each turn. */
export const PLACE_AFTER: Record<Turn, LaneName> = {
  hold: 'payer',
  release: 'payer',
  capture: 'channel',
  post: 'lender',
  refund: 'payer',
}

export type Stretch = { lane: number; from?: number; to?: number; isHeld: boolean; isOpen: boolean }

/** The stretches of the path between the turns: the last one is open, and that is where the money is now. */
export function stretchesOf(turns: readonly { turn: Turn }[]): Stretch[] {
  const first: Stretch = { lane: 0, to: 0, isHeld: false, isOpen: false }
  return [
    first,
    ...turns.map(({ turn }, i) => {
      const isOpen = i === turns.length - 1
      return {
        lane: LANES.indexOf(PLACE_AFTER[turn]),
        from: i,
        to: isOpen ? undefined : i + 1,
        isHeld: turn === 'hold',
        isOpen,
      }
    }),
  ]
}
