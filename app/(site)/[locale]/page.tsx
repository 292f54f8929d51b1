import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { HeroSlip } from './hero-slip'
import { PromiseMatrix } from './promise-matrix'
import { SiteFrame } from './site-frame'
import { localeOfPage, type SitePageProps } from './site-page'
import { StepArcs } from './step-arcs'

const IS_NOT = ['loan', 'guarantee', 'collection', 'wallet', 'credit'] as const

const bold = (chunks: ReactNode) => <b>{chunks}</b>

function Hero() {
  const t = useTranslations('site.home')
  return (
    <section className="hero site-width">
      <div>
        <h1 className="keep">
          {t('slogan1')}
          <br />
          {t('slogan2')}
        </h1>
        <p className="hero-lead">{t('lead')}</p>
        <div className="hero-acts">
          <LinkButton href="/sign-in" kind="primary">
            {t('signIn')}
          </LinkButton>
          <LinkButton href="/how#link">{t('gotLink')}</LinkButton>
        </div>
        <p className="secondary hero-free">{t('free')}</p>
      </div>
      <HeroSlip />
    </section>
  )
}

function Doubt() {
  const t = useTranslations('site.doubt')
  return (
    <Card title={t('title')} foot={<a href="/scam">{t('more')}</a>}>
      <p className="secondary">{t('lead')}</p>
      <ul className="doubt-list">
        <li>{t('voice')}</li>
        <li>{t('name')}</li>
        <li>{t('never')}</li>
      </ul>
    </Card>
  )
}

function Home() {
  const t = useTranslations('site')
  return (
    <SiteFrame path="/">
      <Hero />
      <section className="steps-section site-width" id="how">
        <h2>{t('steps.title')}</h2>
        <StepArcs />
      </section>
      <section className="promises-section site-width" id="promises">
        <h2>{t('promises.title')}</h2>
        <PromiseMatrix />
      </section>
      <section className="not-section site-width">
        <div>
          <h2>{t('isNot.title')}</h2>
          <ul className="not-list">
            {IS_NOT.map((key) => (
              <li key={key}>{t.rich(`isNot.${key}`, { b: bold })}</li>
            ))}
          </ul>
        </div>
        <Doubt />
      </section>
    </SiteFrame>
  )
}

export default async function HomePage(props: SitePageProps) {
  await localeOfPage(props)
  return <Home />
}
