import { accept, refuse, type Decision } from '@/lib/refusal'
import { fen, type Fen } from './fen'

/** 1,000 万 yuan: far above any loan served here, and far below what a column or an older browser's number can hold. */
export const MAX_TYPED_FEN = fen(1_000_000_000n)

/**
 * Commas must stand between groups of three: "12,50" is somebody's 12.50, and reading it as 1,250 would cost him
 * dear.
 */
const FORM = /^(?<yuan>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<decimals>\d+))?$/

/** Reads an amount in yuan as a person types or pastes it: "412.5", "1,234.50", "¥４１２．５０", "412 元". */
export function parseFen(
  text: string,
  maxFen: Fen = MAX_TYPED_FEN,
): Decision<Fen, 'amount_malformed' | 'amount_decimals' | 'amount_too_large'> {
  if (text.length > 60) return refuse('amount_malformed')
  const plain = text
    .normalize('NFKC')
    .replace(/。/g, '.')
    .trim()
    .replace(/^¥\s*/, '')
    .replace(/\s*元$/, '')
  const { yuan, decimals = '' } = FORM.exec(plain)?.groups ?? {}
  if (yuan === undefined) return refuse('amount_malformed')
  if (decimals.length > 2) return refuse('amount_decimals')
  const amountFen = BigInt(yuan.replace(/,/g, '')) * 100n + BigInt(decimals.padEnd(2, '0'))
  if (amountFen > maxFen) return refuse('amount_too_large')
  return accept(fen(amountFen))
}
