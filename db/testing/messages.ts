import { openForDeployment } from '@/lib/privacy/cipher'
import type { TestDatabase } from './database'

export type SentMessage = { id: string; kind: string; locale: string; to: string; params: Record<string, string> }

/** The messages that wait for the carrier, oldest first, opened. */
export async function waitingMessages({ sql }: TestDatabase): Promise<SentMessage[]> {
  const rows = await sql.owner`select * from messages where sent_at is null order by id`
  return rows.map(({ id, kind, locale, to_sealed: to, params_sealed: params }) => {
    const opened = (column: string, sealed: Uint8Array) =>
      openForDeployment({ table: 'messages', column, row: id }, Buffer.from(sealed))
    return {
      id,
      kind,
      locale,
      to: opened('to', to),
      params: JSON.parse(opened('params', params)) as Record<string, string>,
    }
  })
}

/** The one-time code that was written last. */
export async function lastCode(database: TestDatabase): Promise<string> {
  const messages = await waitingMessages(database)
  const code = messages.findLast(({ kind }) => kind === 'code')?.params.code
  if (!code) throw new Error('No code was sent.')
  return code
}
