import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'
import { SiteFrame } from '../site-frame'
import { localeOfPage, titleOfPage, type SitePageProps } from '../site-page'

export const generateMetadata = (props: SitePageProps) => titleOfPage(props, 'status')

function Status() {
  const t = useTranslations('site.status')
  return (
    <SiteFrame path="/status">
      <article className="article site-width">
        <h1>{t('title')}</h1>
        <p className="article-lead">{t('lead')}</p>
        <div className="article-body article-text">
          <LinkButton href="/api/health/ready">{t('now')}</LinkButton>
          <ul className="article-bullets">
            <li>{t('ok')}</li>
            <li>{t('bad')}</li>
            <li>{t('none')}</li>
          </ul>
          <h2>{t('moneyTitle')}</h2>
          <p>{t('money')}</p>
        </div>
      </article>
    </SiteFrame>
  )
}

export default async function StatusPage(props: SitePageProps) {
  await localeOfPage(props)
  return <Status />
}
