import { testDatabase } from '@/db/testing/database'
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const database = await testDatabase()
const { owner } = database.sql
const root = mkdtempSync(path.join(tmpdir(), 'loans-'))
const folder = path.join(root, 'book')
afterAll(() => rmSync(root, { recursive: true, force: true }))

const FILES = {
  borrowers: 'borrower_ref,name,id_number,phone,monthly_income_fen\nB1,张三,999999199004120034,19900000001,600000\n',
  loans:
    'loan_ref,borrower_ref,principal_fen,rate_bps,method,terms,start_date,due_day\nL1,B1,648000,1460,equal_principal,18,2026-06-03,3\n',
  repayments: 'repayment_ref,loan_ref,paid_on,amount_fen\nR1,L1,2026-07-03,43884\n',
}

beforeAll(() => {
  mkdirSync(folder)
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, `${name}.csv`), text)
})

type Ended = { code: number; out: string; err: string }

/** Runs the program as somebody would, on this file's database. */
const run = (args: string[], language = 'en_US.UTF-8'): Promise<Ended> =>
  new Promise((resolve) => {
    const sides = Object.keys(process.env).filter((name) => name.startsWith('DATABASE_URL_'))
    const env = { ...process.env, LC_ALL: language, ...Object.fromEntries(sides.map((name) => [name, undefined])) }
    execFile(process.execPath, ['--import', 'tsx', 'scripts/loans.ts', ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

test('a book goes in, a second time nothing changes, and the export says where it stands', async () => {
  const first = await run(['import', folder], 'zh_CN.UTF-8')
  expect(first).toMatchObject({ code: 0 })
  expect(first.out).toMatch(
    /^已导入 示例消费金融\n {2}借款人：新增 1，变更 0\n {2}借款：新增 1，已有 0\n {2}还款：新增 1，已有 0/,
  )
  expect(first.err).toMatch(/读借款人 …[\s\S]*还款入账 …/)

  const again = await run(['import', folder])
  expect(again).toMatchObject({ code: 0 })
  expect(again.out).toContain('Nothing new in the book of 示例消费金融. Nothing was changed.')

  const out = path.join(root, 'out')
  const exported = await run(['export', out, '--as-of', '2026-08-04'], 'C')
  expect(exported).toMatchObject({ code: 0 })
  expect(exported.out).toContain(`18 期、1 笔借款写入 ${out} / 18 instalments and 1 loans written to ${out}`)
  expect(readdirSync(out).sort()).toEqual(['instalments.csv', 'loans.csv'])
  expect(readFileSync(path.join(out, 'loans.csv'), 'utf8')).toBe(
    'loan_ref,principal_outstanding_fen,interest_overdue_fen,penalty_due_fen,principal_overdue_fen,days_overdue,to_clear_everything_at_face_fen\n' +
      'L1,612000,7446,0,36000,1,679014\n',
  )
  expect(readFileSync(path.join(out, 'instalments.csv'), 'utf8').split('\n').slice(1, 3)).toEqual([
    'L1,1,2026-07-03,36000,7884,36000,7884,0,0,paid',
    'L1,2,2026-08-03,36000,7446,0,0,0,0,overdue',
  ])
})

test('a broken book is refused with every place on a line of its own', async () => {
  const broken = path.join(root, 'broken')
  cpSync(folder, broken, { recursive: true })
  writeFileSync(path.join(broken, 'loans.csv'), FILES.loans.replace('18,2026-06-03', '61,2026-02-30'))
  writeFileSync(path.join(broken, 'borrowers.csv'), FILES.borrowers.replace('19900000001', '1'))
  const [before] = await owner`select count(*)::int as loans from loans`
  const { code, out, err } = await run(['import', broken, '--lender', '别家'])
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err.split('\n').filter((line) => line.includes('.csv:'))).toEqual([
    'borrowers.csv:2:phone: a mobile number has 11 digits',
    'loans.csv:2:terms: must be from 1 to 60',
    'loans.csv:2:start_date: no day that exists, written as 2026-11-24',
  ])
  expect(err).toContain('Not imported: 3 faults. Nothing was changed.')
  expect([
    await owner`select 1 from lenders where name = '别家'`,
    (await owner`select count(*)::int as loans from loans`)[0],
  ]).toEqual([[], before])
})

test('a lender is named, with his number', async () => {
  expect((await run(['import', folder, '--lender', '别家', '--phone', '400-000-0099'])).code).toBe(0)
  const [row] =
    await owner`select phone, (select count(*)::int from loans where lender_id = lenders.id) as loans from lenders where name = '别家'`
  expect(row).toEqual({ phone: '400-000-0099', loans: 1 })
  const unknown = await run(['export', path.join(root, 'none'), '--as-of', '2026-11-24', '--lender', '没有'])
  expect(unknown.code).toBe(1)
  expect(unknown.err).toContain('There is no lender named 没有.')
  expect(readdirSync(path.join(root, 'none'))).toEqual([])
})

test.each([
  [['import'], 'Usage:'],
  [['export', root], 'Usage:'],
  [['forget', root], 'Usage:'],
  [['import', root, '--unknown'], 'Usage:'],
  [['import', path.join(root, 'nowhere')], 'There is no folder'],
  [['export', root, '--as-of', '24.11.2026'], '--as-of takes a day'],
])('%j is told what is wrong with it before anything starts', async (args, sentence) => {
  const { code, err } = await run(args)
  expect(code).toBe(1)
  expect(err).toContain(sentence)
  expect(err).not.toContain('starting the database')
})
