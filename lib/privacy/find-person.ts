import type { Ctx } from '@/db/transaction'
import type { Staff } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { blindIndex } from './cipher'
import { loadPeopleByIndex } from './store'

/**
 * Finds people by exact phone or identity number; what was looked for is kept nowhere, that it was looked for is. Returns the ids:
 * a phone may belong to two people.
 */
export async function findPerson(
  ctx: Ctx<Staff>,
  input: { by: 'phone' | 'id_number'; value: string },
): Promise<{ personIds: string[] }> {
  const found = await loadPeopleByIndex(ctx.tx, input.by, blindIndex(input.by, input.value))
  await recordAudit(ctx, {
    verb: 'find-person',
    thing: 'person',
    thingId: found.length === 1 ? found[0]!.id : undefined,
    aboutPersonId: found.length === 1 ? found[0]!.id : undefined,
    detail: { by: input.by, found: found.length },
  })
  return { personIds: found.map(({ id }) => id) }
}
