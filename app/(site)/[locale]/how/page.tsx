import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'
import { SiteFrame } from '../site-frame'
import { localeOfPage, titleOfPage, type SitePageProps } from '../site-page'

export const generateMetadata = (props: SitePageProps) => titleOfPage(props, 'how')

const BORROWER_STEPS = ['look', 'ask', 'send', 'wait', 'sign'] as const
const FRIEND_STEPS = ['open', 'ring', 'identify', 'mean', 'sign', 'pay'] as const
const MEANINGS = ['gift', 'loan', 'advance'] as const
const TIMES = ['answer', 'sign', 'pay', 'cooling'] as const

function Meanings() {
  const t = useTranslations('site.how.meanings')
  return (
    <div>
      <h2>{t('title')}</h2>
      <table className="table article-table">
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('title')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {MEANINGS.map((meaning) => (
            <tr key={meaning}>
              <th scope="row">{t(meaning)}</th>
              <td>{t(`${meaning}Text`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Times() {
  const t = useTranslations('site.how.times')
  return (
    <div>
      <h2>{t('title')}</h2>
      <table className="table article-table">
        <thead>
          <tr>
            <th scope="col">{t('step')}</th>
            <th scope="col">{t('limit')}</th>
          </tr>
        </thead>
        <tbody>
          {TIMES.map((time) => (
            <tr key={time}>
              <th scope="row">{t(time)}</th>
              <td>{t(`${time}Limit`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('end')}</p>
    </div>
  )
}

function Steps() {
  const t = useTranslations('site.how')
  return (
    <div className="article-pair">
      <div>
        <h2>{t('borrower.title')}</h2>
        <ol className="article-steps">
          {BORROWER_STEPS.map((step) => (
            <li key={step}>
              <h3>{t(`borrower.${step}`)}</h3>
              <p>{t(`borrower.${step}Text`)}</p>
            </li>
          ))}
        </ol>
      </div>
      <div>
        <h2>{t('friend.title')}</h2>
        <ol className="article-steps">
          {FRIEND_STEPS.map((step) => (
            <li key={step} data-party="friend">
              <h3>{t(`friend.${step}`)}</h3>
              <p>{t(`friend.${step}Text`)}</p>
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

function How() {
  const t = useTranslations('site.how')
  return (
    <SiteFrame path="/how">
      <article className="article site-width">
        <h1>{t('title')}</h1>
        <p className="article-lead">{t('lead')}</p>
        <div className="article-body">
          <Steps />
          <div className="article-pair">
            <Meanings />
            <Times />
          </div>
          <div className="article-text">
            <h2 id="link">{t('link.title')}</h2>
            <p>{t('link.open')}</p>
            <p>{t('link.dead')}</p>
            <p>{t('link.paid')}</p>
            <LinkButton href="/sign-in">{t('link.signIn')}</LinkButton>
            <h2>{t('cost.title')}</h2>
            <p>{t('cost.text')}</p>
          </div>
        </div>
      </article>
    </SiteFrame>
  )
}

export default async function HowPage(props: SitePageProps) {
  await localeOfPage(props)
  return <How />
}
