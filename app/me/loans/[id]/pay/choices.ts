import { sumFen, type Fen } from '@/lib/money/fen'
import type { OpenInstalment } from '@/lib/payments/queries'

/** One tap: the oldest `count` instalments, and what they cost today. */
export type CountChoice = {
  kind: 'one' | 'overdue' | 'many' | 'all'
  count: number
  amountFen: Fen
  last: OpenInstalment
}

/** The choices that are worth a tap: the first, two and three instalments, all that is overdue, and everything. */
export function countChoices(open: readonly OpenInstalment[]): CountChoice[] {
  const overdue = open.filter(({ isOverdue }) => isOverdue).length
  const counts = [...new Set([1, 2, 3, overdue, open.length])].filter((count) => count >= 1 && count <= open.length)
  return counts
    .sort((a, b) => a - b)
    .flatMap((count): CountChoice[] => {
      const last = open[count - 1]
      if (!last) return []
      const kind = count === open.length ? 'all' : count === 1 ? 'one' : count === overdue ? 'overdue' : 'many'
      return [{ kind, count, last, amountFen: sumFen(open.slice(0, count).map(({ owedFen }) => owedFen)) }]
    })
}
