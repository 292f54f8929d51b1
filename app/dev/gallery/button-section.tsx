import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Icon, ICON_NAMES } from '@/components/ui/icon'
import { LanguageChoice, LanguageSwitch } from '@/components/ui/language-switch'
import { LinkButton } from '@/components/ui/link-button'
import { Mark } from '@/components/ui/mark'
import { SizeChoice, SizeSwitch } from '@/components/ui/size-switch'
import { SubmitButton } from '@/components/ui/submit-button'
import { ThemeChoice, ThemeSwitch } from '@/components/ui/theme-switch'
import { Section } from './section'

const HERE = '/dev/gallery'

export function ButtonSection() {
  const t = useTranslations('dev.gallery.buttons')
  return (
    <Section name="buttons">
      <div>
        <SubmitButton pendingLabel={t('pending')}>{t('primary')}</SubmitButton>
        <LinkButton href={HERE}>{t('quiet')}</LinkButton>
        <Button kind="danger" type="button">
          {t('danger')}
        </Button>
      </div>
      <div>
        <Button type="button" disabledReason={t('disabledReason')}>
          {t('disabled')}
        </Button>
        <Button type="button" kind="primary">
          {t('long')}
        </Button>
      </div>
      <div>
        <div className="button-pair">
          <Button type="button" small icon="share">
            {t('small')}
          </Button>
          <LinkButton href={HERE} small icon="document">
            {t('small')}
          </LinkButton>
        </div>
        <p className="gallery-icons">
          <Mark size="small" />
          <Mark />
          <Mark size="large" />
          {ICON_NAMES.map((name) => (
            <Icon key={name} name={name} size="large" />
          ))}
        </p>
      </div>
    </Section>
  )
}

export function SwitchSection() {
  return (
    <Section name="switches">
      <div>
        <LanguageChoice back={HERE} />
        <SizeChoice back={HERE} size={undefined} />
        <ThemeChoice back={HERE} theme={undefined} />
      </div>
      <div className="switches">
        <LanguageSwitch back={HERE} />
        <SizeSwitch back={HERE} />
        <ThemeSwitch back={HERE} />
      </div>
    </Section>
  )
}
