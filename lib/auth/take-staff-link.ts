import type { Ctx } from '@/db/transaction'
import type { Gate } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { sealForDeployment, tokenHash, totpAt } from '@/lib/privacy/cipher'
import { Refusal, valueOf } from '@/lib/refusal'
import { mayTakeStaffLink, totpStepOf } from './rules'
import { loadStaffLink, markCredentials, markStaffLinkUsed } from './store'

export type StaffLinkInput = { token: string; passwordHash: string; totpSecret: string; totp: string; wallTime: Date }

/**
 * Sets a colleague's password and second factor by his one-time link, once he has shown that his phone holds the secret.
 * `totpSecret` is base64; `passwordHash` was made by the edge, which does not hold a transaction for argon2id.
 */
export async function takeStaffLink(ctx: Ctx<Gate>, input: StaffLinkInput): Promise<{ right: boolean }> {
  const found = await loadStaffLink(ctx.tx, tokenHash(input.token))
  if (!found) throw new Refusal('link_used')
  valueOf(mayTakeStaffLink(found.link, found.colleague, ctx.now))
  const secret = Buffer.from(input.totpSecret, 'base64')
  if (totpStepOf(input.totp, input.wallTime, -1, (step) => totpAt(secret, step)) === undefined) return { right: false }
  if (!(await markStaffLinkUsed(ctx.tx, found.link.id, ctx.now))) throw new Refusal('link_used')
  const place = { table: 'staff_members', column: 'totp', row: found.colleague.id }
  await markCredentials(ctx.tx, found.colleague.id, input.passwordHash, sealForDeployment(place, input.totpSecret))
  await recordAudit(ctx, { verb: 'take-staff-link', thing: 'staff', thingId: found.colleague.id })
  return { right: true }
}
