import '@/app/styles/core.css'
import '@/app/styles/me.css'
import { DynamicDocument } from '@/components/ui/document'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

export { viewport } from '@/components/ui/viewport'

export async function generateMetadata(): Promise<Metadata> {
  const [t, head] = await Promise.all([getTranslations('me.signIn'), getTranslations('me.head')])
  return { title: { default: t('title'), template: head('titleOf', { page: '%s' }) }, robots: { index: false } }
}

export default function SignInLayout({ children }: { children: ReactNode }) {
  return <DynamicDocument>{children}</DynamicDocument>
}
