import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { Metadata } from 'next'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/messages/locales'

export type SitePageProps = { params: Promise<{ locale: string }> }

/** The language of a public page, from its path; the page stays static because nothing of the request is read. */
export async function localeOfPage({ params }: SitePageProps): Promise<Locale> {
  const { locale } = await params
  const known = isLocale(locale) ? locale : DEFAULT_LOCALE
  setRequestLocale(known)
  return known
}

export async function titleOfPage(props: SitePageProps, page: 'how' | 'scam' | 'terms' | 'status'): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOfPage(props), namespace: 'site' })
  return { title: t(`${page}.title`) }
}
