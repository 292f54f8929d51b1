import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import { demoSecondFactors } from '@/lib/demo-colleagues'
import { useTranslations } from 'next-intl'

/** What the authenticators of the demo's colleagues show now; by the wall clock, as a phone would. */
export function SecondFactors({ wallTime }: { wallTime: Date }) {
  const t = useTranslations('admin.inbox')
  const shown = demoSecondFactors(wallTime)
  const [first] = shown
  if (!first) return null
  return (
    <Card title={t('codes')} id="codes" foot={<a href="/admin/sign-in">{t('signIn')}</a>}>
      <p className="secondary">{t('codesLead', { seconds: first.seconds })}</p>
      <Rows>
        {shown.map(({ email, name, code }) => (
          <Row key={email} label={email} detail={<span lang="zh-CN">{name}</span>}>
            <strong className="num">{code}</strong>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
