import { capitalFen } from '@/lib/money/capital'
import { fen as fenOf } from '@/lib/money/fen'

/** An amount in capital characters, as contracts write it; Chinese in every language. */
export function CapitalAmount({ fen }: { fen: bigint }) {
  return <span lang="zh-CN">{capitalFen(fenOf(fen))}</span>
}
