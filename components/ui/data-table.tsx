import { Children, type ReactNode } from 'react'

export type Column = { name: string; number?: boolean; /** Read out only. */ hidden?: boolean }

type DataTableProps = {
  caption: string
  columns: Column[]
  /** Shown instead of rows when there are none. */
  empty?: ReactNode
  /** DataRows. */
  children?: ReactNode
}

/** A dense table of facts: numbers on the right, one heading a row. */
export function DataTable({ caption, columns, empty, children }: DataTableProps) {
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className="data-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={column.number ? 'number' : undefined}>
                {column.hidden ? <span className="visually-hidden">{column.name}</span> : column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Children.count(children) > 0 ? (
            children
          ) : (
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

type DataRowProps = {
  heading: ReactNode
  detail?: ReactNode
  /** What to do before all others. */ first?: boolean
  children: ReactNode
}

export function DataRow({ heading, detail, first, children }: DataRowProps) {
  return (
    <tr className={first ? 'first' : undefined}>
      <th scope="row">
        {heading}
        {detail && <span className="meta">{detail}</span>}
      </th>
      {children}
    </tr>
  )
}

/** `big` is a count that one sees from afar. */
export function Cell({ number, big, children }: { number?: boolean; big?: boolean; children?: ReactNode }) {
  const className = ['number', big && 'number-big'].filter(Boolean).join(' ')
  return <td className={number || big ? className : undefined}>{children}</td>
}
