import { testDatabase } from '@/db/testing/database'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { BookRefused } from '@/lib/loans/book/faults'
import { bookOfFiles } from '@/lib/loans/book/sources'
import { importBook } from '@/lib/loans/import-book'
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync, closeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBookFile } from './files'

const database = await testDatabase()
const { owner } = database.sql
const root = mkdtempSync(path.join(tmpdir(), 'broken-books-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const BORROWERS = [
  'borrower_ref,name,id_number,phone,monthly_income_fen',
  'B1,张三,999999199004120034,19900000001,600000',
  'B2,王五,999999198807300050,19900000002,0',
]
const LOANS = [
  'loan_ref,borrower_ref,principal_fen,rate_bps,method,terms,start_date,due_day',
  'L1,B1,648000,1460,equal_principal,18,2026-06-03,3',
  'L2,B2,500000,1800,equal_instalment,12,2026-07-12,12',
]
const REPAYMENTS = ['repayment_ref,loan_ref,paid_on,amount_fen', 'R1,L1,2026-07-03,43884', 'R2,L2,2026-08-12,45840']
const WHOLE = { borrowers: BORROWERS, loans: LOANS, repayments: REPAYMENTS }
type Files = Record<keyof typeof WHOLE, string | Buffer>
type Place = [file: keyof typeof WHOLE, line: number, column: string, code: string]

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`
const plain = (): Files => ({ borrowers: text(BORROWERS), loans: text(LOANS), repayments: text(REPAYMENTS) })

/** The plain files, with one text in the place of another. */
const withChange = (file: keyof typeof WHOLE, from: string, to: string): Files => {
  expect(text(WHOLE[file])).toContain(from)
  return { ...plain(), [file]: text(WHOLE[file]).replace(from, to) }
}

function folderOf(files: Partial<Files>): string {
  const folder = mkdtempSync(path.join(root, 'book-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, `${name}.csv`), content)
  return folder
}

const take = (folder: string) =>
  inTransaction(WORKER, 'test', (ctx) =>
    importBook(ctx, {
      lender: { name: '测试贷款方', phone: null },
      book: bookOfFiles((file) => readBookFile(folder, file, () => {})),
      onOwnPosting: () => Promise.reject(new TypeError('no payment of ours is in these files')),
    }),
  )

async function rowCounts(): Promise<unknown> {
  const tables = await owner`select tablename as name from pg_tables where schemaname = 'public' order by 1`
  return owner.unsafe(
    tables.map(({ name }) => `select '${name}' as name, count(*)::int as count from ${name}`).join(' union all '),
  )
}

async function placesOf(folder: string): Promise<Place[]> {
  const before = await rowCounts()
  const error = await take(folder).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(BookRefused)
  expect(await rowCounts()).toEqual(before)
  return (error as BookRefused).faults.map(({ file, line, column, code }) => [file, line, column, code])
}

beforeAll(async () => {
  const report = await take(folderOf(plain()))
  expect(report).toMatchObject({ borrowers: 2, loans: { new: 2 }, repayments: { new: 2 } })
})

const added = (file: keyof typeof WHOLE, line: string): Files => ({ ...plain(), [file]: text([...WHOLE[file], line]) })

const KINDS: [what: string, files: () => Partial<Files>, places: Place[]][] = [
  ['missing column', () => withChange('loans', ',due_day', ''), [['loans', 1, 'due_day', 'column_missing']]],
  [
    'misnamed column',
    () => withChange('borrowers', 'phone', 'tel'),
    [
      ['borrowers', 1, '4', 'column_unknown'],
      ['borrowers', 1, 'phone', 'column_missing'],
    ],
  ],
  [
    'wrong number of fields',
    () => added('repayments', 'R3,L1,2026-08-03'),
    [['repayments', 4, 'amount_fen', 'fields_count']],
  ],
  [
    'not UTF-8',
    () => ({
      ...plain(),
      borrowers: Buffer.concat([Buffer.from(text(BORROWERS)), Buffer.from('B3,\xd5\xc5\xc8\xfd,1,1,0\n', 'latin1')]),
    }),
    [['borrowers', 4, 'name', 'not_utf8']],
  ],
  [
    'text in a money column',
    () => added('repayments', 'R3,L1,2026-08-03,much'),
    [['repayments', 4, 'amount_fen', 'whole_number_needed']],
  ],
  [
    'decimals',
    () => added('repayments', 'R3,L1,2026-08-03,12.50'),
    [['repayments', 4, 'amount_fen', 'whole_number_needed']],
  ],
  ['negative', () => added('repayments', 'R3,L1,2026-08-03,-1'), [['repayments', 4, 'amount_fen', 'number_negative']]],
  [
    'above 2^53',
    () => added('repayments', 'R3,L1,2026-08-03,9007199254740993'),
    [['repayments', 4, 'amount_fen', 'number_too_large']],
  ],
  ['zero repayment', () => added('repayments', 'R3,L1,2026-08-03,0'), [['repayments', 4, 'amount_fen', 'number_zero']]],
  [
    'zero principal',
    () => added('loans', 'L3,B1,0,1460,equal_principal,18,2026-06-03,3'),
    [['loans', 4, 'principal_fen', 'number_zero']],
  ],
  [
    'unknown method',
    () => added('loans', 'L3,B1,1000,1460,annuity,18,2026-06-03,3'),
    [['loans', 4, 'method', 'method_unknown']],
  ],
  [
    'terms 0',
    () => added('loans', 'L3,B1,1000,1460,equal_principal,0,2026-06-03,3'),
    [['loans', 4, 'terms', 'number_zero']],
  ],
  [
    'terms 61',
    () => added('loans', 'L3,B1,1000,1460,equal_principal,61,2026-06-03,3'),
    [['loans', 4, 'terms', 'number_out_of_range']],
  ],
  [
    'rate below 0',
    () => added('loans', 'L3,B1,1000,-1,equal_principal,6,2026-06-03,3'),
    [['loans', 4, 'rate_bps', 'number_negative']],
  ],
  [
    'rate above 2,400',
    () => added('loans', 'L3,B1,1000,2401,equal_principal,6,2026-06-03,3'),
    [['loans', 4, 'rate_bps', 'number_out_of_range']],
  ],
  [
    'impossible date',
    () => added('repayments', 'R3,L1,2026-02-30,100'),
    [['repayments', 4, 'paid_on', 'day_unusable']],
  ],
  [
    'another date form',
    () => added('repayments', 'R3,L1,30/08/2026,100'),
    [['repayments', 4, 'paid_on', 'day_unusable']],
  ],
  [
    'due day 0',
    () => added('loans', 'L3,B1,1000,1460,equal_principal,6,2026-06-03,0'),
    [['loans', 4, 'due_day', 'number_zero']],
  ],
  [
    'due day 32',
    () => added('loans', 'L3,B1,1000,1460,equal_principal,6,2026-06-03,32'),
    [['loans', 4, 'due_day', 'number_out_of_range']],
  ],
  [
    'start in the future',
    () => added('loans', 'L3,B1,1000,1460,equal_principal,6,2999-06-03,3'),
    [['loans', 4, 'start_date', 'day_in_future']],
  ],
  ['duplicate reference', () => added('loans', LOANS[1]!), [['loans', 4, 'loan_ref', 'reference_twice']]],
  [
    'a loan in the book with other content',
    () => withChange('loans', '648000', '648001'),
    [['loans', 2, 'principal_fen', 'loan_differs']],
  ],
  [
    'a repayment in the book with other content',
    () => withChange('repayments', '43884', '43885'),
    [['repayments', 2, 'amount_fen', 'repayment_differs']],
  ],
  [
    'unknown borrower',
    () => added('loans', 'L3,B9,1000,1460,equal_principal,6,2026-06-03,3'),
    [['loans', 4, 'borrower_ref', 'borrower_unknown']],
  ],
  ['unknown loan', () => added('repayments', 'R3,L9,2026-08-03,100'), [['repayments', 4, 'loan_ref', 'loan_unknown']]],
  [
    'bad check digit',
    () => added('borrowers', 'B3,李四,999999199004120035,19900000003,0'),
    [['borrowers', 4, 'id_number', 'id_number_unusable']],
  ],
  [
    'under 18',
    () => added('borrowers', 'B3,李四,999999202001010037,19900000003,0'),
    [['borrowers', 4, 'id_number', 'under_age']],
  ],
  [
    'bad phone',
    () => added('borrowers', 'B3,李四,99999919900412019X,1990000000,0'),
    [['borrowers', 4, 'phone', 'phone_unusable']],
  ],
  [
    'empty name',
    () => added('borrowers', 'B3,,99999919900412019X,19900000003,0'),
    [['borrowers', 4, 'name', 'name_unusable']],
  ],
  [
    'over-long name',
    () => added('borrowers', `B3,${'李'.repeat(51)},99999919900412019X,19900000003,0`),
    [['borrowers', 4, 'name', 'name_unusable']],
  ],
  [
    'a name of invisible characters',
    () => added('borrowers', 'B3,\u200b\u200d,99999919900412019X,19900000003,0'),
    [['borrowers', 4, 'name', 'name_unusable']],
  ],
  [
    'a name of control characters',
    () => added('borrowers', 'B3,李\u0001四,99999919900412019X,19900000003,0'),
    [['borrowers', 4, 'name', 'name_unusable']],
  ],
  ...['=', '+', '-', '@'].map((mark): (typeof KINDS)[number] => [
    `a cell starting with ${mark}`,
    () => added('borrowers', `B3,${mark}cmd,99999919900412019X,19900000003,0`),
    [['borrowers', 4, 'name', 'formula']],
  ]),
  [
    'repayment before the start',
    () => added('repayments', 'R3,L1,2026-06-02,100'),
    [['repayments', 4, 'paid_on', 'repayment_before_start']],
  ],
  [
    'repayment in the future',
    () => added('repayments', 'R3,L1,2999-06-02,100'),
    [['repayments', 4, 'paid_on', 'day_in_future']],
  ],
  [
    'more than the loan owes',
    () => added('repayments', 'R3,L1,2026-08-03,99999999'),
    [['repayments', 4, 'amount_fen', 'repayment_over_payoff']],
  ],
  ['an empty file', () => ({ ...plain(), loans: '' }), [['loans', 0, '', 'file_empty']]],
  ['no file', () => ({ borrowers: plain().borrowers, loans: plain().loans }), [['repayments', 0, '', 'file_missing']]],
  [
    'an end inside a quoted cell',
    () => ({ ...plain(), borrowers: `${text(BORROWERS)}B3,"李四` }),
    [['borrowers', 4, '2', 'quote_not_closed']],
  ],
]

