import { AuditList } from '@/components/ui/audit-list'
import { publicId, type IdKind } from '@/lib/id'
import type { AuditView } from '@/lib/audit/queries'
import { useTranslations } from 'next-intl'
import { useAuditWords } from './use-audit-words'

/** What happened to this thing or person, newest first, beside the facts. */
export function AuditPanel({ lines, href }: { lines: AuditView[]; href?: string }) {
  const t = useTranslations('admin.audit')
  const words = useAuditWords()
  return (
    <>
      <h2>{t('title')}</h2>
      {lines.length === 0 && <p className="meta">{t('none')}</p>}
      <AuditList
        items={lines.map((line) => ({
          key: line.id,
          time: words.time(line.createdAt),
          actor: words.actor(line),
          what: words.what(line),
          detail: words.detail(line),
        }))}
      />
      {href && (
        <p>
          <a href={href}>{t('all')}</a>
        </p>
      )}
    </>
  )
}

const PLACES: Record<string, [IdKind, string]> = {
  person: ['person', 'people'],
  payment: ['payment', 'payments'],
  assist: ['assist', 'assists'],
  review: ['review', 'reviews'],
  case: ['case', 'cases'],
}

/** Where the thing of a line can be looked at. */
export function hrefOf({ thing, thingId }: Pick<AuditView, 'thing' | 'thingId'>): string | undefined {
  if (!thingId) return undefined
  const place = PLACES[thing]
  return place && `/admin/${place[1]}/${publicId(place[0], thingId)}`
}
