import type { BookFile, BookLine } from './columns'
import type { Fault } from './faults'
import { readLines } from './read-lines'
import type { RowCount } from './row-count'

/** A lender's book as it is read, file by file; each line is counted from when it is read until who takes it releases it. */
export type BookSource = (file: BookFile, rows: RowCount) => AsyncIterable<BookLine | Fault>

/** A book in three files, each opened when its turn comes. */
export const bookOfFiles =
  (open: (file: BookFile) => AsyncIterable<Uint8Array>): BookSource =>
  (file, rows) =>
    readLines(file, open(file), rows)

/** A book made by a program: the cells of each line, the first of which stands under the header. */
export type BookCells = Readonly<Record<BookFile, readonly Readonly<Record<string, string>>[]>>

export const bookOfCells = (book: BookCells): BookSource =>
  async function* (file, rows) {
    for (const [index, cells] of book[file].entries()) {
      rows.take(1)
      yield { line: index + 2, cells }
    }
  }
