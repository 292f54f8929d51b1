import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import { demoStaff } from '@/lib/demo-colleagues'
import { useLocale, useTranslations } from 'next-intl'

/** The demo's colleagues, and where their codes are. Not there in production. */
export function DemoStaff() {
  const t = useTranslations('admin.signIn.demo')
  const locale = useLocale()
  const staff = demoStaff()
  const passwords = [...new Set(staff.map(({ password }) => password))]
  if (staff.length === 0) return null
  return (
    <Card title={t('title')} icon="info">
      <p className="secondary">{t('lead')}</p>
      <Rows>
        {staff.map(({ email, name, story }) => (
          <Row key={email} label={story[locale]} detail={<span lang="zh-CN">{name}</span>}>
            <span className="keep">{email}</span>
          </Row>
        ))}
        <Row label={t('password')}>{passwords.join(' · ')}</Row>
        <Row label={t('codes')}>
          <a href="/dev/inbox#codes" target="_blank" rel="noopener">
            {t('inbox')}
          </a>
        </Row>
      </Rows>
    </Card>
  )
}
