import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import type { AgreementView } from '@/lib/agreements/queries'
import { formatInstant } from '@/lib/calendar/format'
import { useLocale, useTranslations } from 'next-intl'

/** Who signed, how and when; who has not yet. */
export function SignatureCard({ agreement: { signatures, parties } }: { agreement: AgreementView }) {
  const t = useTranslations('agreements')
  const locale = useLocale()
  return (
    <Card title={t('contract.signatures')}>
      <Rows>
        {signatures.map(({ side, method, createdAt }) => (
          <Row
            key={side}
            party={side}
            label={t(`sign.by.${side}`)}
            detail={t('sign.at', { at: formatInstant(createdAt, locale, { year: true }) })}
          >
            {t('sign.how', { name: parties[side].name, method: t(`sign.${method}`) })}
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
