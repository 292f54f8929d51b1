import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/messages/locales'
import { SIZE_COOKIE, sizeOf, THEME_COOKIE, themeOf } from './display'

const MarkIcon = () => <link rel="icon" href="/mark.svg" type="image/svg+xml" />

/** The html of a page that is made for each request: the reader's language, colours and size are in it. */
export async function DynamicDocument({ className, children }: { className?: string; children: ReactNode }) {
  const jar = await cookies()
  return (
    <html
      lang={await getLocale()}
      data-theme={themeOf(jar.get(THEME_COOKIE)?.value)}
      data-size={sizeOf(jar.get(SIZE_COOKIE)?.value)}
    >
      <head>
        <MarkIcon />
      </head>
      <body className={className}>{children}</body>
    </html>
  )
}

/** The html of a page that is built once: a small script sets colours and size before the first paint. */
export function StaticDocument({
  locale,
  className,
  children,
}: {
  locale: Locale
  className?: string
  children: ReactNode
}) {
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <MarkIcon />
        <script src="/display.js" async blocking="render" />
      </head>
      <body className={className}>{children}</body>
    </html>
  )
}
