import type { Catalogue } from '@/messages/catalogue'
import type { Locale } from '@/messages/locales'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Catalogue
  }
}
