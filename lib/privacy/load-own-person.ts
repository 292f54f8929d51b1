import type { Ctx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { Refusal } from '@/lib/refusal'
import { unwrapPersonKey } from './cipher'
import { openPerson, type OpenedPerson } from './open-person'
import { loadPerson } from './store'

/** The acting person's own facts, opened, with his key for what only he may read. */
export type OwnPerson = OpenedPerson & {
  key: Buffer
  phoneIndex: Buffer
  idNumberIndex: Buffer
  locale: 'zh-CN' | 'en'
}

/** Opens the acting person himself, inside his own transaction; row security lets nobody else through. */
export async function loadOwnPerson(ctx: Ctx<Borrower | Friend>): Promise<OwnPerson> {
  const row = ctx.actor.personId ? await loadPerson(ctx.tx, ctx.actor.personId) : undefined
  if (!row) throw new Refusal('not_found')
  const { phoneIndex, idNumberIndex, locale } = row
  return {
    ...openPerson(row, ['name', 'idNumber', 'phone']),
    id: row.id,
    key: unwrapPersonKey(row.id, row.wrappedKey),
    phoneIndex,
    idNumberIndex,
    locale,
  }
}
