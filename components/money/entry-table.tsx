import type { ReactNode } from 'react'
import { fen, sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'

/** One line of a double entry: `amountFen` is positive in the debit column, negative in the credit column. */
export type EntryLine = { account: ReactNode; amountFen: bigint }

export type EntryGroup = { key: string; name: ReactNode; time: ReactNode; lines: EntryLine[] }

type EntryTableProps = {
  caption: string
  headings: { transaction: string; debit: string; credit: string; amount: string; total: string }
  groups: EntryGroup[]
}

const isDebit = (line: EntryLine): boolean => line.amountFen > 0n
const amountOf = (line: EntryLine): bigint => (line.amountFen < 0n ? -line.amountFen : line.amountFen)

/** Without the symbol, as books have it. */
const plain = (amountFen: bigint): string => formatFen(fen(amountFen)).replace('¥', '')

const totalOf = (lines: EntryLine[]): string => plain(sumFen(lines.map(amountOf)))

function Cells({ lines, credit }: { lines: EntryLine[]; credit?: boolean }) {
  return (
    <>
      <td className={credit ? 'credit' : undefined}>
        {lines.map((line, i) => (
          <div key={i}>{line.account}</div>
        ))}
      </td>
      <td className="number">
        {lines.map((line, i) => (
          <div key={i}>{plain(amountOf(line))}</div>
        ))}
      </td>
    </>
  )
}

/** Each transaction with debit beside credit; the last row shows that both sides come to the same. */
export function EntryTable({ caption, headings, groups }: EntryTableProps) {
  const lines = groups.flatMap((group) => group.lines)
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className="entry-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{headings.transaction}</th>
            <th scope="col">{headings.debit}</th>
            <th scope="col" className="number">
              {headings.amount}
            </th>
            <th scope="col" className="credit">
              {headings.credit}
            </th>
            <th scope="col" className="number">
              {headings.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key}>
              <th scope="row">
                {group.name}
                <span className="meta">{group.time}</span>
              </th>
              <Cells lines={group.lines.filter(isDebit)} />
              <Cells lines={group.lines.filter((line) => !isDebit(line))} credit />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{headings.total}</th>
            <td />
            <td className="number">{totalOf(lines.filter(isDebit))}</td>
            <td className="credit" />
            <td className="number">{totalOf(lines.filter((line) => !isDebit(line)))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
