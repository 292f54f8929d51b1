import { useTranslations } from 'next-intl'
import type { Display } from './display'
import { DisplayForm } from './display-form'

/** One link to the colours that are not shown; the style sheet hides the other. */
export function ThemeSwitch({ back }: { back: string }) {
  const t = useTranslations('ui.display')
  return (
    <DisplayForm back={back}>
      <button className="link-button when-light" name="theme" value="dark">
        {t('themeDark')}
      </button>
      <button className="link-button when-dark" name="theme" value="light">
        {t('themeLight')}
      </button>
    </DisplayForm>
  )
}

/** As the system, light or dark, the present one marked. */
export function ThemeChoice({ back, theme }: { back: string; theme: Display['theme'] }) {
  const t = useTranslations('ui.display')
  const choices = [
    { value: 'system', label: t('themeSystem'), pressed: theme === undefined },
    { value: 'light', label: t('themeLight'), pressed: theme === 'light' },
    { value: 'dark', label: t('themeDark'), pressed: theme === 'dark' },
  ]
  return (
    <DisplayForm back={back}>
      <div className="segments" role="group" aria-label={t('theme')}>
        {choices.map((choice) => (
          <button key={choice.value} name="theme" value={choice.value} aria-pressed={choice.pressed}>
            {choice.label}
          </button>
        ))}
      </div>
    </DisplayForm>
  )
}
