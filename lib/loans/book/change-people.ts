import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { endSessionsOfPerson } from '@/lib/auth/end-sessions-of-person'
import { sealText, unwrapPersonKey } from '@/lib/privacy/cipher'
import { openPerson } from '@/lib/privacy/open-person'
import type { Listed } from './faults'
import { listKnownPeople, type KnownPerson } from './queries'
import type { RowCount } from './row-count'
import { markIncomes, markPeople, type ChangedPerson } from './store'

/** What the lender now says otherwise of a borrower. What it is stands in no report: it is personal. */
export type Change = { line: number; reference: string; what: ('name' | 'phone' | 'income')[] }

const CHUNK = 500

/** Takes over names, phones and incomes that changed. Whose phone changed must sign in anew with it. */
export async function changePeople(
  ctx: Ctx<Worker>,
  { lenderId, rows, changes }: { lenderId: string; rows: RowCount; changes: Listed<Change> },
): Promise<void> {
  let after = 0
  for (;;) {
    const people = await listKnownPeople(ctx.tx, after, CHUNK)
    const last = people.at(-1)
    if (!last) return
    rows.take(people.length)
    const incomes = new Set(await markIncomes(ctx.tx, lenderId, after, last.line))
    const changed = people.map(differenceOf)
    await markPeople(
      ctx.tx,
      changed.flatMap(({ person }) => person ?? []),
    )
    for (const [index, { what, person }] of changed.entries()) {
      const { line, reference } = people[index]!
      const all = incomes.has(line) ? [...what, 'income' as const] : what
      if (all.length > 0) changes.add({ line, reference, what: all })
      if (person && what.includes('phone')) await endSessionsOfPerson(ctx, { personId: person.id })
    }
    rows.release(people.length)
    after = last.line
  }
}

function differenceOf({ known, given }: KnownPerson): {
  what: ('name' | 'phone')[]
  person: ChangedPerson | undefined
} {
  const now = openPerson(given, ['name', 'phone'])
  const before = openPerson(known, ['name'])
  const what = [
    ...(now.name === before.name ? [] : (['name'] as const)),
    ...(given.phoneIndex.equals(known.phoneIndex) ? [] : (['phone'] as const)),
  ]
  if (what.length === 0) return { what, person: undefined }
  const key = unwrapPersonKey(known.id, known.wrappedKey)
  const sealed = (column: string, text: string) => sealText(key, { table: 'people', column, row: known.id }, text)
  const person = {
    id: known.id,
    nameSealed: sealed('name', now.name),
    phoneSealed: sealed('phone', now.phone),
    phoneIndex: given.phoneIndex,
  }
  return { what, person }
}
