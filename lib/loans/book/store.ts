import { imports, lenders } from '@/db/schema/loans'
import type { Tx } from '@/db/transaction'
import { assert } from '@/lib/assert'
import { newId } from '@/lib/id'
import { eq, sql } from 'drizzle-orm'
import { PostgresJsSession } from 'drizzle-orm/postgres-js'
import type { TransactionSql } from 'postgres'
import type { BookFile } from './columns'
import type { Check } from './queries'

/** Tables of this transaction alone. Of a person they hold what `people` holds: nothing that can be read without his key. */
export const createStaging = (tx: Tx): Promise<unknown> =>
  tx.execute(
    sql.raw(`
      create temp table staged_borrowers (line int, reference text, usable boolean, income_fen bigint, person_id uuid,
        wrapped_key bytea, name_sealed bytea, id_number_sealed bytea, id_number_index bytea, phone_sealed bytea,
        phone_index bytea) on commit drop;
      create temp table staged_loans (line int, reference text, usable boolean, loan_id uuid, borrower_ref text,
        principal_fen bigint, rate_bps int, method text, terms int, start_on date, due_day int) on commit drop;
      create temp table staged_repayments (line int, reference text, usable boolean, row_id uuid, loan_ref text, value_on date,
        amount_fen bigint, payment_id uuid, loan_id uuid, outcome text) on commit drop;
      create temp table book_faults (file text, line int, col text, code text, params json) on commit drop`),
  )

const COPIED: Readonly<Record<BookFile, string>> = {
  borrowers: `line, reference, usable, income_fen, person_id, wrapped_key, name_sealed, id_number_sealed, id_number_index,
    phone_sealed, phone_index`,
  loans: 'line, reference, usable, loan_id, borrower_ref, principal_fen, rate_bps, method, terms, start_on, due_day',
  repayments: 'line, reference, usable, row_id, loan_ref, value_on, amount_fen, payment_id',
}

export type CopiedRow = readonly (string | number | bigint | boolean | Uint8Array | null | undefined)[]

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function cellOf(value: CopiedRow[number]): string {
  if (value === null || value === undefined) return '\\N'
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`
  return String(value).replace(/[\\\t\n\r]/g, (mark) => ESCAPES[mark]!)
}

export type Copy = {
  write: (rows: readonly CopiedRow[]) => Promise<void>
  end: () => Promise<void>
  fail: (error: Error) => void
}

/** Copies rows into the staging table of a file. Until it has ended nothing else can be asked of this transaction. */
export async function openCopy(tx: Tx, file: BookFile): Promise<Copy> {
  const { session } = tx._
  assert(session instanceof PostgresJsSession, 'the database is reached by postgres.js')
  const client = session.client as TransactionSql
  const stream = await client.unsafe(`copy staged_${file} (${COPIED[file]}) from stdin`).writable()
  const write = (text: string) =>
    new Promise<void>((resolve, reject) => {
      stream.once('error', reject)
      stream.write(text, (error?: Error | null) => {
        stream.off('error', reject)
        if (error) reject(error)
        else resolve()
      })
    })
  return {
    async write(rows) {
      if (rows.length > 0) await write(rows.map((row) => `${row.map(cellOf).join('\t')}\n`).join(''))
    },
    // The driver does not tell when the server refuses the last rows; the statement after them does.
    async end() {
      stream.end()
      await client.unsafe(`create index on staged_${file} (reference); analyze staged_${file}`)
    },
    fail: (error) => void stream.on('error', () => {}).destroy(error),
  }
}

/** One import of a lender at a time: two would take each other's loans for new. */
export const lockImports = (tx: Tx, lender: string): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`import ${lender}`}, 0))`)

/** The lender of this name, entered if he is new; his phone is what was first said. */
export async function insertLender(tx: Tx, lender: { name: string; phone: string | null }): Promise<string> {
  await tx
    .insert(lenders)
    .values({ id: newId(), ...lender })
    .onConflictDoNothing()
  const [row] = await tx.select({ id: lenders.id }).from(lenders).where(eq(lenders.name, lender.name))
  assert(row, 'a lender has its row')
  return row.id
}

/** Locks the loans on which something may be booked, in the order of their ids, before anything of the ledger is locked. */
export const lockLoansOfBook = (tx: Tx, lenderId: string): Promise<unknown> =>
  tx.execute(sql`
    select l.id from loans l where l.lender_id = ${lenderId} and l.loan_ref in (
      select s.loan_ref from staged_repayments s where not exists (
        select from repayments r where r.lender_id = ${lenderId} and r.repayment_ref = s.reference))
    order by l.id for no key update`)

/** Notes the lines that a check finds, one fault a line. */
export const insertFaults = (tx: Tx, { file, code, broken }: Check): Promise<unknown> =>
  tx.execute(sql`
    insert into book_faults (file, line, col, code, params)
    select distinct on (line) ${file}, line, col, ${code}, params from (${broken}) b (line, col, params)`)

/** From here on a broken line is left out of everything that follows. */
export const markBroken = (tx: Tx, file: BookFile): Promise<unknown> =>
  tx.execute(sql`
    update ${sql.raw(`staged_${file}`)} set usable = false
    where line in (select line from book_faults where file = ${file})`)

