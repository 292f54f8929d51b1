import type { IconName } from '@/components/ui/icon'
import { Tabs } from '@/components/ui/tabs'
import { useTranslations } from 'next-intl'

const TABS = [
  { name: 'loans', href: '/me', icon: 'home' },
  { name: 'notices', href: '/me/notices', icon: 'bell' },
  { name: 'privacy', href: '/me/privacy', icon: 'eye' },
  { name: 'security', href: '/me/security', icon: 'lock' },
] as const satisfies { name: string; href: string; icon: IconName }[]

export type TabName = (typeof TABS)[number]['name']

/** The places of the signed-in part. */
export function MeTabs({ current }: { current: TabName }) {
  const t = useTranslations('me.tabs')
  return (
    <Tabs
      label={t('label')}
      tabs={TABS.map(({ name, href, icon }) => ({ href, icon, label: t(name), current: name === current }))}
    />
  )
}
