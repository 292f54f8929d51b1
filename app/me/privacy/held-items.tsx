import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import { useTranslations } from 'next-intl'

/** As docs/data-registry.md groups the columns. */
const ITEMS = [
  'person',
  'checks',
  'consents',
  'loans',
  'income',
  'asks',
  'refusals',
  'agreements',
  'claims',
  'payments',
  'codes',
  'messages',
  'notices',
  'sessions',
  'limits',
  'records',
] as const

/** Everything that is held about a person: what, why, on what basis, until when (PIPL 17). */
export function HeldItems() {
  const t = useTranslations('me.privacy.held')
  return (
    <>
      <h2 className="heading">{t('title')}</h2>
      {ITEMS.map((item) => (
        <Card key={item} title={t(`${item}.what`)}>
          <p className="secondary">{t(`${item}.form`)}</p>
          <Rows variant="tight">
            <Row label={t('why')}>{t(`${item}.why`)}</Row>
            <Row label={t('basis')}>{t(`${item}.basis`)}</Row>
            <Row label={t('until')}>{t(`${item}.until`)}</Row>
          </Rows>
        </Card>
      ))}
    </>
  )
}
