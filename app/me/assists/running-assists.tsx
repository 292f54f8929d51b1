import { Card } from '@/components/ui/card'
import { NavItem, NavList } from '@/components/ui/nav-list'
import type { AssistSummary } from '@/lib/assists/queries'
import { formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import { useLocale, useTranslations } from 'next-intl'
import { useWhat } from './use-what'

/** The requests that are open, each with its time. */
export function RunningAssists({ assists }: { assists: AssistSummary[] }) {
  const t = useTranslations('assists.running')
  const locale = useLocale()
  const what = useWhat()
  const running = assists.filter(({ state }) => state === 'asking' || state === 'covered')
  if (running.length === 0) return null
  return (
    <Card title={t('title')}>
      <NavList>
        {running.map(({ id, state, ask, answerBy }) => (
          <NavItem
            key={id}
            href={`/me/assists/${publicId('assist', id)}`}
            detail={state === 'covered' ? t('covered') : t('open', { by: formatInstant(answerBy, locale) })}
          >
            {what(ask)}
          </NavItem>
        ))}
      </NavList>
    </Card>
  )
}
