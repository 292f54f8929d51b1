import { dayOfPenaltyFen, formatRateTenths, penaltyBandsOf, shownOf, type PenaltyBand } from '@/app/me/loans/figures'
import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import type { LoanView } from '@/lib/loans/queries'
import { fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useTranslations } from 'next-intl'

/** What being late costs, band by band, on the principal of the oldest unpaid instalment. */
export function PenaltyCard({ view: { loan, position } }: { view: LoanView }) {
  const t = useTranslations('me.loan.how')
  const oldest = shownOf(position.instalments).find((one) => one.principalFen > one.principalPaidFen)
  if (!oldest) return null
  const principalFen = fen(oldest.principalFen - oldest.principalPaidFen)
  return (
    <Card title={t('penaltyTitle')}>
      <p className="secondary">{t('penalty')}</p>
      <p className="secondary">{t('penaltyExample', { number: oldest.number, principal: formatFen(principalFen) })}</p>
      <Rows variant="tight">
        {penaltyBandsOf(loan.terms.rateBps).map((band) => (
          <BandRow key={band.first} band={band} principalFen={principalFen} />
        ))}
      </Rows>
    </Card>
  )
}

function BandRow({ band, principalFen }: { band: PenaltyBand; principalFen: bigint }) {
  const t = useTranslations('me.loan.how')
  const { first, last, rateTenths } = band
  const isFree = rateTenths === 0
  return (
    <Row
      label={last ? t('band', { first, last }) : t('bandOpen', { first })}
      detail={isFree ? undefined : t('bandRate', { rate: formatRateTenths(rateTenths) })}
    >
      {isFree ? t('free') : t('perDay', { amount: formatFen(dayOfPenaltyFen(principalFen, band)) })}
    </Row>
  )
}
