import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJournal } from './journal'
import { openStore } from './store'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  file = join(folder, 'new', 'journal.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Opens the file and gives its lines, read as JSON. */
function reopen() {
  const lines: unknown[] = []
  const journal = openJournal(file, (line) => lines.push(JSON.parse(line)))
  return { journal, lines }
}
async function write(...lines: string[]) {
  const { journal } = reopen()
  lines.forEach((line) => journal.append(line))
  await journal.flushed()
  await journal.close()
}

describe('the journal', () => {
  test('gives back what was written, in order, and only its owner may read it', async () => {
    await write('1', '"二"')
    await write('3')
    const { journal, lines } = reopen()
    expect(lines).toEqual([1, '二', 3])
    expect(statSync(file).mode & 0o077).toBe(0)
    await journal.close()
  })

  test('has what was appended on the disk once it says so', async () => {
    const { journal } = reopen()
    journal.append('1')
    const first = journal.flushed()
    journal.append('2')
    await first
    expect(readFileSync(file, 'utf8')).toMatch(/^1\n/)
    await journal.close()
    expect(readFileSync(file, 'utf8')).toBe('1\n2\n')
  })

  test.each(['{"a":', '\n', '"whole but for its line feed"', '\0\0\0\n'])(
    'cuts off a torn last line: %j',
    async (torn) => {
      await write('1', '2')
      appendFileSync(file, torn)
      const cut = reopen()
      expect(cut.lines).toEqual([1, 2])
      await cut.journal.close()
      await write('3')
      const { journal, lines } = reopen()
      expect(lines).toEqual([1, 2, 3])
      await journal.close()
    },
  )

  test('does not open over a broken line in its middle, and leaves the file as it is', async () => {
    await write('1')
    appendFileSync(file, '{"a":\n3\n')
    expect(reopen).toThrow('line 2 of the journal cannot be read')
    expect(readFileSync(file, 'utf8')).toBe('1\n{"a":\n3\n')
  })

  test('reads lines longer than its reading chunk', async () => {
    const long = JSON.stringify('帮'.repeat(1_000_000))
    await write(long, '2')
    const { journal, lines } = reopen()
    expect(lines.map((line) => JSON.stringify(line).length)).toEqual([long.length, 1])
    await journal.close()
  })

  test('writes on where the system took only a part', async () => {
    const journal = openJournal(
      file,
      () => undefined,
      (fd, bytes) => Promise.resolve({ bytesWritten: writeSync(fd, bytes, 0, Math.min(2, bytes.length)) }),
    )
    journal.append('"二三四"')
    await journal.close()
    const again = reopen()
    expect(again.lines).toEqual(['二三四'])
    await again.journal.close()
  })

  test('refuses for good once a write has failed', async () => {
    let full = true
    const journal = openJournal(
      file,
      () => undefined,
      (fd, bytes) =>
        full ? Promise.reject(new Error('ENOSPC')) : Promise.resolve({ bytesWritten: writeSync(fd, bytes) }),
    )
    journal.append('1')
    await expect(journal.flushed()).rejects.toThrow('ENOSPC')
    full = false
    journal.append('2')
    await expect(journal.flushed()).rejects.toThrow('ENOSPC')
    await expect(journal.close()).rejects.toThrow('ENOSPC')
    expect(readFileSync(file, 'utf8')).toBe('')
  })
})

test('a store takes several changes as one: a torn line brings back none of them', async () => {
  const store = openStore(file)
  store.commit([['nonces', 'a', 1]])
  store.commit([
    ['nonces', 'b', 2],
    ['nonces', 'a', null],
  ])
  await store.close()
  const whole = openStore(file)
  expect([...whole.entries('nonces')]).toEqual([['b', 2]])
  await whole.close()
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -3))
  const torn = openStore(file)
  expect([...torn.entries('nonces')]).toEqual([['a', 1]])
  await torn.close()
})
