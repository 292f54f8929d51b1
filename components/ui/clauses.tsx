import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from './icon'

export type Clause = {
  title: ReactNode
  /** The binding text. */
  law: ReactNode
  /** The same in plain words, beside it. */
  plain: ReactNode
  /** What a signer must not miss. */
  important?: boolean
}

const idOf = (index: number) => `clause-${index + 1}`

/** Marks that lead to each clause and fill as one reads; the filling is decoration, the links always work. */
export function ClauseNav({ count }: { count: number }) {
  const t = useTranslations('ui.clauses')
  return (
    <nav className="clause-nav" aria-label={t('jump')}>
      <p>{t('count', { count })}</p>
      <ol>
        {Array.from({ length: count }, (_, i) => (
          <li key={i}>
            <a href={`#${idOf(i)}`} aria-label={t('clause', { number: i + 1 })} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** A contract as text that flows with the screen: each clause numbered, plain words beside it, below it on a phone. */
export function Clauses({ label, clauses, foot }: { label: string; clauses: Clause[]; foot?: ReactNode }) {
  const t = useTranslations('ui.clauses')
  return (
    <article className="contract" aria-label={label}>
      <ol>
        {clauses.map((clause, i) => (
          <li key={i} id={idOf(i)}>
            <h3 className="clause-title">
              <span className="clause-number">{i + 1}</span>
              {clause.title}
              {clause.important && (
                <span className="clause-key">
                  <Icon name="diamond" />
                  {t('important')}
                </span>
              )}
            </h3>
            <div className="clause-law">{clause.law}</div>
            <div className="clause-plain">
              <b>{t('plain')}</b>
              {clause.plain}
            </div>
          </li>
        ))}
      </ol>
      {foot && <div className="meta contract-foot">{foot}</div>}
    </article>
  )
}
