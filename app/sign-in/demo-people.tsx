import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { NavButton, NavList } from '@/components/ui/nav-list'
import { Notice } from '@/components/ui/notice'
import { demoPeople, isDemo } from '@/lib/demo-people'
import { useLocale, useTranslations } from 'next-intl'
import { requestCode } from './actions'

/** The demo's people, each with a story; one tap sends that person a code. Not there in production. */
export function DemoPeople() {
  const t = useTranslations('me.demo')
  const locale = useLocale()
  const people = demoPeople()
  if (people.length === 0) return null
  return (
    <Card title={t('title')} icon="info">
      <p className="secondary">{t('lead')}</p>
      <ActionForm action={requestCode} className="stack">
        <FormErrors />
        <NavList label={t('title')}>
          {people.map(({ name, phone, story }) => (
            <NavButton key={phone} name="phone" value={phone} detail={story[locale]}>
              <span lang="zh-CN">{name}</span> <span className="num secondary">{phone}</span>
            </NavButton>
          ))}
        </NavList>
      </ActionForm>
    </Card>
  )
}

/** Where the demo's codes arrive. Not there in production. */
export function DemoInbox() {
  const t = useTranslations('me.demo')
  if (!isDemo()) return null
  return (
    <Notice tone="info">
      {t('inboxLead')}
      <a href="/dev/inbox" target="_blank" rel="noopener">
        {t('inbox')}
      </a>
    </Notice>
  )
}
