import { createReadStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import type { BookFile, BookLine } from './columns'
import type { Fault } from './faults'
import { readLines } from './read-lines'
import { RowCount } from './row-count'

const HEAD = 'repayment_ref,loan_ref,paid_on,amount_fen'
const row = (index: number) => `R${index},L1,2026-11-01,${index}`

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(
  text: string | Buffer,
  { file = 'repayments', chunk = 7 }: { file?: BookFile; chunk?: number } = {},
): Promise<{ lines: BookLine[]; faults: Fault[]; held: number }> {
  const [lines, faults]: [BookLine[], Fault[]] = [[], []]
  const rows = new RowCount()
  for await (const one of readLines(file, inChunks(Buffer.from(text), chunk), rows)) {
    if ('code' in one) faults.push(one)
    else lines.push(one)
  }
  return { lines, faults: faults.sort((a, b) => a.line - b.line), held: rows.held }
}
const placesOf = (faults: readonly Fault[]) => faults.map(({ line, column, code }) => [line, column, code])

describe('a file as a spreadsheet saves it', () => {
  test.each([
    ['plain', `${HEAD}\n${row(1)}\n${row(2)}\n`],
    ['without a last line break', `${HEAD}\n${row(1)}\n${row(2)}`],
    ['with CR LF', `${HEAD}\r\n${row(1)}\r\n${row(2)}\r\n`],
    ['with a byte-order mark', `\ufeff${HEAD}\r\n${row(1)}\r\n${row(2)}\r\n`],
    [
      'with every cell quoted',
      `"repayment_ref","loan_ref","paid_on","amount_fen"\n"R1","L1","2026-11-01","1"\n"R2","L1","2026-11-01","2"\n`,
    ],
    ['with both kinds of line break', `${HEAD}\r\n${row(1)}\n${row(2)}\r\n`],
    ['with empty lines', `${HEAD}\n\n${row(1)}\n\n\n${row(2)}\n\n`],
    [
      'with columns in another order',
      `amount_fen,paid_on,loan_ref,repayment_ref\n1,2026-11-01,L1,R1\n2,2026-11-01,L1,R2\n`,
    ],
  ])('%s', async (_, text) => {
    for (const chunk of [1, 2, 5, 1_000]) {
      const { lines, faults, held } = await read(text, { chunk })
      expect(faults).toEqual([])
      expect(held).toBe(2)
      expect(lines.map(({ cells }) => cells)).toEqual([
        { repayment_ref: 'R1', loan_ref: 'L1', paid_on: '2026-11-01', amount_fen: '1' },
        { repayment_ref: 'R2', loan_ref: 'L1', paid_on: '2026-11-01', amount_fen: '2' },
      ])
    }
  })

  test('knows the optional columns', async () => {
    const { lines } = await read(`${HEAD},value_on,payment_ref\n${row(1)},2026-10-31,pay_1\n`)
    expect(lines[0]!.cells).toMatchObject({ value_on: '2026-10-31', payment_ref: 'pay_1' })
  })

  test('keeps rare characters whole, wherever a chunk ends', async () => {
    const text = 'borrower_ref,name,id_number,phone,monthly_income_fen\nB1,"𬍛䶮, ""龑""",1,1,0\n'
    for (const chunk of [1, 2, 3]) {
      const { lines } = await read(text, { file: 'borrowers', chunk })
      expect(lines[0]!.cells.name).toBe('𬍛䶮, "龑"')
    }
  })

  test('numbers its lines, also after empty ones and cells with line breaks', async () => {
    const { lines } = await read(`${HEAD}\n\n${row(1)}\n"R\n2",L1,2026-11-01,2\r\n${row(3)}\n`, { chunk: 3 })
    expect(lines.map(({ line }) => line)).toEqual([3, 4, 6])
  })
})

describe('told with its place:', () => {
  test.each<[string, string | Buffer, [number, string, string][]]>([
    ['an empty file', '', [[0, '', 'file_empty']]],
    ['a file of a mark alone', '\ufeff', [[0, '', 'file_empty']]],
    ['empty lines alone', '\n\n', [[0, '', 'file_empty']]],
    ['a missing column', 'repayment_ref,loan_ref,paid_on\nR1,L1,2026-11-01\n', [[1, 'amount_fen', 'column_missing']]],
    [
      'a misnamed column',
      `repayment_ref,loan_ref,paid_on,amount\n${row(1)}\n`,
      [
        [1, '4', 'column_unknown'],
        [1, 'amount_fen', 'column_missing'],
      ],
    ],
    ['a column twice', `${HEAD},loan_ref\n${row(1)},L1\n`, [[1, 'loan_ref', 'column_twice']]],
    ['a field too few', `${HEAD}\nR1,L1,2026-11-01\n${row(2)}\n`, [[2, 'amount_fen', 'fields_count']]],
    ['a field too many', `${HEAD}\n${row(1)},x\n${row(2)}\n`, [[2, '5', 'fields_count']]],
    [
      'a wrong byte',
      Buffer.concat([
        Buffer.from(`${HEAD}\nR1,L`),
        Buffer.from([0xc3, 0x28]),
        Buffer.from(`,2026-11-01,1\n${row(2)}\n`),
      ]),
      [[2, 'loan_ref', 'not_utf8']],
    ],
    [
      'half a character',
      Buffer.concat([Buffer.from(`${HEAD}\n${row(1)}\nR2,L1,2026-11-01,`), Buffer.from([0xe4, 0xb8])]),
      [[3, 'amount_fen', 'not_utf8']],
    ],
    ['another encoding', Buffer.from(`\ufeff${HEAD}\n`, 'utf16le'), [[1, '1', 'not_utf8']]],
    ['a quote inside a cell', `${HEAD}\nR1,L"1,2026-11-01,1\n${row(2)}\n`, [[2, '2', 'quote_misplaced']]],
    ['text after a quote', `${HEAD}\n"R1"x",L1,2026-11-01,1\n${row(2)}\n`, [[2, '1', 'quote_misplaced']]],
    ['an end inside a quoted cell', `${HEAD}\n${row(1)}\nR2,"L1,2026-11-01\n`, [[3, '2', 'quote_not_closed']]],
  ])('%s', async (_, text, places) => {
    for (const chunk of [1, 5, 1_000]) {
      const { faults } = await read(text, { chunk })
      expect(placesOf(faults).slice(0, places.length)).toEqual(places)
    }
  })

  test('what was expected and found', async () => {
    const { faults } = await read(`${HEAD}\nR1,L1\n`)
    expect(faults[0]!.params).toEqual({ expected: 4, found: 2 })
    const misnamed = await read(`repayment_ref,loan_ref,paid_on,Amount\n`)
    expect(misnamed.faults[0]!.params).toEqual({ found: 'Amount' })
  })

  test('every broken line, and every other line is read', async () => {
    const { lines, faults, held } = await read(
      `${HEAD}\nR1\n${row(2)}\nR"3,L1,2026-11-01,3\n${row(4)}\nR5,\n${row(6)}\n`,
    )
    expect(placesOf(faults)).toEqual([
      [2, 'loan_ref', 'fields_count'],
      [4, '1', 'quote_misplaced'],
      [6, 'paid_on', 'fields_count'],
    ])
    expect(lines.map(({ line }) => line)).toEqual([3, 5, 7])
    expect(held).toBe(3)
  })

  test.each([
    ['nothing there', `${tmpdir()}/nothing-of-that-name.csv`, 'file_missing'],
    ['a directory', tmpdir(), 'file_is_directory'],
  ])('%s', async (_, path, code) => {
    const found: unknown[] = []
    for await (const one of readLines('loans', createReadStream(path), new RowCount())) found.push(one)
    expect(found).toEqual([{ file: 'loans', line: 0, column: '', code, params: {} }])
  })

  test('a fault of ours is no fault of the file', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('loan_ref')
      throw new TypeError('ours')
    }
    await expect(readLines('loans', broken(), new RowCount()).next()).rejects.toThrow('ours')
  })
})

