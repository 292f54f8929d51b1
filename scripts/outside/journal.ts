import { closeSync, fdatasync, ftruncateSync, mkdirSync, openSync, readSync, write } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

/** Writes some of the bytes at the file's end and tells how many. */
export type WriteTo = (fd: number, bytes: Uint8Array) => Promise<{ bytesWritten: number }>
const writeToFile: WriteTo = promisify(write)
const syncToDisk = promisify(fdatasync)
const CHUNK_BYTES = 1 << 20
const LINE_FEED = 0x0a

export type Journal = {
  append(line: string): void
  /** Resolves when every line appended so far is on the disk; rejects for good once a write has failed. */
  flushed(): Promise<void>
  close(): Promise<void>
}

/** Splits an open file into lines without their line feeds, each with the offset of its first byte; the rest has no line feed. */
function* linesOf(fd: number): Generator<{ line: string; start: number; whole: boolean }> {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let rest = Buffer.alloc(0)
  let start = 0
  for (let size = readSync(fd, chunk, 0, CHUNK_BYTES, 0), at = size; size > 0; at += size) {
    rest = Buffer.concat([rest, chunk.subarray(0, size)])
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
      yield { line: rest.toString('utf8', 0, end), start, whole: true }
      rest = rest.subarray(end + 1)
      start += end + 1
    }
    size = readSync(fd, chunk, 0, CHUNK_BYTES, at)
  }
  if (rest.length > 0) yield { line: rest.toString('utf8'), start, whole: false }
}

/** Replays the file; a torn last line, as a kill or a power cut leaves it, is cut off, a broken one before it is an error. */
function replayFile(fd: number, replay: (line: string) => void): void {
  let torn: { start: number; lineNo: number } | null = null
  let lineNo = 0
  for (const { line, start, whole } of linesOf(fd)) {
    lineNo += 1
    if (torn) throw new Error(`line ${torn.lineNo} of the journal cannot be read`)
    try {
      if (!whole) throw new Error('no line feed')
      replay(line)
    } catch {
      torn = { start, lineNo }
    }
  }
  if (torn) ftruncateSync(fd, torn.start)
}

/** Opens the append-only file, replays it line by line, and writes what is appended in order, one sync for all that waits. */
export function openJournal(file: string, replay: (line: string) => void, writeTo = writeToFile): Journal {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const fd = openSync(file, 'a+', 0o600)
  try {
    replayFile(fd, replay)
  } catch (error) {
    closeSync(fd)
    throw error
  }
  let waiting: string[] | null = null
  let tail: Promise<void> = Promise.resolve()

  async function writeOut(lines: string[]): Promise<void> {
    let bytes = Buffer.from(lines.join(''))
    while (bytes.length > 0) bytes = bytes.subarray((await writeTo(fd, bytes)).bytesWritten)
    await syncToDisk(fd)
  }

  return {
    append(line) {
      if (waiting) {
        waiting.push(`${line}\n`)
        return
      }
      const lines = (waiting = [`${line}\n`])
      tail = tail.then(() => {
        waiting = null
        return writeOut(lines)
      })
      tail.catch(() => undefined)
    },
    flushed: () => tail,
    close: () => tail.finally(() => closeSync(fd)),
  }
}
