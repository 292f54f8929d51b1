import { QUEUE_VIEWS, type QueuePile, type QueueView } from '@/lib/cases/queries'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useKindWords } from '../use-kind-words'
import { queueHref, type QueueKind } from './address'

type FiltersProps = { piles: QueuePile[]; view: QueueView; kind: QueueKind | undefined }

/** Saved views and kinds, each with its count and an address of its own. */
export function Filters({ piles, view, kind }: FiltersProps) {
  const t = useTranslations('admin.queue')
  const nameOf = useKindWords()
  const countOf = (one: QueueView) =>
    piles.filter((pile) => !kind || pile.kind === kind).reduce((sum, pile) => sum + pile[one], 0)
  const kinds = [...new Set([...piles.map((pile) => pile.kind), ...(kind ? [kind] : [])])]
  const inView = (one: QueueKind) => piles.find((pile) => pile.kind === one)?.[view] ?? 0
  return (
    <>
      <FilterBar label={t('views.label')}>
        {QUEUE_VIEWS.map((one) => (
          <Filter key={one} href={queueHref({ view: one, kind })} isOn={one === view} count={countOf(one)}>
            {t(`views.${one}`)}
          </Filter>
        ))}
      </FilterBar>
      {kinds.length > 0 && (
        <FilterBar label={t('kinds.label')}>
          <Filter href={queueHref({ view })} isOn={!kind}>
            {t('kinds.all')}
          </Filter>
          {kinds.map((one) => (
            <Filter key={one} href={queueHref({ view, kind: one })} isOn={one === kind} count={inView(one)}>
              {nameOf(one)}
            </Filter>
          ))}
        </FilterBar>
      )}
    </>
  )
}

const FilterBar = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav aria-label={label}>
    <ul className="filters">{children}</ul>
  </nav>
)

function Filter({ href, isOn, count, children }: { href: string; isOn: boolean; count?: number; children: ReactNode }) {
  return (
    <li>
      <a href={href} aria-current={isOn ? 'true' : undefined}>
        {children}
        {count !== undefined && <span className="num">{count}</span>}
      </a>
    </li>
  )
}
