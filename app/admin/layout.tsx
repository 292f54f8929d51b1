import '@/app/styles/core.css'
import '@/app/styles/staff.css'
import '@/app/styles/staff-frame.css'
import '@/app/styles/staff-tables.css'
import '@/app/styles/staff-work.css'
import '@/app/styles/lanes.css'
import { DynamicDocument } from '@/components/ui/document'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

export { viewport } from '@/components/ui/viewport'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin')
  return { title: { default: t('frame.title'), template: `%s · ${t('frame.title')}` }, robots: { index: false } }
}

export default function StaffLayout({ children }: { children: ReactNode }) {
  return <DynamicDocument className="staff">{children}</DynamicDocument>
}
