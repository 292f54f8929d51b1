import { useLocale, useTranslations } from 'next-intl'
import { Amount } from '@/components/money/amount'
import { DisplayForm } from '@/components/ui/display-form'
import { Mark } from '@/components/ui/mark'
import { SizeSwitch } from '@/components/ui/size-switch'
import { ThemeSwitch } from '@/components/ui/theme-switch'
import { LOCALE_NAMES, LOCALES } from '@/messages/locales'
import { phoneHref, REGULATOR_PHONE, SUPPORT_PHONE } from '@/components/ui/contact'
import type { SitePath } from './site-path'

const phoneLink = (phone: string) =>
  function PhoneLink() {
    return (
      <a href={phoneHref(phone)} className="num">
        {phone}
      </a>
    )
  }

function FootColumns() {
  const t = useTranslations('site.foot')
  const nav = useTranslations('site.nav')
  return (
    <div className="site-foot-columns site-width">
      <div className="site-foot-zero">
        <p>
          <Amount fen={0n} size="large" />
        </p>
        <p>{t('zero')}</p>
      </div>
      <div id="help">
        <h2>{t('help')}</h2>
        <ul>
          <li>{t.rich('hours', { phone: phoneLink(SUPPORT_PHONE) })}</li>
          <li>{t.rich('complaint', { nw: (chunks) => <span className="nowrap">{chunks}</span> })}</li>
          <li>{t.rich('regulator', { phone: phoneLink(REGULATOR_PHONE) })}</li>
        </ul>
      </div>
      <div>
        <h2>{t('operator')}</h2>
        <ul>
          <li>{t('operatorName')}</li>
          <li>{t('operatorAddress')}</li>
          <li>{t('operatorLicence')}</li>
          <li>{t('operatorDemo')}</li>
        </ul>
      </div>
      <div>
        <h2>{t('public')}</h2>
        <ul>
          <li>
            <a href="/how">{nav('how')}</a>
          </li>
          <li>
            <a href="/scam">{nav('scam')}</a>
          </li>
          <li>
            <a href="/terms">{t('terms')}</a>
          </li>
          <li>
            <a href="/status">{t('status')}</a>
          </li>
        </ul>
      </div>
    </div>
  )
}

/** What it costs, whom to call, who runs it, and how the page is shown. */
export function SiteFoot({ path }: { path: SitePath }) {
  const ui = useTranslations('ui')
  const present = useLocale()
  return (
    <footer className="site-foot">
      <FootColumns />
      <div className="site-width">
        <div className="site-foot-base">
          <span className="brand">
            <Mark size="small" />
            {ui('brand')}
          </span>
          <div className="switches">
            <DisplayForm back={path}>
              {LOCALES.map((locale) => (
                <button
                  key={locale}
                  className="link-button"
                  name="locale"
                  value={locale}
                  lang={locale}
                  aria-current={locale === present ? 'true' : undefined}
                >
                  {LOCALE_NAMES[locale]}
                </button>
              ))}
            </DisplayForm>
            <SizeSwitch back={path} />
            <ThemeSwitch back={path} />
          </div>
        </div>
      </div>
    </footer>
  )
}
