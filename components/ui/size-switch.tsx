import { useTranslations } from 'next-intl'
import type { Display } from './display'
import { DisplayForm } from './display-form'

/** One link to the size that is not shown; the style sheet hides the other, so that static pages serve it too. */
export function SizeSwitch({ back }: { back: string }) {
  const t = useTranslations('ui.display')
  return (
    <DisplayForm back={back}>
      <button className="link-button when-normal" name="size" value="large">
        {t('sizeLarge')}
      </button>
      <button className="link-button when-large" name="size" value="normal">
        {t('sizeBack')}
      </button>
    </DisplayForm>
  )
}

/** Both sizes, the present one marked. */
export function SizeChoice({ back, size }: { back: string; size: Display['size'] }) {
  const t = useTranslations('ui.display')
  return (
    <DisplayForm back={back}>
      <div className="segments" role="group" aria-label={t('size')}>
        <button name="size" value="normal" aria-pressed={size === undefined}>
          {t('sizeNormal')}
        </button>
        <button name="size" value="large" aria-pressed={size === 'large'}>
          {t('sizeLarge')}
        </button>
      </div>
    </DisplayForm>
  )
}
