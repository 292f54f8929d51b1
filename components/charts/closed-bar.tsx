import { useLocale, useTranslations } from 'next-intl'
import { fen, sumFen } from '@/lib/money/fen'
import { formatFen, proseFen } from '@/lib/money/format'
import { percent, shareOf } from './scale'

export type BarPart = {
  name: string
  amountFen: bigint
  tone: 'principal' | 'interest' | 'penalty' | 'friend' | 'borrower'
}

type ClosedBarProps = {
  label: string
  /** What was owed, by its parts. */
  owed: BarPart[]
  /** What was paid towards it. */
  paid: BarPart[]
}

function Strip({ parts, wholeFen }: { parts: BarPart[]; wholeFen: bigint }) {
  const shares = parts.map((part) => shareOf(part.amountFen, wholeFen))
  const starts = shares.map((_, i) => shares.slice(0, i).reduce((sum, share) => sum + share, 0))
  return (
    <svg width="100%" height="0.875rem" className="strip" aria-hidden="true" focusable="false">
      <rect x="0.75" y="0.75" width="99.6%" height="86%" rx="4" className="strip-rest" />
      {parts.map((part, i) => (
        <rect
          key={part.name}
          x={percent(starts[i]!)}
          width={percent(shares[i]!)}
          height="100%"
          rx="4"
          className={`strip-${part.tone}`}
        />
      ))}
    </svg>
  )
}

/** Two bars on one scale: nothing over and nothing missing, or how much is still missing. */
export function ClosedBar({ label, owed, paid }: ClosedBarProps) {
  const t = useTranslations('ui.closed')
  const chart = useTranslations('ui.chart')
  const locale = useLocale()
  const [owedFen, paidFen] = [sumFen(owed.map((part) => part.amountFen)), sumFen(paid.map((part) => part.amountFen))]
  const wholeFen = owedFen > paidFen ? owedFen : paidFen
  const missing = t('missing', { amount: formatFen(fen(owedFen - paidFen)) })
  const values = [...owed, ...paid].map((part) =>
    chart('value', { name: part.name, amount: proseFen(fen(part.amountFen), locale) }),
  )
  return (
    <figure
      className="chart"
      role="img"
      aria-label={chart('read', { label, values: [...values, missing].join(chart('separator')) })}
    >
      <Strip parts={owed} wholeFen={wholeFen} />
      <p className="strip-words meta">
        {owed.map((part) => (
          <span key={part.name}>
            {part.name} <span className="money">{formatFen(fen(part.amountFen))}</span>
          </span>
        ))}
      </p>
      <Strip parts={paid} wholeFen={wholeFen} />
      <p className="strip-words meta">
        {paid.map((part) => (
          <span key={part.name}>
            {part.name} <span className="money">{formatFen(fen(part.amountFen))}</span>
          </span>
        ))}
        <span>{missing}</span>
      </p>
    </figure>
  )
}
