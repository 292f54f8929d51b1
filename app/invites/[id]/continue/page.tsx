import { Links } from '@/components/ui/links'
import { PageTitle } from '@/components/ui/page'
import { getTranslations } from 'next-intl/server'
import { Frame } from '../frame'
import { onInvite, type PageParams } from '../on-invite'

/** The same words for everybody, whatever happened on the link (flow.md 3, open). */
export default async function ContinuePage({ params }: PageParams) {
  const { path } = await onInvite(params)
  const t = await getTranslations('invites.continue')
  return (
    <Frame back={path('')}>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <p>{t('text')}</p>
      <Links>
        <a href={path('')}>{t('back')}</a>
      </Links>
    </Frame>
  )
}
