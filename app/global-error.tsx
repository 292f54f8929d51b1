'use client'

import '@/app/styles/core.css'
import { Fault } from '@/components/ui/fault'

type GlobalErrorProps = { error: Error & { digest?: string }; retry: () => void }

/** The last net, for a fault in a layout itself. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="zh-CN">
      <body>
        <Fault error={error} retry={retry} />
      </body>
    </html>
  )
}
