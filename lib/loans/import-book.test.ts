import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { begunPayment, capturedWord, hear, heldWord } from '@/db/testing/payments'
import { somebody } from '@/db/testing/people'
import { warm } from '@/db/testing/race'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { addDays, day, type Day } from '@/lib/calendar/day'
import { dayOf, startOfDay } from '@/lib/calendar/shanghai'
import { newId, publicId } from '@/lib/id'
import { postTransactions } from '@/lib/ledger/post-transactions'
import { fen } from '@/lib/money/fen'
import { blindIndex } from '@/lib/privacy/cipher'
import { openPerson } from '@/lib/privacy/open-person'
import { valueOf } from '@/lib/refusal'
import { describe, expect, test } from 'vitest'
import { BookRefused } from './book/faults'
import { bookOfCells, bookOfFiles, type BookCells, type BookSource } from './book/sources'
import { bookRepayments } from './book-repayments'
import { importBook, type ImportReport, type OwnPosting } from './import-book'
import { loadLoans } from './load-loan'

const database = await testDatabase()
const { owner } = database.sql

type Row = Record<string, string>
type Book = Record<keyof BookCells, Row[]>

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const idNumber = (serial: number, born = '19900101'): string => {
  const body = `999999${born}${String(serial).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + '10X98765432'[sum % 11]
}

let serial = 0
const borrowerRow = (changes: Row = {}): Row => {
  serial += 1
  return {
    borrower_ref: `B${serial}`,
    name: `测试${serial}`,
    id_number: idNumber(serial % 1_000, String(19_700_101 + Math.floor(serial / 1_000))),
    phone: `1380000${String(serial).padStart(4, '0')}`,
    monthly_income_fen: '600000',
    ...changes,
  }
}
/** 6,480.00 over 18 from June 2026: each instalment 360.00 and interest, the first due on 3 July. */
const loanRow = (borrower: Row, changes: Row = {}): Row => ({
  loan_ref: `L${borrower.borrower_ref}`,
  borrower_ref: borrower.borrower_ref!,
  principal_fen: '648000',
  rate_bps: '1460',
  method: 'equal_principal',
  terms: '18',
  start_date: '2026-06-03',
  due_day: '3',
  ...changes,
})
const repaymentRow = (loan: Row, changes: Row = {}): Row => ({
  repayment_ref: `R${loan.loan_ref}`,
  loan_ref: loan.loan_ref!,
  paid_on: '2026-07-02',
  amount_fen: '43884',
  ...changes,
})

/** One borrower with one loan and one repayment. */
function smallBook(): Book {
  const borrower = borrowerRow()
  const loan = loanRow(borrower)
  return { borrowers: [borrower], loans: [loan], repayments: [repaymentRow(loan)] }
}

let lenders = 0
const newLender = () => `贷款方${(lenders += 1)}`

const take = (
  book: BookCells | BookSource,
  lender: string,
  onOwnPosting = async (_: unknown, posting: OwnPosting) => void posting,
): Promise<ImportReport> =>
  inTransaction(WORKER, 'test', (ctx) =>
    importBook(ctx, {
      lender: { name: lender, phone: null },
      book: typeof book === 'function' ? book : bookOfCells(book),
      onOwnPosting,
    }),
  )

async function faultsOf(book: BookCells | BookSource, lender: string) {
  const error = await take(book, lender).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(BookRefused)
  return (error as BookRefused).faults.map(({ file, line, column, code }) => [file, line, column, code])
}

/** How many rows each table has. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = await owner<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const query = tables
    .map(({ name }) => `select '${name}' as name, count(*)::int as count from ${name}`)
    .join(' union all ')
  return Object.fromEntries((await owner.unsafe(query)).map(({ name, count }) => [name as string, count as number]))
}
/** Everything that may change in place. */
const changeable = async () => [
  ...(await owner`select * from loans order by id`),
  ...(await owner`select * from instalments order by loan_id, number`),
  ...(await owner`select * from ledger_accounts order by id`),
  ...(await owner`select * from people order by id`),
  ...(await owner`select * from borrowers order by lender_id, borrower_ref`),
]

async function expectSound(): Promise<void> {
  expect((await checkInvariants(owner)).filter(({ ok }) => !ok)).toEqual([])
}

describe('a new book', () => {
  test('is booked: people, loans, schedules, repayments, ledger, and one audit row', async () => {
    const before = await rowCounts()
    const book = smallBook()
    const report = await take(book, newLender())
    expect(report).toMatchObject({
      borrowers: 1,
      loans: { new: 1, same: 0 },
      repayments: { new: 1, same: 0, ours: 0, answer: 0, late: 0 },
    })
    const after = await rowCounts()
    const grown = Object.fromEntries(
      Object.entries(after).flatMap(([name, count]) => (count === before[name] ? [] : [[name, count - before[name]!]])),
    )
    expect(grown).toEqual({
      ...{ audit_entries: 1, borrowers: 1, people: 1, imports: 1, lenders: 1, loans: 1, instalments: 18 },
      ...{ repayments: 1, repayment_parts: 1, ledger_accounts: 37, ledger_transactions: 2, ledger_entries: 7 },
    })
    const [loan] = await owner`select l.*, l.start_on::text, l.next_due_on::text, n.name from loans l
      join lenders n on n.id = l.lender_id where loan_ref = ${book.loans[0]!.loan_ref!}`
    expect(loan).toMatchObject({
      principal_fen: '648000',
      start_on: '2026-06-03',
      next_due_on: '2026-08-03',
      settled_on: null,
    })
    const first = await owner`select due_on::text, principal_fen, interest_fen, principal_paid_fen, interest_paid_fen,
      closed_on::text from instalments where loan_id = ${loan!.id as string} order by number limit 2`
    expect([...first]).toEqual([
      {
        ...{ due_on: '2026-07-03', principal_fen: '36000', interest_fen: '7884' },
        ...{ principal_paid_fen: '36000', interest_paid_fen: '7884', closed_on: '2026-07-02' },
      },
      {
        ...{ due_on: '2026-08-03', principal_fen: '36000', interest_fen: '7446' },
        ...{ principal_paid_fen: '0', interest_paid_fen: '0', closed_on: null },
      },
    ])
    const [audit] =
      await owner`select verb, thing, thing_id, side, detail from audit_entries where thing_id = ${report.importId}`
    expect(audit).toMatchObject({
      ...{ verb: 'import-book', thing: 'import', side: 'worker' },
      detail: { newBorrowers: 1, newLoans: 1, newRepayments: 1, skipped: 0, setAside: 0, changed: 0 },
    })
    await expectSound()
  })

  test('keeps of a person nothing that can be read without his key', async () => {
    const book = smallBook()
    await take(book, newLender())
    const { name, id_number, phone } = book.borrowers[0]!
    const [row] = await owner`select * from people where id_number_index = ${blindIndex('id_number', id_number!)}`
    const person = row as Record<string, Buffer> & { id: string }
    for (const value of Object.values(person).filter((one) => Buffer.isBuffer(one))) {
      for (const clear of [name!, id_number!, phone!]) expect(value.includes(Buffer.from(clear))).toBe(false)
    }
    const sealed = {
      ...{ id: person.id, wrappedKey: person.wrapped_key!, nameSealed: person.name_sealed! },
      ...{ idNumberSealed: person.id_number_sealed!, phoneSealed: person.phone_sealed! },
    }
    expect(openPerson(sealed, ['name', 'idNumber', 'phone'])).toEqual({ name, idNumber: id_number, phone })
    expect(person.phone_index!.equals(blindIndex('phone', phone!))).toBe(true)
  })

  test('takes a person whom we know already for himself', async () => {
    const book = smallBook()
    const { name, id_number, phone } = book.borrowers[0]!
    const known = await somebody({ name: name!, idNumber: id_number!, phone: phone! })
    const report = await take(book, newLender())
    expect(report.changes.total).toBe(0)
    const [row] = await owner`select person_id from borrowers where borrower_ref = ${book.borrowers[0]!.borrower_ref!}`
    expect(row?.person_id).toBe(known.id)
  })

  test('counts repayments by day and then by reference, whatever the order of their lines', async () => {
    const book = smallBook()
    const [loan] = book.loans
    book.repayments = [
      repaymentRow(loan!, { repayment_ref: 'b', paid_on: '2026-08-02', amount_fen: '200' }),
      repaymentRow(loan!, { repayment_ref: 'a', paid_on: '2026-08-02', amount_fen: '100' }),
      repaymentRow(loan!, { repayment_ref: 'B', paid_on: '2026-08-02', amount_fen: '400' }),
      repaymentRow(loan!, { repayment_ref: 'z', paid_on: '2026-07-02', amount_fen: '300' }),
    ]
    await take(book, newLender())
    const rows = await owner`select repayment_ref from repayments r join loans l on l.id = r.loan_id
      where l.loan_ref = ${loan!.loan_ref!} order by booking`
    expect(rows.map(({ repayment_ref }) => repayment_ref as string)).toEqual(['z', 'B', 'a', 'b'])
  })

  test('two lenders may use the same references', async () => {
    const book = smallBook()
    await take(book, newLender())
    const other = { ...smallBook(), loans: [loanRow(book.borrowers[0]!)], repayments: [] }
    other.borrowers = [book.borrowers[0]!]
    expect(await take(other, newLender())).toMatchObject({ borrowers: 1, loans: { new: 1 } })
  })

  test('a loan that is paid off is settled on the day of its last repayment', async () => {
    const book = smallBook()
    book.loans = [loanRow(book.borrowers[0]!, { terms: '1', rate_bps: '0', method: 'bullet_daily' })]
    book.repayments = [
      repaymentRow(book.loans[0]!, { repayment_ref: 'P1', amount_fen: '600000' }),
      repaymentRow(book.loans[0]!, { repayment_ref: 'P2', amount_fen: '48000', paid_on: '2026-07-03' }),
    ]
    await take(book, newLender())
    const [loan] =
      await owner`select settled_on::text, next_due_on from loans where loan_ref = ${book.loans[0]!.loan_ref!}`
    expect(loan).toEqual({ settled_on: '2026-07-03', next_due_on: null })
    await expectSound()
  })
})

describe('a book that is known', () => {
  test('changes nothing, and says what it skipped', async () => {
    const [book, lender] = [smallBook(), newLender()]
    await take(book, lender)
    const [counts, rows] = [await rowCounts(), await changeable()]
    const report = await take(book, lender)
    expect(report).toMatchObject({
      ...{ importId: null, borrowers: 0, loans: { new: 0, same: 1 } },
      repayments: { new: 0, same: 1, ours: 0, answer: 0, late: 0 },
    })
    expect(report.changes.total).toBe(0)
    expect(await rowCounts()).toEqual(counts)
    expect(await changeable()).toEqual(rows)
  })

  test('takes in what the next day brings, also without what it brought before', async () => {
    const [book, lender] = [smallBook(), newLender()]
    await take(book, lender)
    const second = loanRow(book.borrowers[0]!, { loan_ref: 'NEXT', start_date: '2026-10-01' })
    const repaid = repaymentRow(book.loans[0]!, { repayment_ref: 'NEXT-1', paid_on: '2026-08-03', amount_fen: '43446' })
    const whole = { ...book, loans: [...book.loans, second], repayments: [...book.repayments, repaid] }
    expect(await take(whole, lender)).toMatchObject({
      ...{ borrowers: 0, loans: { new: 1, same: 1 }, repayments: { new: 1, same: 1 } },
    })
    const only = {
      borrowers: [],
      loans: [],
      repayments: [repaymentRow(second, { repayment_ref: 'NEXT-2', paid_on: '2026-11-01' })],
    }
    expect(await take(only, lender)).toMatchObject({ borrowers: 0, loans: { new: 0, same: 0 }, repayments: { new: 1 } })
    await expectSound()
  })

  test.each([
    ['phone', { phone: '19911112222' }, ['phone'], true],
    ['name', { name: '改名' }, ['name'], false],
    ['income', { monthly_income_fen: '0' }, ['income'], false],
    ['all of it', { phone: '19911113333', name: '全改', monthly_income_fen: '1' }, ['name', 'phone', 'income'], true],
  ])('takes over a changed %s', async (_, change, what, endsSessions) => {
    const [book, lender] = [smallBook(), newLender()]
    await take(book, lender)
    const { id_number, borrower_ref } = book.borrowers[0]!
    const index = blindIndex('id_number', id_number!)
    const [{ id: personId }] = (await owner`select id from people where id_number_index = ${index}`) as unknown as [
      { id: string },
    ]
    const session = newId()
    await owner`insert into sessions (id, kind, person_id, device, last_seen_at, stepped_up_at, expires_at)
      values (${session}, 'person', ${personId}, '—', clock(), clock(), clock() + interval '1 day')`
    const changed = { ...book, borrowers: [{ ...book.borrowers[0]!, ...change }] }
    const report = await take(changed, lender)
    expect(report.changes.items).toEqual([{ line: 2, reference: borrower_ref, what }])
    const [row] =
      await owner`select p.*, b.monthly_income_fen from people p join borrowers b on b.person_id = p.id where p.id = ${personId}`
    const sealed = {
      ...{ id: personId, wrappedKey: row!.wrapped_key as Buffer, nameSealed: row!.name_sealed as Buffer },
      ...{ idNumberSealed: row!.id_number_sealed as Buffer, phoneSealed: row!.phone_sealed as Buffer },
    }
    const now = { ...book.borrowers[0]!, ...change } as Row
    expect(openPerson(sealed, ['name', 'phone', 'idNumber'])).toEqual({
      name: now.name,
      phone: now.phone,
      idNumber: id_number,
    })
    expect((row!.phone_index as Buffer).equals(blindIndex('phone', now.phone!))).toBe(true)
    expect(row!.monthly_income_fen).toBe(now.monthly_income_fen)
    const [ended] = await owner`select ended_by from sessions where id = ${session}`
    expect(ended?.ended_by).toBe(endsSessions ? 'phone_changed' : null)
    expect((await take(changed, lender)).importId).toBeNull()
  })

  test('is taken once when five take it at once', async () => {
    const [book, lender] = [smallBook(), newLender()]
    await take({ ...book, loans: [], repayments: [] }, lender)
    await warm(WORKER, 5)
    const before = await rowCounts()
    const reports = await Promise.all(Array.from({ length: 5 }, () => take(book, lender)))
    expect(reports.filter(({ importId }) => importId !== null)).toHaveLength(1)
    expect((await rowCounts()).loans).toBe(before.loans! + 1)
    await expectSound()
  })
})

describe('a repayment that comes too late', () => {
  test('is set aside with its line, the rest goes in, and the next time it is skipped', async () => {
    const [book, lender] = [smallBook(), newLender()]
    await take(book, lender)
    const [loan] = book.loans
    const late = repaymentRow(loan!, { repayment_ref: 'LATE', paid_on: '2026-07-01', amount_fen: '100' })
    const inTime = repaymentRow(loan!, { repayment_ref: 'IN-TIME', paid_on: '2026-07-02', amount_fen: '100' })
    const next = { ...book, repayments: [...book.repayments, late, inTime] }
    const report = await take(next, lender)
    expect(report.repayments).toMatchObject({ new: 1, late: 1, same: 1 })
    expect(report.late.map(({ line, reference }) => [line, reference])).toEqual([[3, 'LATE']])
    const [row] =
      await owner`select import_id, value_on::text, amount_fen, line, decided_at from set_aside_repayments where repayment_ref = 'LATE'`
    expect(row).toEqual({
      import_id: report.importId,
      value_on: '2026-07-01',
      amount_fen: '100',
      line: 3,
      decided_at: null,
    })
    expect(await owner`select 1 from repayments where repayment_ref = 'LATE'`).toHaveLength(0)
    expect(await take(next, lender)).toMatchObject({ importId: null, repayments: { new: 0, late: 0, same: 3 } })
    const other = { ...next, repayments: [{ ...late, amount_fen: '101' }] }
    expect(await faultsOf(other, lender)).toEqual([['repayments', 2, 'amount_fen', 'repayment_differs']])
    await expectSound()
  })
})

describe('refused at once with every place, and nothing imported:', () => {
  type Case = [what: string, change: (book: Book) => void, places: (string | number)[][]]
  const cases: Case[] = [
    [
      'a reference of a borrower twice',
      (b) => b.borrowers.push({ ...borrowerRow(), borrower_ref: b.borrowers[0]!.borrower_ref! }),
      [['borrowers', 3, 'borrower_ref', 'reference_twice']],
    ],
    [
      'a person twice',
      (b) => b.borrowers.push({ ...b.borrowers[0]!, borrower_ref: 'TWICE' }),
      [['borrowers', 3, 'id_number', 'person_twice']],
    ],
    ['a reference of a loan twice', (b) => b.loans.push(b.loans[0]!), [['loans', 3, 'loan_ref', 'reference_twice']]],
    [
      'a reference of a repayment twice',
      (b) => b.repayments.push(b.repayments[0]!),
      [['repayments', 3, 'repayment_ref', 'reference_twice']],
    ],
    [
      'an unknown borrower',
      (b) => b.loans.push(loanRow(borrowerRow())),
      [['loans', 3, 'borrower_ref', 'borrower_unknown']],
    ],
    [
      'an unknown loan',
      (b) => b.repayments.push(repaymentRow(loanRow(borrowerRow()))),
      [['repayments', 3, 'loan_ref', 'loan_unknown']],
    ],
    [
      'a repayment before the loan',
      (b) => (b.repayments[0]!.paid_on = '2026-06-02'),
      [['repayments', 2, 'paid_on', 'repayment_before_start']],
    ],
    [
      'more than the loan owes',
      (b) => (b.repayments[0]!.amount_fen = '722899'),
      [['repayments', 2, 'amount_fen', 'repayment_over_payoff']],
    ],
    [
      'a repayment of a settled loan',
      (b) =>
        b.repayments.push(
          repaymentRow(b.loans[0]!, { repayment_ref: 'ALL', amount_fen: '679014', paid_on: '2026-07-03' }),
          repaymentRow(b.loans[0]!, { repayment_ref: 'MORE', amount_fen: '1', paid_on: '2026-07-04' }),
        ),
      [['repayments', 4, 'amount_fen', 'repayment_over_payoff']],
    ],
    [
      'a broken borrower alone, not his loan',
      (b) => (b.borrowers[0]!.phone = '1'),
      [['borrowers', 2, 'phone', 'phone_unusable']],
    ],
    [
      'a broken loan alone, not its repayments',
      (b) => (b.loans[0]!.terms = '0'),
      [['loans', 2, 'terms', 'number_zero']],
    ],
    [
      'much at once',
      (b) => {
        b.borrowers.push(borrowerRow({ name: '=1' }))
        b.loans.push(loanRow(b.borrowers[1]!, { rate_bps: '2401', due_day: '0' }), loanRow(borrowerRow()))
        b.repayments.push(
          repaymentRow(b.loans[0]!, { repayment_ref: 'X1', amount_fen: '0', paid_on: '2026-02-30' }),
          repaymentRow(b.loans[0]!, { repayment_ref: 'X2', amount_fen: '99999999' }),
        )
      },
      [
        ['borrowers', 3, 'name', 'formula'],
        ['loans', 3, 'rate_bps', 'number_out_of_range'],
        ['loans', 3, 'due_day', 'number_zero'],
        ['loans', 4, 'borrower_ref', 'borrower_unknown'],
        ['repayments', 3, 'paid_on', 'day_unusable'],
        ['repayments', 3, 'amount_fen', 'number_zero'],
        ['repayments', 4, 'amount_fen', 'repayment_over_payoff'],
      ],
    ],
  ]

  test.each(cases)('%s', async (_, change, places) => {
    const [book, lender] = [smallBook(), newLender()]
    change(book)
    const before = await rowCounts()
    expect(await faultsOf(book, lender)).toEqual(places)
    expect(await rowCounts()).toEqual(before)
  })

  test('to the fen what is owed is taken', async () => {
    const book = smallBook()
    book.repayments[0]!.amount_fen = '722898'
    expect(await take(book, newLender())).toMatchObject({ repayments: { new: 1 } })
  })

  const known: Case[] = [
    [
      'a loan with another principal',
      (b) => (b.loans[0]!.principal_fen = '648001'),
      [['loans', 2, 'principal_fen', 'loan_differs']],
    ],
    ['a loan with another rate', (b) => (b.loans[0]!.rate_bps = '1461'), [['loans', 2, 'rate_bps', 'loan_differs']]],
    [
      'a loan with another method',
      (b) => (b.loans[0]!.method = 'interest_first'),
      [['loans', 2, 'method', 'loan_differs']],
    ],
    ['a loan with other terms', (b) => (b.loans[0]!.terms = '17'), [['loans', 2, 'terms', 'loan_differs']]],
    [
      'a loan with another start',
      (b) => (b.loans[0]!.start_date = '2026-06-04'),
      [['loans', 2, 'start_date', 'loan_differs']],
    ],
    ['a loan with another due day', (b) => (b.loans[0]!.due_day = '4'), [['loans', 2, 'due_day', 'loan_differs']]],
    [
      'a loan of another borrower',
      (b) => {
        b.borrowers.push(borrowerRow())
        b.loans[0]!.borrower_ref = b.borrowers[1]!.borrower_ref!
      },
      [['loans', 2, 'borrower_ref', 'loan_differs']],
    ],
    [
      'a repayment of another sum',
      (b) => (b.repayments[0]!.amount_fen = '43885'),
      [['repayments', 2, 'amount_fen', 'repayment_differs']],
    ],
    [
      'a repayment of another day',
      (b) => (b.repayments[0]!.paid_on = '2026-07-03'),
      [['repayments', 2, 'paid_on', 'repayment_differs']],
    ],
    [
      'a repayment of another loan',
      (b) => {
        b.loans.push(loanRow(b.borrowers[0]!, { loan_ref: `${b.loans[0]!.loan_ref}-2` }))
        b.repayments[0]!.loan_ref = `${b.loans[0]!.loan_ref}-2`
      },
      [['repayments', 2, 'loan_ref', 'repayment_differs']],
    ],
    [
      'a reference of another person',
      (b) => (b.borrowers[0]!.id_number = borrowerRow().id_number!),
      [['borrowers', 2, 'id_number', 'borrower_is_another_person']],
    ],
    [
      'a person under another reference',
      (b) => {
        b.borrowers[0]!.borrower_ref = 'RENAMED'
        b.loans = []
        b.repayments = []
      },
      [['borrowers', 2, 'borrower_ref', 'person_has_another_reference']],
    ],
  ]

  test.each(known)('known already, %s', async (_, change, places) => {
    const [book, lender] = [smallBook(), newLender()]
    await take(book, lender)
    const [counts, rows] = [await rowCounts(), await changeable()]
    const changed = structuredClone(book)
    change(changed)
    expect(await faultsOf(changed, lender)).toEqual(places)
    expect(await rowCounts()).toEqual(counts)
    expect(await changeable()).toEqual(rows)
  })

  test('a file that cannot be read stops it before anything is called unknown', async () => {
    const book = smallBook()
    const text = (rows: readonly Row[]) =>
      Buffer.from([Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].join('\n'))
    const source = bookOfFiles(async function* (file) {
      if (file === 'borrowers') yield Buffer.from('borrower_ref,name\nB1,张三\n')
      else yield text(book[file])
    })
    expect(await faultsOf(source, newLender())).toEqual([
      ['borrowers', 1, 'id_number', 'column_missing'],
      ['borrowers', 1, 'phone', 'column_missing'],
      ['borrowers', 1, 'monthly_income_fen', 'column_missing'],
    ])
    const whole = bookOfFiles(async function* (file) {
      yield text(book[file])
    })
    expect(await take(whole, newLender())).toMatchObject({ borrowers: 1, loans: { new: 1 }, repayments: { new: 1 } })
  })

  test('says the figures of its reasons', async () => {
    const book = smallBook()
    book.loans.push(book.loans[0]!)
    book.repayments[0]!.amount_fen = '722899'
    const error = await take(book, newLender()).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(BookRefused)
    const { faults, total, code, params } = error as BookRefused
    expect([code, params, total]).toEqual(['book_refused', { faults: 2 }, 2])
    expect(faults.map((fault) => fault.params)).toEqual([{ first: 2 }, { payoff: '¥7,228.98' }])
  })

  test('a source that breaks leaves nothing behind and can be taken again', async () => {
    const [book, lender, before] = [smallBook(), newLender(), await rowCounts()]
    const broken: BookSource = async function* (file, rows) {
      yield* bookOfCells(book)(file, rows)
      if (file === 'loans') throw new TypeError('the disk is gone')
    }
    await expect(take(broken, lender)).rejects.toThrow('the disk is gone')
    expect(await rowCounts()).toEqual(before)
    expect(await take(book, lender)).toMatchObject({ loans: { new: 1 } })
  })
})

describe('what we posted ourselves', () => {
  const today = dayOf(new Date())

  /** A payment whose money the channel took, of a loan that stands in a lender's book. */
  async function capturedPayment() {
    const { paymentId, loan } = await begunPayment()
    const [{ amount_fen }] = (await owner`select amount_fen from payments where id = ${paymentId}`) as unknown as [
      { amount_fen: string },
    ]
    await hear(paymentId, heldWord(BigInt(amount_fen)))
    await hear(paymentId, capturedWord(BigInt(amount_fen)))
    const [{ name }] = (await owner`select name from lenders where id = ${loan.lenderId}`) as unknown as [
      { name: string },
    ]
    const row = {
      ...{ repayment_ref: `Q-${paymentId.slice(-6)}`, loan_ref: loan.loanRef, paid_on: today as string, amount_fen },
      ...{ payment_ref: publicId('payment', paymentId), value_on: today as string },
    }
    return { paymentId, loan, lender: name, row }
  }
  const only = (row: Row): Book => ({ borrowers: [], loans: [], repayments: [row] })

  async function posted({ paymentId, loan, row }: Awaited<ReturnType<typeof capturedPayment>>, valueOn: Day) {
    await inTransaction(WORKER, 'test', async (ctx) => {
      const loans = await loadLoans(ctx, { loanIds: [loan.id] })
      const [answer] = await bookRepayments(ctx, loans, [
        {
          ...{ loanId: loan.id, repaymentRef: row.repayment_ref, source: 'own', valueOn, eventAt: startOfDay(valueOn) },
          ...{ amountFen: fen(BigInt(row.amount_fen)), paymentId },
        },
      ])
      await postTransactions(ctx, [valueOf(answer!).transaction])
    })
    await owner`update payments set posted_at = clock(), lender_receipt = ${row.repayment_ref} where id = ${paymentId}`
  }

  test('and did not know to be posted: the row is the lender’s answer, and nothing is booked twice', async () => {
    const payment = await capturedPayment()
    const seen: OwnPosting[] = []
    const before = (await rowCounts()).repayments
    const report = await take(only(payment.row), payment.lender, async (_, posting) => void seen.push(posting))
    expect(report.repayments).toMatchObject({ answer: 1, new: 0 })
    expect(seen).toEqual([{ paymentId: payment.paymentId, receiptNo: payment.row.repayment_ref, valueOn: today }])
    expect((await rowCounts()).repayments).toBe(before)
  })

  test('is skipped, known by our payment or by the lender’s receipt', async () => {
    const payment = await capturedPayment()
    await posted(payment, today)
    for (const row of [
      payment.row,
      { ...payment.row, repayment_ref: 'ANOTHER-NUMBER' },
      { ...payment.row, payment_ref: '', value_on: '' },
    ]) {
      const report = await take(only(row), payment.lender)
      expect(report).toMatchObject({ importId: null, repayments: { ours: 1, new: 0, answer: 0 } })
      expect(report.ours.map(({ line, reference }) => [line, reference])).toEqual([[2, row.repayment_ref]])
    }
  })

  test('of another sum, day or loan is a broken line, as is a payment that nobody knows', async () => {
    const payment = await capturedPayment()
    const another = await capturedPayment()
    const { row, lender } = payment
    const broken: [Row, string, string][] = [
      [{ ...row, amount_fen: String(Number(row.amount_fen) - 1) }, 'payment_ref', 'payment_differs'],
      [{ ...row, value_on: addDays(today, -1) }, 'payment_ref', 'payment_differs'],
      [{ ...row, payment_ref: another.row.payment_ref }, 'payment_ref', 'payment_unknown'],
      [{ ...row, payment_ref: publicId('payment', newId()) }, 'payment_ref', 'payment_unknown'],
    ]
    for (const [changed, column, code] of broken) {
      expect(await faultsOf(only(changed), lender)).toContainEqual(['repayments', 2, column, code])
    }
    const twice = { ...only(row), repayments: [row, { ...row, repayment_ref: 'TWICE' }] }
    expect(await faultsOf(twice, lender)).toEqual([['repayments', 3, 'payment_ref', 'reference_twice']])
    await posted(payment, today)
    expect(await faultsOf(only({ ...row, payment_ref: '', amount_fen: '1' }), lender)).toEqual([
      ['repayments', 2, 'amount_fen', 'repayment_differs'],
    ])
  })

  test('under another reference, without our payment, is another repayment', async () => {
    const payment = await capturedPayment()
    await posted(payment, today)
    const row = { ...payment.row, repayment_ref: 'SAME-SUM', payment_ref: '', value_on: '' }
    expect(await take(only(row), payment.lender)).toMatchObject({ repayments: { new: 1, ours: 0 } })
  })

  test('on an earlier day than what was booked since counts on its own day', async () => {
    const [book, lender] = [smallBook(), newLender()]
    await take(book, lender)
    const [loan] =
      (await owner`select id, lender_id from loans where loan_ref = ${book.loans[0]!.loan_ref!}`) as unknown as [
        { id: string },
      ]
    const valueOn = day('2026-06-30')
    await inTransaction(WORKER, 'test', async (ctx) => {
      const loans = await loadLoans(ctx, { loanIds: [loan.id] })
      const [answer] = await bookRepayments(ctx, loans, [
        {
          loanId: loan.id,
          repaymentRef: 'OWN-1',
          source: 'own',
          valueOn,
          eventAt: ctx.now,
          amountFen: fen(1_000),
          paymentId: newId(),
        },
      ])
      expect(valueOf(answer!).parts).toEqual([{ number: 2, penaltyFen: 0n, interestFen: 1_000n, principalFen: 0n }])
      await postTransactions(ctx, [valueOf(answer!).transaction])
      const again = await loadLoans(ctx, { loanIds: [loan.id] })
      expect(again.get(loan.id)!.state).toEqual(loans.get(loan.id)!.state)
    })
  })
})

describe('whatever the size of a book', () => {
  const count = 2_000

  test('a few hundred rows are held at once', async () => {
    const borrowers = Array.from({ length: count }, () => borrowerRow())
    const loans = borrowers.map((one) => loanRow(one, { terms: '1' }))
    const repayments = loans.map((one) => repaymentRow(one, { amount_fen: '1000' }))
    const lines = (rows: Row[]) => [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].join('\n')
    const texts = { borrowers: lines(borrowers), loans: lines(loans), repayments: lines(repayments) }
    const source = bookOfFiles(async function* (file) {
      yield Buffer.from(texts[file])
    })
    const report = await take(source, newLender())
    expect(report).toMatchObject({ borrowers: count, loans: { new: count }, repayments: { new: count } })
    expect(report.rowsHeldMost).toBeGreaterThanOrEqual(500)
    expect(report.rowsHeldMost).toBeLessThan(1_500)
  })
})
