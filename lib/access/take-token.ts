import type { Ctx } from '@/db/transaction'
import { blindIndex } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { LIMITS, type LimitName } from './limits'
import { takeToken } from './store'

/** Whether this source may still do this now. The source is stored as a keyed hash. */
export function isWithinLimit(ctx: Ctx, limit: LimitName, source: string): Promise<boolean> {
  const { burst, perHour } = LIMITS[limit]
  return takeToken(ctx.tx, `${limit}|${blindIndex('address', source).toString('base64url')}`, burst, perHour)
}

/** Counts one act of this source, or refuses it. */
export async function takeTokenOf(ctx: Ctx, limit: LimitName, source: string): Promise<void> {
  if (!(await isWithinLimit(ctx, limit, source))) throw new Refusal('too_many_attempts')
}
