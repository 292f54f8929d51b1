import { Card } from '@/components/ui/card'
import { NavItem, NavList } from '@/components/ui/nav-list'
import { publicId } from '@/lib/id'
import { useTranslations } from 'next-intl'

/** What else can be done, the free ways first. */
export function WaysOutCard({ loanId }: { loanId: string }) {
  const t = useTranslations('me.home.waysOut')
  const ask = useTranslations('assists.entry')
  const loan = `/me/loans/${publicId('loan', loanId)}`
  return (
    <Card title={t('title')}>
      <NavList>
        <NavItem href={`${loan}/ways-out`} detail={t('lenderDetail')} aside={t('free')}>
          {t('lender')}
        </NavItem>
        <NavItem href={`${loan}/ways-out#part`} detail={t('partDetail')} aside={t('partAside')}>
          {t('part')}
        </NavItem>
        <NavItem href={`/me/ask/${publicId('loan', loanId)}`} detail={ask('detail')} aside={ask('aside')}>
          {ask('title')}
        </NavItem>
      </NavList>
    </Card>
  )
}
