import { MAX_TERMS } from '@/lib/calendar/schedule'
import type { LoanView } from '@/lib/loans/queries'

const OFFERED = [6, 12, 18, 24, 36, 48, 60] as const

export const instalmentsLeft = ({ position }: Pick<LoanView, 'position'>): number =>
  position.instalments.filter(({ owedFen }) => owedFen > 0n).length

/** The numbers of instalments to choose from: the usual ones, and as many as are left now. */
export const termsOffered = (left: number): number[] => [...new Set([...OFFERED, left])].sort((a, b) => a - b)

/** How many instalments the address asks for; without a usable number the next longer than now. */
export function termsAsked(text: string | string[] | undefined, view: Pick<LoanView, 'position'>): number {
  const asked = typeof text === 'string' && /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (asked >= 1 && asked <= MAX_TERMS) return asked
  return OFFERED.find((terms) => terms > instalmentsLeft(view)) ?? MAX_TERMS
}
