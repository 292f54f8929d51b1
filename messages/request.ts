import { cookies, headers } from 'next/headers'
import { IntlErrorCode } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { CATALOGUES } from './catalogue'
import { isLocale, LOCALE_COOKIE, localeFor } from './locales'

/** A page with the language in its path stays static: the cookie and the headers are read only without one. */
async function localeOfRequest(pathLocale: string | undefined) {
  if (isLocale(pathLocale)) return pathLocale
  return localeFor((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get('accept-language'))
}

export default getRequestConfig(async ({ requestLocale }) => {
  const locale = await localeOfRequest(await requestLocale)
  return {
    locale,
    messages: CATALOGUES[locale],
    timeZone: 'Asia/Shanghai',
    onError(error) {
      // A reader in production gets the page with one raw key rather than none; build and tests stop here.
      if (process.env.MODE === 'production' && error.code === IntlErrorCode.MISSING_MESSAGE) return
      throw error
    },
  }
})
