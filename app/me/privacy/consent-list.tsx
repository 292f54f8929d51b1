import { Card } from '@/components/ui/card'
import { formatInstant } from '@/lib/calendar/format'
import type { ConsentView } from '@/lib/identity/queries'
import { useLocale, useTranslations } from 'next-intl'

/** `contract-1` → `1`: the text that it is of stands beside it. */
const editionOf = (version: string): string => version.slice(version.lastIndexOf('-') + 1)

/** What he agreed to, when, and in which version of the text; newest first. */
export function ConsentList({ consents }: { consents: ConsentView[] }) {
  const t = useTranslations('me.privacy.consents')
  const locale = useLocale()
  return (
    <Card title={t('title')} foot={t('foot')}>
      {consents.length === 0 ? (
        <p className="secondary">{t('none')}</p>
      ) : (
        <ul className="entries">
          {consents.map(({ id, kind, version, givenAt, withdrawnAt }) => (
            <li key={id}>
              <div>
                <p>{t(`kind.${kind}`)}</p>
                <p className="meta">
                  {t('given', { time: formatInstant(givenAt, locale, { year: true }), version: editionOf(version) })}
                </p>
                {withdrawnAt && (
                  <p className="meta">{t('withdrawn', { time: formatInstant(withdrawnAt, locale, { year: true }) })}</p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
