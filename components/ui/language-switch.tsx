import { useLocale, useTranslations } from 'next-intl'
import { LOCALE_NAMES, LOCALES } from '@/messages/locales'
import { DisplayForm } from './display-form'
import { Icon } from './icon'

/** To the other language, from the app bar; it comes back to `back`, a path of this site. */
export function LanguageSwitch({ back }: { back: string }) {
  const present = useLocale()
  const other = LOCALES.find((locale) => locale !== present) ?? 'en'
  return (
    <DisplayForm back={back}>
      <button className="appbar-link" name="locale" value={other} lang={other}>
        <Icon name="language" />
        {LOCALE_NAMES[other]}
      </button>
    </DisplayForm>
  )
}

/** Both languages by name, the present one marked. */
export function LanguageChoice({ back }: { back: string }) {
  const present = useLocale()
  const t = useTranslations('ui.display')
  return (
    <DisplayForm back={back}>
      <div className="segments" role="group" aria-label={t('language')}>
        {LOCALES.map((locale) => (
          <button key={locale} name="locale" value={locale} lang={locale} aria-pressed={locale === present}>
            {LOCALE_NAMES[locale]}
          </button>
        ))}
      </div>
    </DisplayForm>
  )
}
