import { Card } from '@/components/ui/card'
import { SupportPhone } from '@/components/ui/support-link'
import { formatInstant } from '@/lib/calendar/format'
import type { Look } from '@/lib/privacy/queries'
import { useLocale, useTranslations } from 'next-intl'

/** The last digits of a look's id: by them staff find the look on the phone. */
const numberOf = (id: string): string => id.slice(-6).toUpperCase()

/** Who looked at the person's sealed data: each look, with its number to ask about it. */
export function LookList({ looks }: { looks: Look[] }) {
  const t = useTranslations('me.privacy.looks')
  const locale = useLocale()
  return (
    <Card title={t('title')} icon="eye" foot={t.rich('ask', { phone: () => <SupportPhone /> })}>
      {looks.length === 0 ? (
        <p className="secondary">{t('nobody')}</p>
      ) : (
        <ul className="entries">
          {looks.map(({ id, lookedAt, field, purpose }) => (
            <li key={id}>
              <div>
                <p>{t('look', { field: t(`field.${field}`) })}</p>
                <p className="meta">{t('reason', { purpose: t(`purposes.${purpose}`) })}</p>
                <p className="meta">
                  {t('when', { time: formatInstant(lookedAt, locale, { year: true }), number: numberOf(id) })}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
