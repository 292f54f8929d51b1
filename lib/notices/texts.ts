import { CATALOGUES } from '@/messages/catalogue'
import { createTranslator } from 'next-intl'
import type { MessageKind } from './rules'

/** The words of a message to a phone, in the language of the one who gets it. */
export function messageText(kind: MessageKind, locale: 'zh-CN' | 'en', params: Record<string, string>): string {
  const t = createTranslator({ locale, messages: CATALOGUES[locale], namespace: 'texts' })
  return t(kind, params)
}
