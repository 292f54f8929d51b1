import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type SectionKey = Parameters<ReturnType<typeof useTranslations<'dev.gallery.section'>>>[0]

/** One heading of the gallery with its examples, each in a column as wide as a phone. */
export function Section({ name, children }: { name: SectionKey; children: ReactNode }) {
  const t = useTranslations('dev.gallery.section')
  return (
    <section>
      <h2>{t(name)}</h2>
      <div className="gallery-grid">{children}</div>
    </section>
  )
}
