import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { CATALOGUES } from '@/messages/catalogue'
import type { Locale } from '@/messages/locales'

/** The markup of components as a page of that language sends it. */
export const render = (children: ReactNode, locale: Locale = 'zh-CN'): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={CATALOGUES[locale]} timeZone="Asia/Shanghai">
      {children}
    </NextIntlClientProvider>,
  )

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }

const decoded = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)

/** What stands between the tags. */
export const textOf = (markup: string): string => decoded(markup.replace(/<[^>]*>/g, ''))

/** The value of an attribute, where it first occurs. */
export const attributeOf = (markup: string, name: string): string | undefined => {
  const value = new RegExp(` ${name}="([^"]*)"`, 'i').exec(markup)?.[1]
  return value === undefined ? undefined : decoded(value)
}

/** The cells of each row of the tables in it. */
export const rowsOf = (markup: string): string[][] =>
  [...markup.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...(row ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => textOf(cell ?? '')),
  )
