import { HoldLine } from '@/components/charts/hold-line'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { useTranslations } from 'next-intl'

/** Where the money lies in the two hours in which he can take it back; or that it is taken as soon as he pays. */
export function RestCard({ rests, lender }: { rests: boolean; lender: string }) {
  const t = useTranslations('invites.pay')
  if (!rests) {
    return (
      <Card title={t('atOnceTitle')}>
        <p className="secondary">{t('atOnceText')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('rest')}>
      <HoldLine
        places={[
          { place: 'card', title: t('now'), text: t('nowText') },
          { place: 'held', title: t('held'), text: t('heldText') },
          { place: 'lender', title: t('then'), text: t('thenText', { lender }) },
        ]}
      />
      <Checkbox name="atOnce" label={t('atOnce')} />
    </Card>
  )
}
