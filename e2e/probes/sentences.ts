import { readFileSync } from 'node:fs'
import { isRefusalCode, type FormState } from '@/lib/refusal'
import type { Locale } from '@/messages/locales'

type Sentences = Record<string, string>

const read = (locale: Locale) => JSON.parse(readFileSync(`messages/${locale}/refusals.json`, 'utf8')) as Sentences
const catalogues: Record<Locale, Sentences> = { 'zh-CN': read('zh-CN'), en: read('en') }

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A sentence with whatever figures it names. */
const formOf = (sentence: string) =>
  new RegExp(
    `^${sentence
      .split(/\{[^}]*\}/)
      .map(escaped)
      .join('.{1,80}')}$`,
    's',
  )

/** What is wrong with a refusal: no code of ours, our own fault, another language's sentence; nothing where it is as it should be. */
export function faultOf(state: FormState | undefined, locale: Locale): string | undefined {
  if (!state || state.ok !== false || !state.code || !isRefusalCode(state.code)) return 'no refusal of ours'
  if (state.code === 'our_fault') return 'our fault'
  const sentences = catalogues[locale]
  if (!formOf(sentences[state.code] ?? '').test(state.message ?? '')) return `not said in ${locale}: ${state.message}`
  const forms = Object.values(sentences).map(formOf)
  const strange = Object.entries(state.fields ?? {}).find(([, text]) => !forms.some((form) => form.test(text)))
  return strange && `not said in ${locale} beside ${strange.join(': ')}`
}
