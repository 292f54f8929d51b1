import { useTranslations } from 'next-intl'
import { AppBar, AppBarLink } from '@/components/ui/app-bar'
import { BottomBar } from '@/components/ui/bottom-bar'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PhoneField } from '@/components/ui/field'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { LinkButton } from '@/components/ui/link-button'
import { ResultPage } from '@/components/ui/result-page'
import { SkeletonCard } from '@/components/ui/skeleton'
import { StepBar } from '@/components/ui/step-bar'
import { Tabs } from '@/components/ui/tabs'
import { Section } from './section'

const HERE = '/dev/gallery'

export function EmptySection() {
  const t = useTranslations('dev.gallery.empty')
  return (
    <Section name="empty">
      <EmptyState drawing="waiting" title={t('claims')}>
        <p className="secondary">{t('claimsText')}</p>
        <a href={HERE}>{t('claimsLink')}</a>
      </EmptyState>
      <EmptyState drawing="ended" title={t('dead')} align="left">
        <p>{t('deadText')}</p>
      </EmptyState>
      <EmptyState drawing="empty" title={t('none')} />
      <div>
        <SkeletonCard shape="amount" />
        <SkeletonCard shape="rows" />
      </div>
    </Section>
  )
}

/** Pieces of a phone page; the frame itself stands once a page and is seen on every real one. */
export function FrameSection() {
  const t = useTranslations('dev.gallery.frame')
  const buttons = useTranslations('dev.gallery.buttons')
  const empty = useTranslations('dev.gallery.empty')
  const form = useTranslations('dev.gallery.form')
  return (
    <Section name="frame">
      <div className="gallery-phone">
        <div className="page">
          <AppBar backHref={HERE}>
            <LanguageSwitch back={HERE} />
            <AppBarLink href={HERE} icon="exit">
              {t('leave')}
            </AppBarLink>
          </AppBar>
          <div className="body">
            <StepBar step={2} total={6} />
            <h3 className="title">{t('question')}</h3>
            <p className="lead">{t('lead')}</p>
            <PhoneField name="frame-phone" label={form('phone')} hint={form('phoneHint')} />
          </div>
          <BottomBar tip={t('tip')} pair>
            <LinkButton href={HERE} kind="primary">
              {buttons('primary')}
            </LinkButton>
            <LinkButton href={HERE}>{buttons('quiet')}</LinkButton>
          </BottomBar>
        </div>
      </div>
      <div className="gallery-phone">
        <div className="page">
          <AppBar homeHref={HERE} heading={t('loans')} />
          <div className="body">
            <ResultPage
              heading="h3"
              chip={{ tone: 'info', icon: 'clock', text: empty('unknown') }}
              title={empty('unknownTitle')}
              lead={empty('unknownText')}
            >
              <Card title={t('loans')}>{empty('claimsText')}</Card>
            </ResultPage>
          </div>
          <BottomBar>
            <LinkButton href={HERE} kind="primary">
              {buttons('long')}
            </LinkButton>
            <LinkButton href={HERE}>{buttons('quiet')}</LinkButton>
          </BottomBar>
          <Tabs
            label={t('tabs')}
            tabs={[
              { href: HERE, icon: 'home', label: t('loans'), current: true },
              { href: `${HERE}#helped`, icon: 'hands', label: t('helped') },
              { href: `${HERE}#me`, icon: 'person', label: t('me') },
            ]}
          />
        </div>
      </div>
    </Section>
  )
}
