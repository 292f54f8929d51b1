import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import type { Day } from '@/lib/calendar/day'
import { newId } from '@/lib/id'
import { fingerprint } from '@/lib/privacy/cipher'
import { sealPerson } from '@/lib/privacy/seal-person'
import { borrowerOf, loanOf, repaymentOf, type Looked } from './cells'
import { BOOK_FILES, type BookFile, type BookLine } from './columns'
import { isOfWholeFile, type Fault, type Listed } from './faults'
import type { RowCount } from './row-count'
import type { BookSource } from './sources'
import { createStaging, openCopy, type CopiedRow } from './store'

/** Rows that are copied into the database at once. */
const BATCH = 200

export type Staging = {
  book: BookSource
  today: Day
  faults: Listed<Fault>
  rows: RowCount
  onRead: (file: BookFile, lines: number) => void
}

/**
 * Reads the whole book into staging tables, a batch at a time. Tells a hash over its rows, and whether every file could be
 * read to its end: only then can a line be told that what it points to does not exist.
 */
export async function stageBook(ctx: Ctx<Worker>, staging: Staging): Promise<{ hash: string; isWhole: boolean }> {
  await createStaging(ctx.tx)
  let [hash, isWhole] = ['', true]
  for (const file of BOOK_FILES) {
    const staged = await stageFile(ctx, file, staging, hash)
    hash = staged.hash
    isWhole &&= staged.isWhole
  }
  return { hash, isWhole }
}

async function stageFile(ctx: Ctx<Worker>, file: BookFile, staging: Staging, before: string) {
  const { book, today, faults, rows, onRead } = staging
  const copy = await openCopy(ctx.tx, file)
  const batch: CopiedRow[] = []
  let [hash, isWhole, lines, waiting] = [before, true, 0, 0]
  const flush = async () => {
    await copy.write(batch)
    rows.release(waiting)
    batch.length = 0
    waiting = 0
    onRead(file, lines)
  }
  try {
    for await (const read of book(file, rows)) {
      if ('code' in read) {
        faults.add(read)
        isWhole &&= !isOfWholeFile(read)
        continue
      }
      hash = fingerprint(JSON.stringify([hash, file, read.cells]))
      const { row, found } = ROWS[file](read, today)
      for (const fault of found) faults.add(fault)
      if (row) batch.push(row)
      lines += 1
      waiting += 1
      if (waiting === BATCH) await flush()
    }
    await flush()
  } catch (error) {
    copy.fail(error as Error)
    throw error
  }
  await copy.end()
  return { hash, isWhole }
}

/** A line as it is staged; of a broken one the reference alone, so that who points to it is not called wrong as well. */
function stagedOf<T>({ line, reference, row, faults }: Looked<T>, cellsOf: (row: T) => CopiedRow, columns: number) {
  const cells = row === undefined ? Array<null>(columns).fill(null) : cellsOf(row)
  return { row: reference === undefined ? undefined : [line, reference, row !== undefined, ...cells], found: faults }
}

const ROWS: Readonly<Record<BookFile, (line: BookLine, today: Day) => { row: CopiedRow | undefined; found: Fault[] }>> =
  {
    borrowers: (line, today) =>
      stagedOf(
        borrowerOf(line, today),
        ({ incomeFen, ...facts }) => {
          const person = sealPerson(facts)
          const { id, wrappedKey, nameSealed, idNumberSealed, idNumberIndex, phoneSealed, phoneIndex } = person
          return [incomeFen, id, wrappedKey, nameSealed, idNumberSealed, idNumberIndex, phoneSealed, phoneIndex]
        },
        8,
      ),
    loans: (line, today) =>
      stagedOf(
        loanOf(line, today),
        ({ borrowerRef, terms: { principalFen, rateBps, method, terms, startOn, dueDay } }) => [
          newId(),
          borrowerRef,
          principalFen,
          rateBps,
          method,
          terms,
          startOn,
          dueDay,
        ],
        8,
      ),
    repayments: (line, today) =>
      stagedOf(
        repaymentOf(line, today),
        ({ loanRef, valueOn, amountFen, paymentId }) => [newId(), loanRef, valueOn, amountFen, paymentId],
        5,
      ),
  }
