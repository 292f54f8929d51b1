import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { SUPPORT_PHONE } from '@/components/ui/contact'
import { SiteFrame } from '../site-frame'
import { localeOfPage, titleOfPage, type SitePageProps } from '../site-page'

export const generateMetadata = (props: SitePageProps) => titleOfPage(props, 'scam')

const NEVER = ['code', 'first', 'screen', 'person', 'secret', 'borrow'] as const
const ALWAYS = ['asker', 'digits', 'range', 'lender', 'no'] as const
const CHECKS = ['ring', 'listen', 'compare'] as const

function Scam() {
  const t = useTranslations('site.scam')
  return (
    <SiteFrame path="/scam">
      <article className="article site-width">
        <h1>{t('title')}</h1>
        <p className="article-lead">{t('lead')}</p>
        <div className="article-body">
          <div className="article-pair">
            <div>
              <h2>{t('never.title')}</h2>
              <ul className="article-list" data-kind="never">
                {NEVER.map((key) => (
                  <li key={key}>
                    <Icon name="cross" />
                    {t(`never.${key}`)}
                  </li>
                ))}
              </ul>
            </div>
            <div>
              <h2>{t('always.title')}</h2>
              <ul className="article-list" data-kind="always">
                {ALWAYS.map((key) => (
                  <li key={key}>
                    <Icon name="check" />
                    {t(`always.${key}`)}
                  </li>
                ))}
              </ul>
            </div>
          </div>
          <div className="article-text">
            <h2>{t('check.title')}</h2>
            <ol className="article-steps">
              {CHECKS.map((key) => (
                <li key={key}>
                  <p>{t(`check.${key}`)}</p>
                </li>
              ))}
            </ol>
            <h2>{t('pressed.title')}</h2>
            <p>{t('pressed.text')}</p>
            <h2>{t('paid.title')}</h2>
            <p>{t('paid.text', { phone: SUPPORT_PHONE })}</p>
            <Notice tone="warn">
              <p>
                <b>{t('who.title')}</b>
              </p>
              <p>{t('who.text')}</p>
            </Notice>
          </div>
        </div>
      </article>
    </SiteFrame>
  )
}

export default async function ScamPage(props: SitePageProps) {
  await localeOfPage(props)
  return <Scam />
}
