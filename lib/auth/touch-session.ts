import type { Ctx } from '@/db/transaction'
import { markSessionSeen } from './store'

/** Notes that a session is in use. No audit row: it decides nothing and would drown what does. */
export async function touchSession(ctx: Ctx, input: { sessionId: string }): Promise<void> {
  await markSessionSeen(ctx.tx, input.sessionId, ctx.now)
}
