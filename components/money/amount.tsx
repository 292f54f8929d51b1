import { fen as fenOf } from '@/lib/money/fen'
import { moneyPartsOf } from '@/lib/money/format'

type AmountProps = {
  /** In fen. */
  fen: bigint
  /** `large` is the one amount of a page, `medium` heads a card; without it the amount stands in a line of text. */
  size?: 'large' | 'medium'
  strong?: boolean
}

const CLASS = { large: 'amount', medium: 'amount amount-medium' }

/** Money to the fen, symbol and decimals smaller where it is large; owed or owned, it is never coloured. */
export function Amount({ fen, size, strong }: AmountProps) {
  const { sign, symbol, integer, decimal } = moneyPartsOf(fenOf(fen))
  return (
    <span className={size ? CLASS[size] : strong ? 'money money-strong' : 'money'}>
      {sign}
      <span className="money-symbol">{symbol}</span>
      {integer}
      <span className="money-decimals">{decimal}</span>
    </span>
  )
}
