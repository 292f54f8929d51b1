import type { Locale } from '@/messages/locales'

/** The cashier's page of an order, in the reader's language. */
export function cashierHref(payUrl: string, locale: Locale): string {
  const address = new URL(payUrl)
  address.searchParams.set('lang', locale)
  return address.href
}
