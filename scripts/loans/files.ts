import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { BookFile } from '@/lib/loans/book/columns'
import type { ExportFile, WriteLines } from '@/lib/loans/export-book'

/** Small, so that few lines are read ahead of what the database has taken. */
const CHUNK_BYTES = 16 * 1024

/** Reads one file of a book and tells how far it is. Whatever is no plain file is an error of its own. */
export async function* readBookFile(
  folder: string,
  file: BookFile,
  onRead: (bytes: number, of: number) => void,
): AsyncGenerator<Uint8Array> {
  const name = path.join(folder, `${file}.csv`)
  const facts = await stat(name)
  if (!facts.isFile())
    throw Object.assign(new Error('no plain file'), { code: facts.isDirectory() ? 'EISDIR' : 'EINVAL' })
  let read = 0
  for await (const chunk of createReadStream(name, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    read += chunk.length
    onRead(read, facts.size)
    yield chunk
  }
}

export const isFolder = async (folder: string): Promise<boolean> =>
  stat(folder).then(
    (facts) => facts.isDirectory(),
    () => false,
  )

/** Writes the files of an export beside their names, and under them once all is written: never half of one. */
export async function writeFiles<T>(folder: string, work: (write: WriteLines) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true })
  const open = new Map<ExportFile, WriteStream>()
  const nameOf = (file: ExportFile) => path.join(folder, `${file}.csv`)
  const write: WriteLines = async (file, lines) => {
    const stream = open.get(file) ?? createWriteStream(`${nameOf(file)}.new`)
    open.set(file, stream)
    if (lines.length > 0 && !stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain')
  }
  try {
    const result = await work(write)
    await Promise.all([...open.values()].map((stream) => finished(stream.end())))
    for (const file of open.keys()) await rename(`${nameOf(file)}.new`, nameOf(file))
    return result
  } catch (error) {
    for (const [file, stream] of open) {
      stream.destroy()
      await rm(`${nameOf(file)}.new`, { force: true })
    }
    throw error
  }
}
