import { NextResponse, type NextRequest } from 'next/server'
import { pathBack, SIZE_COOKIE, THEME_COOKIE } from '@/components/ui/display'
import { isLocale, LOCALE_COOKIE } from '@/messages/locales'

const YEAR_SECONDS = 365 * 24 * 3600

/** What each field may say; a value that is not listed changes nothing. `undefined` is the default: the cookie goes. */
const CHOICES: Record<string, Record<string, string | undefined>> = {
  [THEME_COOKIE]: { light: 'light', dark: 'dark', system: undefined },
  [SIZE_COOKIE]: { large: 'large', normal: undefined },
}

function chosen(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Keeps the reader's language, colours and size, and leads back to the page. */
export async function POST(request: NextRequest) {
  const form = await request.formData().catch(() => new FormData())
  const response = new NextResponse(null, { status: 303, headers: { location: pathBack(form.get('back')) } })
  const secure = request.headers.get('origin')?.startsWith('https:') ?? false
  const options = { path: '/', sameSite: 'lax', secure, maxAge: YEAR_SECONDS } as const
  const locale = chosen(form, 'locale')
  if (isLocale(locale)) response.cookies.set(LOCALE_COOKIE, locale, options)
  for (const [name, choices] of Object.entries(CHOICES)) {
    const choice = chosen(form, name)
    if (!Object.hasOwn(choices, choice)) continue
    const value = choices[choice]
    if (value) response.cookies.set(name, value, options)
    else response.cookies.set(name, '', { ...options, maxAge: 0 })
  }
  return response
}