/** Enters people who are new to us, and every borrower who is new to the lender. Tells how many borrowers that were. */
export async function insertBorrowers(tx: Tx, lenderId: string): Promise<number> {
  await tx.execute(sql`
    insert into people (id, wrapped_key, name_sealed, id_number_sealed, id_number_index, phone_sealed, phone_index, adult)
    select person_id, wrapped_key, name_sealed, id_number_sealed, id_number_index, phone_sealed, phone_index, true
    from staged_borrowers where usable order by line on conflict (id_number_index) do nothing`)
  const { count } = await tx.execute(sql`
    insert into borrowers (lender_id, borrower_ref, person_id, monthly_income_fen)
    select ${lenderId}, s.reference, p.id, s.income_fen
    from staged_borrowers s join people p on p.id_number_index = s.id_number_index where s.usable order by s.line
    on conflict (lender_id, borrower_ref) do nothing`)
  return count
}

/** Takes over changed incomes of a span of lines, and tells on which lines. */
export const markIncomes = async (tx: Tx, lenderId: string, afterLine: number, untilLine: number): Promise<number[]> =>
  (
    await tx.execute<{ line: number }>(sql`
      update borrowers b set monthly_income_fen = s.income_fen from staged_borrowers s
      where b.lender_id = ${lenderId} and b.borrower_ref = s.reference and s.usable
        and s.line > ${afterLine} and s.line <= ${untilLine} and b.monthly_income_fen is distinct from s.income_fen
      returning s.line`)
  ).map(({ line }) => line)

export type ChangedPerson = { id: string; nameSealed: Buffer; phoneSealed: Buffer; phoneIndex: Buffer }

export const markPeople = (tx: Tx, people: readonly ChangedPerson[]): Promise<unknown> =>
  tx.execute(sql`
    update people p set name_sealed = decode(c.name, 'hex'), phone_sealed = decode(c.phone, 'hex'),
      phone_index = decode(c.index, 'hex')
    from json_to_recordset(${JSON.stringify(
      people.map(({ id, nameSealed, phoneSealed, phoneIndex }) => ({
        id,
        name: nameSealed.toString('hex'),
        phone: phoneSealed.toString('hex'),
        index: phoneIndex.toString('hex'),
      })),
    )}::json) as c(id uuid, name text, phone text, index text)
    where p.id = c.id`)

/** How many of the file's loans are new, and how many are booked already. */
export async function countLoans(tx: Tx, lenderId: string): Promise<{ new: number; same: number }> {
  const [row] = await tx.execute<{ new: number; same: number }>(sql`
    select count(l.id)::int as same, (count(*) - count(l.id))::int as new
    from staged_loans s left join loans l on l.lender_id = ${lenderId} and l.loan_ref = s.reference where s.usable`)
  assert(row, 'a count is a row')
  return { new: row.new, same: row.same }
}

export type Outcomes = Record<'same' | 'ours' | 'answer' | 'late' | 'new', number>

/**
 * Says of each repayment what it is: booked already (`same`), booked by ourselves (`ours`), the lender's answer to what we
 * captured (`answer`), too late for its order (`late`), or new.
 */
export async function markOutcomes(tx: Tx, lenderId: string): Promise<Outcomes> {
  await tx.execute(sql`
    update staged_repayments s set loan_id = l.id, outcome = case
        when exists (select from repayments r
            where r.lender_id = ${lenderId} and r.repayment_ref = s.reference and r.source = 'imported')
          or exists (select from set_aside_repayments a
            where a.lender_id = ${lenderId} and a.repayment_ref = s.reference) then 'same'
        when exists (select from repayments r where r.lender_id = ${lenderId} and r.repayment_ref = s.reference)
          or exists (select from repayments r where r.payment_id = s.payment_id) then 'ours'
        when s.payment_id is not null then 'answer'
        when s.value_on < (select max(r.value_on) from repayments r where r.loan_id = l.id) then 'late'
        else 'new' end
    from loans l where l.lender_id = ${lenderId} and l.loan_ref = s.loan_ref and s.usable`)
  await tx.execute(
    sql`create index on staged_repayments (loan_id, value_on, (reference collate "C")) where outcome = 'new'`,
  )
  const rows = await tx.execute<{ outcome: keyof Outcomes; count: number }>(
    sql`select outcome, count(*)::int as count from staged_repayments where outcome is not null group by outcome`,
  )
  const found = Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]))
  return { same: 0, ours: 0, answer: 0, late: 0, new: 0, ...found }
}

export const insertImport = (tx: Tx, row: typeof imports.$inferInsert): Promise<unknown> =>
  tx.insert(imports).values(row)

/** Sets the late repayments of this import aside, each with its line, for a person to decide. */
export const insertSetAside = (tx: Tx, importId: string, lenderId: string): Promise<unknown> =>
  tx.execute(sql`
    insert into set_aside_repayments (id, import_id, lender_id, repayment_ref, loan_id, value_on, amount_fen, line)
    select row_id, ${importId}, ${lenderId}, reference, loan_id, value_on, amount_fen, line
    from staged_repayments where outcome = 'late' order by line`)
