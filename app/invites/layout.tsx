import '@/app/styles/core.css'
import '@/app/styles/contract.css'
import '@/app/styles/contract-progress.css'
import '@/app/styles/pay.css'
import { DynamicDocument } from '@/components/ui/document'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

export { viewport } from '@/components/ui/viewport'

/** The same words for every link and state: a preview in a chat tells no name, no sum and no debt. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invites.preview')
  return {
    title: t('title'),
    description: t('description'),
    robots: { index: false },
    openGraph: { title: t('title'), description: t('description') },
  }
}

export default function InvitesLayout({ children }: { children: ReactNode }) {
  return <DynamicDocument>{children}</DynamicDocument>
}
