import { useTranslations } from 'next-intl'
import { SUPPORT_PHONE } from '@/components/ui/contact'
import { SiteFrame } from '../site-frame'
import { localeOfPage, titleOfPage, type SitePageProps } from '../site-page'

export const generateMetadata = (props: SitePageProps) => titleOfPage(props, 'terms')

const TERMS = ['demo', 'role', 'lender', 'friend', 'money', 'source', 'sign'] as const
const DATA = ['phone', 'identity', 'payment', 'visit'] as const
const RIGHTS = ['rights', 'complaint'] as const

function Privacy() {
  const t = useTranslations('site.terms.privacy')
  return (
    <>
      <h2 id="privacy">{t('title')}</h2>
      <dl className="article-facts">
        {DATA.map((kind) => (
          <div key={kind}>
            <dt>{t(kind)}</dt>
            <dd>
              {t(`${kind}Why`)}
              <span className="meta">{t('until', { when: t(`${kind}Until`) })}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p>{t('not')}</p>
    </>
  )
}

function Terms() {
  const t = useTranslations('site.terms')
  return (
    <SiteFrame path="/terms">
      <article className="article site-width">
        <h1>{t('title')}</h1>
        <p className="article-lead">{t('lead')}</p>
        <div className="article-body article-text">
          {TERMS.map((key) => (
            <section key={key} id={key}>
              <h2>{t(`${key}.title`)}</h2>
              <p>{t(`${key}.text`)}</p>
            </section>
          ))}
          <Privacy />
          {RIGHTS.map((key) => (
            <section key={key} id={key}>
              <h2>{t(`${key}.title`)}</h2>
              <p>{t(`${key}.text`, { phone: SUPPORT_PHONE })}</p>
            </section>
          ))}
        </div>
      </article>
    </SiteFrame>
  )
}

export default async function TermsPage(props: SitePageProps) {
  await localeOfPage(props)
  return <Terms />
}
