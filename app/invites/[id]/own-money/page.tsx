import { Links } from '@/components/ui/links'
import { PageTitle } from '@/components/ui/page'
import { getTranslations } from 'next-intl/server'
import { Frame } from '../frame'
import { onInvite, type PageParams } from '../on-invite'

export default async function OwnMoneyPage({ params }: PageParams) {
  const { path } = await onInvite(params)
  const t = await getTranslations('invites.ownMoney')
  return (
    <Frame>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <Links>
        <a href={path('safety')}>{t('again')}</a>
      </Links>
    </Frame>
  )
}
