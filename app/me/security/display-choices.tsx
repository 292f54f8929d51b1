import { Card } from '@/components/ui/card'
import { SIZE_COOKIE, sizeOf, THEME_COOKIE, themeOf } from '@/components/ui/display'
import { LanguageChoice } from '@/components/ui/language-switch'
import { SizeChoice } from '@/components/ui/size-switch'
import { ThemeChoice } from '@/components/ui/theme-switch'
import { getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'

const BACK = '/me/security'

/** How the reader wants the pages shown, in this browser. */
export async function DisplayChoices() {
  const t = await getTranslations('me.security.display')
  const names = await getTranslations('ui.display')
  const jar = await cookies()
  return (
    <Card title={t('title')}>
      <div className="stack">
        <p className="secondary">{names('language')}</p>
        <LanguageChoice back={BACK} />
        <p className="secondary">{names('size')}</p>
        <SizeChoice back={BACK} size={sizeOf(jar.get(SIZE_COOKIE)?.value)} />
        <p className="secondary">{names('theme')}</p>
        <ThemeChoice back={BACK} theme={themeOf(jar.get(THEME_COOKIE)?.value)} />
      </div>
    </Card>
  )
}
