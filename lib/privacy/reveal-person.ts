import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { openPerson } from './open-person'
import type { RevealPurpose, RevealedField } from './rules'
import { insertReveal, loadPerson } from './store'

const OPENED = { name: 'name', id_number: 'idNumber', phone: 'phone' } as const

/**
 * Opens one sealed field for a colleague, after its purpose has been written down: in the audit, and where the person himself
 * reads who looked. A second look asks again.
 */
export async function revealPerson(
  ctx: Ctx<Staff>,
  input: { personId: string; field: RevealedField; purpose: RevealPurpose; note: string },
): Promise<{ shown: string; shownAt: Date }> {
  const { personId, field, purpose, note } = input
  const row = await loadPerson(ctx.tx, personId)
  if (!row) throw new Refusal('not_found')
  await insertReveal(ctx.tx, { id: newId(), personId, staffId: ctx.actor.staffId, field, purpose, note })
  await recordAudit(ctx, {
    verb: 'reveal-person',
    thing: 'person',
    thingId: personId,
    aboutPersonId: personId,
    detail: { field, purpose },
  })
  const name = OPENED[field]
  return { shown: openPerson(row, [name])[name], shownAt: ctx.now }
}