test.each(KINDS)('%s is refused with its place, and nothing is imported', async (_, files, places) => {
  expect(await placesOf(folderOf(files()))).toEqual(places)
})

test('a directory in the place of a file is refused', async () => {
  const folder = folderOf({ borrowers: plain().borrowers, repayments: plain().repayments })
  mkdirSync(path.join(folder, 'loans.csv'))
  expect(await placesOf(folder)).toEqual([['loans', 0, '', 'file_is_directory']])
})

test('50 MB of one line are refused after their first part', async () => {
  const folder = folderOf(plain())
  const file = openSync(path.join(folder, 'loans.csv'), 'w')
  const megabyte = Buffer.alloc(1024 * 1024, 'x')
  for (let at = 0; at < 50; at++) writeSync(file, megabyte)
  closeSync(file)
  let read = 0
  const refused = inTransaction(WORKER, 'test', (ctx) =>
    importBook(ctx, {
      lender: { name: '测试贷款方', phone: null },
      book: bookOfFiles((name) => readBookFile(folder, name, (bytes) => (read = name === 'loans' ? bytes : read))),
      onOwnPosting: () => Promise.resolve(),
    }),
  )
  await expect(refused).rejects.toMatchObject({ faults: [{ file: 'loans', line: 1, code: 'line_too_long' }] })
  expect(read).toBeLessThan(2 * 1024 * 1024)
})

test('byte-order mark, CR LF and quoted cells are no fault', async () => {
  const asSpreadsheet = (lines: readonly string[]) =>
    `\ufeff${lines.map((line) => `"${line.replaceAll(',', '","')}"`).join('\r\n')}\r\n`
  const files = {
    borrowers: asSpreadsheet(BORROWERS),
    loans: asSpreadsheet(LOANS),
    repayments: asSpreadsheet(REPAYMENTS),
  }
  expect(await take(folderOf(files))).toMatchObject({ importId: null, loans: { same: 2 }, repayments: { same: 2 } })
})
