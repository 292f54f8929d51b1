import '@/app/styles/core.css'
import '@/app/styles/contract.css'
import '@/app/styles/contract-progress.css'
import '@/app/styles/lanes.css'
import '@/app/styles/pay.css'
import '@/app/styles/share.css'
import '@/app/styles/staff.css'
import '@/app/styles/staff-frame.css'
import '@/app/styles/staff-tables.css'
import '@/app/styles/gallery.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { DynamicDocument } from '@/components/ui/document'

export { viewport } from '@/components/ui/viewport'

export const metadata: Metadata = { robots: { index: false } }

/** Each page under it calls `requireDevMode` first: a root layout cannot answer "not found". */
export default function DevLayout({ children }: { children: ReactNode }) {
  return <DynamicDocument>{children}</DynamicDocument>
}
