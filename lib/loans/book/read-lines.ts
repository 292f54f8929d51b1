import { parse, type CsvError, type Info } from 'csv-parse'
import { pipeline, Readable } from 'node:stream'
import { COLUMNS, type BookFile, type BookLine } from './columns'
import type { Fault, FaultCode } from './faults'
import type { RowCount } from './row-count'

/** Far above any line of a book; a longer one ends the reading of its file. */
const LINE_BYTES_MAX = 64 * 1024
/** What is read without a line coming of it: a line of nothing but empty cells, or no line at all. */
const WAITING_BYTES_MAX = 16 * LINE_BYTES_MAX
const SLICE_BYTES = 16 * 1024
/** So many lines that are no CSV in a row end it too: it is some other kind of file. */
const BROKEN_MAX = 10_000
const MARK = Buffer.from([0xef, 0xbb, 0xbf])

type Raw = { record: string[]; info: Info }

/**
 * Reads one file as a spreadsheet saves it (RFC 4180; a byte-order mark, CR LF or LF), line by line, whatever its size.
 * Gives every line that has the right number of fields in UTF-8, and a fault for every other. `rows` counts the lines that
 * were read and not yet released by who takes them.
 */
export async function* readLines(
  file: BookFile,
  bytes: AsyncIterable<Uint8Array>,
  rows: RowCount,
): AsyncGenerator<BookLine | Fault> {
  const broken = new BrokenLines(file)
  try {
    yield* linesOf(file, broken, parserOf(bytes, broken, rows), rows)
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) throw error
    yield { file, line: 0, column: '', code: FILE_CODES[code] ?? 'file_unreadable', params: {} }
  }
}

const FILE_CODES: Partial<Record<string, FaultCode>> = {
  ENOENT: 'file_missing',
  ENOTDIR: 'file_missing',
  EISDIR: 'file_is_directory',
}

function parserOf(bytes: AsyncIterable<Uint8Array>, broken: BrokenLines, rows: RowCount): AsyncIterable<Raw> {
  // One character per byte: the reader counts bytes, and each cell is turned into text by itself, so that a wrong byte has a place.
  const parser = parse({
    encoding: 'latin1',
    record_delimiter: ['\r\n', '\n'],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LINE_BYTES_MAX,
    skip_records_with_error: true,
    on_skip: (error) => broken.note(error),
    on_record: (record, { lines }) => {
      if (!broken.isReadTo(lines)) return null
      rows.take(1)
      return record
    },
  })
  // What goes wrong in the source reaches whoever reads from the parser.
  const source = Readable.from(slicesOf(withoutMark(bytes), broken), { objectMode: false, highWaterMark: SLICE_BYTES })
  pipeline(source, parser, () => {})
  return parser as AsyncIterable<Raw>
}

async function* linesOf(
  file: BookFile,
  broken: BrokenLines,
  raws: AsyncIterable<Raw>,
  rows: RowCount,
): AsyncGenerator<BookLine | Fault> {
  let header: Header | undefined
  for await (const { record, info } of raws) {
    const line = lineAtStart(record, info.lines)
    yield* broken.take()
    const read = header?.lineOf(line, record)
    if (!read || 'code' in read) rows.release(1)
    if (read) {
      yield read
      continue
    }
    header = headerOf(file, record, line)
    yield* header.faults
    if (header.faults.length > 0) return
  }
  if (!header && !broken.isAny) yield { file, line: 0, column: '', code: 'file_empty', params: {} }
  yield* broken.take()
}

/** The line on which a record begins; it ends on a later one where a quoted cell holds line breaks. */
const lineAtStart = (record: readonly string[], endsOn: number): number =>
  endsOn - record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)

/** The lines that the reader of CSV could not make out, with the place of each. */
class BrokenLines {
  isAny = false
  isAtEnd = false
  private found: Fault[] = []
  private last = 0
  private waitingBytes = 0

