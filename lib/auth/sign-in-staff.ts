import type { Ctx } from '@/db/transaction'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { openForDeployment, totpAt } from '@/lib/privacy/cipher'
import { sessionEndsAt, totpStepOf } from './rules'
import { insertSession, loadColleagueByEmail, markTotpUsed } from './store'

export type StaffSignIn = { right: true; staffId: string; sessionId: string } | { right: false; code: 'sign_in_wrong' }

const WRONG: StaffSignIn = { right: false, code: 'sign_in_wrong' }

/**
 * Opens a session for a colleague. The edge has compared the password before (argon2id is too slow to hold a transaction for)
 * and says so in `passwordOf`: whose password it was. The second factor goes by the wall clock, as the phone that shows it does;
 * a code of it serves once.
 */
export async function signInStaff(
  ctx: Ctx,
  input: { email: string; passwordOf: string | undefined; totp: string; wallTime: Date; device: string },
): Promise<StaffSignIn> {
  const colleague = await loadColleagueByEmail(ctx.tx, input.email)
  if (!colleague?.totpSealed || colleague.id !== input.passwordOf) return WRONG
  const place = { table: 'staff_members', column: 'totp', row: colleague.id }
  const secret = Buffer.from(openForDeployment(place, colleague.totpSealed), 'base64')
  const step = totpStepOf(input.totp, input.wallTime, Number(colleague.totpLastStep ?? -1), (at) => totpAt(secret, at))
  if (step === undefined || !(await markTotpUsed(ctx.tx, colleague.id, colleague.totpLastStep, step))) return WRONG
  const sessionId = newId()
  await insertSession(ctx.tx, {
    id: sessionId,
    kind: 'staff',
    staffId: colleague.id,
    device: input.device,
    lastSeenAt: ctx.now,
    steppedUpAt: ctx.now,
    expiresAt: sessionEndsAt(ctx.now),
  })
  await recordAudit(ctx, {
    verb: 'sign-in-staff',
    thing: 'session',
    thingId: sessionId,
    detail: { staffId: colleague.id },
  })
  return { right: true, staffId: colleague.id, sessionId }
}
