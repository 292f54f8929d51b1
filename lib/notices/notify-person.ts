import type { Ctx } from '@/db/transaction'
import { newId } from '@/lib/id'
import type { NoticeKind } from './rules'
import { insertNotice } from './store'

export type Notice = {
  forPerson: string
  side: 'borrower' | 'friend'
  kind: NoticeKind
  params?: Record<string, string | number>
  link?: string
}

/** Writes what a person will read under "notices", in the act's own transaction. */
export async function notifyPerson(ctx: Ctx, notice: Notice): Promise<void> {
  await insertNotice(ctx.tx, { id: newId(), ...notice, params: notice.params ?? {}, link: notice.link ?? null })
}