  constructor(private readonly file: BookFile) {}

  /** A record was read that ends on this line; false where the reading has ended before it. */
  isReadTo(line: number): boolean {
    if (this.isAtEnd) return false
    this.last = line
    this.waitingBytes = 0
    return true
  }

  /** So many bytes go to the reader. It limits what the cells of a line hold, not how many empty ones there are. */
  feed(bytes: number): void {
    this.waitingBytes += bytes
    if (this.waitingBytes > WAITING_BYTES_MAX) this.add('line_too_long', this.last + 1, '1')
  }

  note(error: CsvError | undefined): undefined {
    if (!error) return
    const { code, lines, index } = error as CsvError & { lines: number; index: number }
    const known = CODES[code] ?? 'quote_misplaced'
    this.add(known, known === 'quote_misplaced' ? lines : this.last + 1, String(index + 1))
  }

  private add(code: FaultCode, line: number, column: string): void {
    if (this.isAtEnd) return
    if (this.found.at(-1)?.line !== line) this.found.push({ file: this.file, line, column, code, params: {} })
    this.isAny = true
    this.isAtEnd = code === 'line_too_long' || this.found.length >= BROKEN_MAX
  }

  *take(): Generator<Fault> {
    const found = this.found
    this.found = []
    yield* found
  }
}

const CODES: Partial<Record<string, FaultCode>> = {
  CSV_MAX_RECORD_SIZE: 'line_too_long',
  CSV_QUOTE_NOT_CLOSED: 'quote_not_closed',
}

/** Small slices, so that few lines are read ahead of whoever takes them; none after the reading has ended. */
async function* slicesOf(bytes: AsyncIterable<Uint8Array>, broken: BrokenLines): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      const slice = chunk.subarray(at, at + SLICE_BYTES)
      broken.feed(slice.length)
      if (broken.isAtEnd) return
      yield slice
    }
  }
}

async function* withoutMark(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const chunk of bytes) {
    if (!head) {
      yield chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < MARK.length) continue
    yield head.subarray(0, MARK.length).equals(MARK) ? head.subarray(MARK.length) : head
    head = undefined
  }
  if (head) yield head
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(cell: string): string | undefined {
  // Most cells are plain ASCII and are text already.
  if (!/[\x80-\xff]/.test(cell)) return cell
  try {
    return decoder.decode(Buffer.from(cell, 'latin1'))
  } catch {
    return undefined
  }
}

type Header = { faults: Fault[]; lineOf: (line: number, record: readonly string[]) => BookLine | Fault }

function headerOf(file: BookFile, record: readonly string[], line: number): Header {
  const { required, optional } = COLUMNS[file]
  const names = record.map((cell) => textOf(cell)?.trim())
  const fault = (column: string, code: FaultCode, params = {}): Fault => ({ file, line, column, code, params })
  const faults = [
    ...names.flatMap((name, index) => {
      if (name === undefined) return [fault(String(index + 1), 'not_utf8')]
      if (names.indexOf(name) < index) return [fault(name, 'column_twice')]
      const isKnown = required.includes(name) || optional.includes(name)
      return isKnown ? [] : [fault(String(index + 1), 'column_unknown', { found: name.slice(0, 40) })]
    }),
    ...required.filter((name) => !names.includes(name)).map((name) => fault(name, 'column_missing')),
  ]
  return { faults, lineOf: (at, cells) => lineOf(file, names as string[], at, cells) }
}

function lineOf(file: BookFile, names: readonly string[], line: number, record: readonly string[]): BookLine | Fault {
  if (record.length !== names.length) {
    const column = names[record.length] ?? String(names.length + 1)
    return { file, line, column, code: 'fields_count', params: { expected: names.length, found: record.length } }
  }
  const cells: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const text = textOf(record[index]!)
    if (text === undefined) return { file, line, column: name, code: 'not_utf8', params: {} }
    cells[name] = text
  }
  return { line, cells }
}
