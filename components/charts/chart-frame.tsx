import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Disclosure } from '@/components/ui/disclosure'

export type TableTwin = {
  caption: string
  /** The first column names the row; the others are numbers. */
  columns: string[]
  rows: string[][]
  /** The sum of each column, where the picture shows a whole. */
  total?: string[]
}

/** The same figures as a table, for those who do not read pictures. */
export function TwinTable({ caption, columns, rows, total }: TableTwin) {
  const t = useTranslations('ui')
  const [first, ...rest] = columns
  return (
    <Disclosure summary={t('seeTable')}>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
        <table className="table">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {rest.map((column) => (
                <th key={column} scope="col" className="number">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <TwinRow key={name} name={name} cells={cells} />
            ))}
          </tbody>
          {total && (
            <tfoot>
              <TwinRow name={total[0]} cells={total.slice(1)} />
            </tfoot>
          )}
        </table>
      </div>
    </Disclosure>
  )
}

function TwinRow({ name, cells }: { name: string | undefined; cells: string[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, i) => (
        <td key={i} className="number">
          {cell}
        </td>
      ))}
    </tr>
  )
}

export type LegendItem = { swatch: string; text: ReactNode }

/** What each look of the picture means; only what the picture really shows. */
export function Legend({ items }: { items: LegendItem[] }) {
  return (
    <ul className="legend meta">
      {items.map((item) => (
        <li key={item.swatch}>
          <i className={`swatch swatch-${item.swatch}`} aria-hidden="true" />
          {item.text}
        </li>
      ))}
    </ul>
  )
}
