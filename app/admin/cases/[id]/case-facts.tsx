import { Row, Rows } from '@/components/ui/rows'
import type { CaseView } from '@/lib/cases/queries'
import { publicId, type IdKind } from '@/lib/id'
import { useMessages, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Visit = { assistId: string; friendId: string | null } | undefined
type CaseFactsProps = { one: CaseView; visit: Visit; nameOf: (staffId: string | null) => string | undefined }

/** The pages of what a case may name by its id. */
const PLACES: Record<string, [IdKind, string]> = {
  personId: ['person', '/admin/people'],
  assistId: ['assist', '/admin/assists'],
  paymentId: ['payment', '/admin/payments'],
}

/** What the case is about, what is known, what helps; and how it ended. */
export function CaseFacts({ one, visit, nameOf }: CaseFactsProps) {
  const t = useTranslations('admin.case')
  return (
    <section className="staff-pair">
      <div>
        <h2>{t('facts')}</h2>
        <Rows>
          <Row label={t('openedBy')}>
            {nameOf(one.madeBy) ? <span lang="zh-CN">{nameOf(one.madeBy)}</span> : t(`sides.${one.openedBy}`)}
          </Row>
          <Known facts={one.facts} />
          <Belongs one={one} visit={visit} />
        </Rows>
      </div>
      <div>
        <h2>{t(one.reasonNote ? 'said' : 'help')}</h2>
        {one.reasonNote ? (
          <Said one={one} by={nameOf(one.decidedBy ?? one.takenBy)} />
        ) : (
          <p>{t(`helps.${one.kind}`)}</p>
        )}
      </div>
    </section>
  )
}

/** Codes in words, ids as links; an id without a page says nothing to a reader. */
function Known({ facts }: Pick<CaseView, 'facts'>): ReactNode {
  const { names, values }: { names: Record<string, string>; values: Record<string, string> } =
    useMessages().admin.case.known
  return Object.entries(facts).map(([fact, value]) => {
    const label = names[fact]
    const place = PLACES[fact]
    if (!label || value === null) return null
    return (
      <Row key={fact} label={label}>
        {place && typeof value === 'string' ? (
          <a href={`${place[1]}/${publicId(place[0], value)}`}>{names[`${fact}Link`]}</a>
        ) : (
          (values[String(value)] ?? String(value))
        )}
      </Row>
    )
  })
}

function Belongs({ one, visit }: { one: CaseView; visit: Visit }) {
  const t = useTranslations('admin.case')
  return (
    <>
      {one.kind === 'call' && (
        <Row label={t('about')}>
          <a href={`/admin/people/${publicId('person', one.subjectId)}`}>{t('toPerson')}</a>
        </Row>
      )}
      {visit && (
        <Row label={t('about')}>
          <a href={`/admin/assists/${publicId('assist', visit.assistId)}`}>{t('toAssist')}</a>
        </Row>
      )}
      {visit && (
        <Row label={t('friend')}>
          {visit.friendId ? (
            <a href={`/admin/people/${publicId('person', visit.friendId)}`}>{t('toPerson')}</a>
          ) : (
            t('friendUnknown')
          )}
        </Row>
      )}
    </>
  )
}

/** The words of the colleague who closed it or passed it on. */
function Said({ one, by }: { one: CaseView; by: string | undefined }) {
  const t = useTranslations('admin.case')
  const reasons: Record<string, string> = useMessages().agreements.cases.reason
  return (
    <Rows>
      {one.reasonCode && (
        <Row label={t('reason')}>
          <b>{reasons[one.reasonCode] ?? one.reasonCode}</b>
        </Row>
      )}
      <Row label={t('note')}>{one.reasonNote}</Row>
      {one.decidedBy && (
        <Row label={t('by')}>
          <span lang="zh-CN">{by}</span>
        </Row>
      )}
    </Rows>
  )
}