describe('whatever its size', () => {
  const MB = 1024 * 1024

  async function readAll(file: AsyncGenerator<Uint8Array>): Promise<{ faults: Fault[]; lines: number }> {
    const faults: Fault[] = []
    let lines = 0
    for await (const one of readLines('repayments', file, new RowCount())) {
      if ('code' in one) faults.push(one)
      else lines += 1
    }
    return { faults, lines }
  }

  test.each([
    ['of one cell', () => 'x'],
    ['of a quoted cell', (at: number) => (at === 0 ? '"' : 'x')],
    ['of empty cells', () => ','],
  ])('50 MB of one line %s end the reading of the file', async (_, charOf) => {
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${HEAD}\n${row(1)}\n`)
      while (given < 50 * MB) {
        yield Buffer.from(charOf(given).concat(charOf(1).repeat(16_383)))
        given += 16_384
      }
    }
    const { faults, lines } = await readAll(endless())
    expect(placesOf(faults)).toEqual([[3, expect.any(String), 'line_too_long']])
    expect(lines).toBe(1)
    expect(given).toBeLessThan(2 * MB)
  })

  test('a long line first', async () => {
    async function* long(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < 20; at++) yield Buffer.alloc(16_384, 'x')
    }
    expect(placesOf((await readAll(long())).faults)).toEqual([[1, '1', 'line_too_long']])
  })

  test('a file of broken lines alone ends as well', async () => {
    let given = 0
    async function* quotes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${HEAD}\n`)
      for (; given < 5 * MB; given += 16_384) yield Buffer.from('a"\n'.repeat(5_461))
    }
    const { faults } = await readAll(quotes())
    expect(faults.length).toBeLessThan(16_000)
    expect(given).toBeLessThan(MB)
  })

  test('no more lines are held than a few chunks give, however slowly they are taken', async () => {
    const text = Buffer.from(`${HEAD}\n${Array.from({ length: 60_000 }, (_, index) => row(index)).join('\n')}\n`)
    const rows = new RowCount()
    let taken = 0
    for await (const one of readLines('repayments', inChunks(text, 500_000), rows)) {
      expect(one).toHaveProperty('cells')
      taken += 1
      rows.release(1)
    }
    expect(taken).toBe(60_000)
    expect(rows.most).toBeGreaterThan(0)
    expect(rows.most).toBeLessThan(2_000)
  })
})
