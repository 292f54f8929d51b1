import { closePools } from '@/db/client'
import { migrate, sideUrlsOf } from '@/db/migrate'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { parseDay, type Day } from '@/lib/calendar/day'
import { BOOK_FILES, type BookFile } from '@/lib/loans/book/columns'
import { BookRefused } from '@/lib/loans/book/faults'
import { bookOfFiles } from '@/lib/loans/book/sources'
import { exportBook } from '@/lib/loans/export-book'
import { importBook, type ImportReport, type ImportStep } from '@/lib/loans/import-book'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { env } from '@/lib/env'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { parseArgs } from 'node:util'
import { isFolder, readBookFile, writeFiles } from './loans/files'
import { Progress } from './loans/progress'
import { faultLineOf, languageOf, sayIn, STEPS, TEXTS, USAGE } from './loans/texts'
import { openCommand } from './supervise/command.mjs'

const DEFAULT_LENDER = '示例消费金融'

const say = sayIn(languageOf(process.env))
const print = (line: string) => void process.stdout.write(`${line}\n`)

/** What stops a run, said in a sentence of ours. */
class Stop extends Error {
  override name = 'Stop'
}

type Order =
  | { verb: 'import'; folder: string; lender: string; phone: string | null }
  | { verb: 'export'; folder: string; lender: string; asOf: Day }

async function orderOf(args: string[]): Promise<Order> {
  const { values, positionals } = parsed(args)
  const [verb, folder, ...rest] = positionals
  const { lender = DEFAULT_LENDER, phone = null } = values
  if (!folder || rest.length > 0 || !lender.trim()) throw new Stop(say(USAGE))
  if (verb === 'import') {
    if (!(await isFolder(folder))) throw new Stop(say(TEXTS.noFolder, { folder }))
    return { verb, folder, lender, phone }
  }
  if (verb !== 'export' || values['as-of'] === undefined) throw new Stop(say(USAGE))
  const asOf = parseDay(values['as-of'])
  if (!asOf) throw new Stop(say(TEXTS.badDay))
  return { verb, folder, lender, asOf }
}

function parsed(args: string[]) {
  const options = { lender: { type: 'string' }, phone: { type: 'string' }, 'as-of': { type: 'string' } } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    throw new Stop(say(USAGE))
  }
}

async function runImport(
  { folder, lender, phone }: Extract<Order, { verb: 'import' }>,
  progress: Progress,
): Promise<void> {
  const lines: Partial<Record<ImportStep, number>> = {}
  const open = (file: BookFile) => readBookFile(folder, file, (bytes, of) => progress.show(say(STEPS[file]), bytes, of))
  const onProgress = (step: ImportStep, done: number) => {
    if (BOOK_FILES.some((file) => file === step)) lines[step] = done
    else progress.show(say(STEPS[step]), done, lines[step.replace('_posted', '') as ImportStep])
  }
  const report = await inTransaction(WORKER, newId(), (ctx) =>
    importBook(ctx, {
      lender: { name: lender, phone },
      book: bookOfFiles(open),
      onProgress,
      onOwnPosting: (at, { paymentId }) =>
        enqueueJob(at, 'post-payment', { paymentId }, { key: `post-payment:${paymentId}` }),
    }),
  )
  const seconds = progress.end(Date.now())
  tell(lender, report)
  print(`  ${say(TEXTS.time, { seconds })}`)
}

function tell(lender: string, { importId, borrowers, loans, repayments, changes, late, ours }: ImportReport): void {
  print(say(importId ? TEXTS.imported : TEXTS.unchanged, { lender }))
  print(`  ${say(TEXTS.borrowers, { fresh: borrowers, changed: changes.total })}`)
  print(`  ${say(TEXTS.loans, { fresh: loans.new, same: loans.same })}`)
  print(`  ${say(TEXTS.repayments, { ...repayments, fresh: repayments.new })}`)
  for (const { line, reference, what } of changes.items) {
    print(
      `  borrowers.csv ${say(TEXTS.changed, { line, reference, what: what.map((one) => say(TEXTS[one])).join(', ') })}`,
    )
  }
  for (const { line, reference, value_on: day } of late)
    print(`  repayments.csv ${say(TEXTS.late, { line, reference, day })}`)
  for (const { line, reference } of ours) print(`  repayments.csv ${say(TEXTS.ours, { line, reference })}`)
  const unnamed = changes.total - changes.items.length + repayments.late - late.length + repayments.ours - ours.length
  if (unnamed > 0) print(`  ${say(TEXTS.more, { more: unnamed })}`)
}

async function runExport({ folder, lender, asOf }: Extract<Order, { verb: 'export' }>): Promise<void> {
  try {
    const written = await writeFiles(folder, (write) =>
      inTransaction(WORKER, newId(), (ctx) => exportBook(ctx, { lender, asOf, write })),
    )
    print(say(TEXTS.exported, { ...written, folder }))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') throw new Stop(say(TEXTS.lenderUnknown, { lender }))
    throw error
  }
}

function tellFaults({ faults, total }: BookRefused): void {
  for (const fault of faults) console.error(faultLineOf(say, fault))
  if (total > faults.length) console.error(say(TEXTS.more, { more: total - faults.length }))
  console.error(say(TEXTS.refused, { total }))
}

/** Why a run broke, without what the failed statement carried. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? (error.stack ?? error.message) : reasonOf(error.cause)
}

/** `npm run loans -- import …` and `export …`: starts the database of this clone if none runs, and stops it again. */
async function main(args: string[]): Promise<void> {
  const order = await orderOf(args)
  const progress = new Progress(process.stderr, Date.now())
  progress.show(say(TEXTS.starting), 0)
  const command = await openCommand()
  Object.assign(process.env, command.env)
  try {
    await migrate({ ownerUrl: env().DATABASE_URL ?? '', mode: env().MODE, sideUrls: sideUrlsOf(process.env) })
    if (order.verb === 'import') await runImport(order, progress)
    else await runExport(order)
  } finally {
    progress.end(Date.now())
    await closePools()
    await command.close()
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof BookRefused) tellFaults(error)
  else console.error(error instanceof Stop ? error.message : reasonOf(error))
  process.exitCode = 1
}
