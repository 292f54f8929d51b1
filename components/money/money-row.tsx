import type { ReactNode } from 'react'
import { Row } from '@/components/ui/rows'
import { Amount } from './amount'

type MoneyRowProps = { label: ReactNode; fen: bigint; detail?: ReactNode; total?: boolean }

/** One line of a sum; the row marked `total` is the sum of those above it, which the page passes and a test adds up. */
export function MoneyRow({ label, fen, detail, total }: MoneyRowProps) {
  return (
    <Row label={label} detail={detail} total={total}>
      <Amount fen={fen} strong={total} />
    </Row>
  )
}
