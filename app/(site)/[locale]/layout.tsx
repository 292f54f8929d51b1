import '@/app/styles/core.css'
import '@/app/styles/site.css'
import '@/app/styles/step-arcs.css'
import '@/app/styles/site-wide.css'
import '@/app/styles/site-pages.css'
import '@/app/styles/site-foot.css'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StaticDocument } from '@/components/ui/document'
import { LOCALES } from '@/messages/locales'
import { localeOfPage, type SitePageProps } from './site-page'

export { viewport } from '@/components/ui/viewport'

export const dynamicParams = false

export const generateStaticParams = () => LOCALES.map((locale) => ({ locale }))

type LayoutProps = SitePageProps & { children: ReactNode }

export async function generateMetadata(props: LayoutProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOfPage(props), namespace: 'site' })
  return { title: { default: t('title'), template: t('titleOf', { page: '%s' }) }, description: t('description') }
}

export default async function SiteLayout(props: LayoutProps) {
  return (
    <StaticDocument locale={await localeOfPage(props)} className="site">
      {props.children}
    </StaticDocument>
  )
}
