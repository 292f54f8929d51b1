import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { lockAccounts } from '@/lib/ledger/lock-accounts'
import { openAccounts } from '@/lib/ledger/open-accounts'
import { listAccountIds } from '@/lib/ledger/queries'
import { accountsOfLender } from '@/lib/ledger/rules'
import { changePeople, type Change } from './book/change-people'
import { BOOK_FILES, type BookFile } from './book/columns'
import { BookRefused, Listed, type Fault } from './book/faults'
import { postNewLoans, postNewRepayments } from './book/post-book'
import { checksOf, listByOutcome, listFaults, type StagedRepayment } from './book/queries'
import { RowCount } from './book/row-count'
import type { BookSource } from './book/sources'
import { stageBook } from './book/stage-book'
import * as store from './book/store'

export type ImportStep = BookFile | 'check' | 'people' | 'loans_posted' | 'repayments_posted'

export type ImportInput = {
  lender: { name: string; phone: string | null }
  book: BookSource
  /** The lender's file says that he posted what we captured: whoever owns payments takes it from here. */
  onOwnPosting: (ctx: Ctx<Worker>, posting: OwnPosting) => Promise<void>
  onProgress?: (step: ImportStep, done: number) => void
}

/** A payment of ours in the lender's file, of the same loan, day and sum, whose posting we did not know yet. */
export type OwnPosting = { paymentId: string; receiptNo: string; valueOn: StagedRepayment['value_on'] }

export type ImportReport = {
  lenderId: string
  /** Null where nothing was new: then nothing was written either. */
  importId: string | null
  borrowers: number
  loans: { new: number; same: number }
  repayments: store.Outcomes
  changes: Listed<Change>
  /** Repayments that came too late for their order: set aside for a person to decide. */
  late: StagedRepayment[]
  /** Repayments of the file that we made ourselves and had booked already. */
  ours: StagedRepayment[]
  rowsHeldMost: number
}

/** So many lines of a kind are named in a report; the rest is counted. */
const NAMED_MAX = 1_000

/**
 * Takes a lender's book into ours: borrowers, loans, repayments. Everything that is wrong with it is told at once and nothing
 * of it imported; what is booked already is left as it is. The whole is one transaction, with one audit row.
 */
export async function importBook(ctx: Ctx<Worker>, input: ImportInput): Promise<ImportReport> {
  const { lender, book, onProgress = () => {} } = input
  const [rows, faults, changes] = [new RowCount(), new Listed<Fault>(), new Listed<Change>()]
  await store.lockImports(ctx.tx, lender.name)
  const { hash, isWhole } = await stageBook(ctx, { book, today: dayOf(ctx.now), faults, rows, onRead: onProgress })
  if (!isWhole) throw new BookRefused(sorted(faults.items), faults.total)
  const lenderId = await store.insertLender(ctx.tx, lender)
  onProgress('check', 0)
  await check(ctx, lenderId, faults)
  onProgress('people', 0)
  const borrowers = await store.insertBorrowers(ctx.tx, lenderId)
  await changePeople(ctx, { lenderId, rows, changes })
  const loans = await store.countLoans(ctx.tx, lenderId)
  await openBook(ctx, lenderId)
  const posting = {
    ...{ lenderId, rows, faults },
    onPosted: (step: 'loans' | 'repayments', done: number) => onProgress(`${step}_posted`, done),
  }
  await postNewLoans(ctx, posting)
  const repayments = await store.markOutcomes(ctx.tx, lenderId)
  await postNewRepayments(ctx, posting)
  if (faults.total > 0) throw new BookRefused(sorted(faults.items), faults.total)
  await announce(ctx, input)
  const report = {
    ...{ lenderId, borrowers, loans, repayments, changes },
    late: await listByOutcome(ctx.tx, 'late', 0, NAMED_MAX),
    ours: await listByOutcome(ctx.tx, 'ours', 0, NAMED_MAX),
    rowsHeldMost: rows.most,
  }
  return { ...report, importId: await record(ctx, hash, report) }
}

async function check(ctx: Ctx<Worker>, lenderId: string, faults: Listed<Fault>): Promise<void> {
  // What is booked meanwhile by others waits: a repayment is judged by what its loan owes when it is booked.
  await store.lockLoansOfBook(ctx.tx, lenderId)
  await Promise.all(checksOf(lenderId).map((one) => store.insertFaults(ctx.tx, one)))
  const { faults: found, total } = await listFaults(ctx.tx, faults.keptMax)
  for (const fault of found) faults.add(fault)
  faults.count(total - found.length)
  if (total > 0) await Promise.all(BOOK_FILES.map((file) => store.markBroken(ctx.tx, file)))
}

async function openBook(ctx: Ctx<Worker>, lenderId: string): Promise<void> {
  const accounts = accountsOfLender(lenderId)
  await openAccounts(ctx, accounts)
  await lockAccounts(ctx, await listAccountIds(ctx.actor, lenderId, 'lender_book', ctx.tx))
}

async function announce(ctx: Ctx<Worker>, { onOwnPosting }: ImportInput): Promise<void> {
  let after = 0
  for (;;) {
    const answers = await listByOutcome(ctx.tx, 'answer', after, NAMED_MAX)
    const last = answers.at(-1)
    if (!last) return
    for (const { payment_id: paymentId, reference: receiptNo, value_on: valueOn } of answers) {
      await onOwnPosting(ctx, { paymentId: paymentId!, receiptNo, valueOn })
    }
    after = last.line
  }
}

/** Writes the run down, unless it changed nothing. */
async function record(
  ctx: Ctx<Worker>,
  rowsHash: string,
  { lenderId, borrowers, loans, repayments, changes }: Omit<ImportReport, 'importId'>,
): Promise<string | null> {
  const figures = {
    newBorrowers: borrowers,
    newLoans: loans.new,
    newRepayments: repayments.new,
    skipped: loans.same + repayments.same + repayments.ours,
    setAside: repayments.late,
    changed: changes.total,
  }
  const { skipped: _, ...written } = figures
  if (Object.values(written).every((count) => count === 0)) return null
  const importId = newId()
  await store.insertImport(ctx.tx, { id: importId, lenderId, rowsHash, ...figures })
  await store.insertSetAside(ctx.tx, importId, lenderId)
  await recordAudit(ctx, { verb: 'import-book', thing: 'import', thingId: importId, detail: figures })
  return importId
}

const sorted = (faults: readonly Fault[]): Fault[] =>
  [...faults].sort((a, b) => BOOK_FILES.indexOf(a.file) - BOOK_FILES.indexOf(b.file) || a.line - b.line)
