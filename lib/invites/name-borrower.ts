import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { tryCode, type CodeAnswer } from '@/lib/auth/try-code'
import { equalBytes, nameHash, openForDeployment, sealForDeployment, spokenCodeHash } from '@/lib/privacy/cipher'
import { comparableName } from '@/lib/privacy/rules'
import { judge } from './rules'
import { loadPhone, markPhone, markVisit, type FriendsInvite } from './store'
import { DEAD, visitorOf } from './visitor'

type Named = { name: string; spoken: string }
const placeOf = (visitId: string) => ({ table: 'invite_visits', column: 'named', row: visitId })

/** Keeps the name he believes he helps and the digits he heard, unjudged: they are judged with his phone's code (flow.md 2.2). */
export async function nameBorrower(ctx: Ctx<Friend>, named: Named): Promise<typeof DEAD | { to: 'phone' }> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  const { id } = visitor.visit
  await markVisit(ctx.tx, id, {
    namedSealed: sealForDeployment(placeOf(id), JSON.stringify(named)),
    namedRightAt: null,
  })
  await recordAudit(ctx, { verb: 'name-borrower', thing: 'visit', thingId: id })
  return { to: 'phone' }
}

export type Judged = typeof DEAD | { to: 'identify' | 'missed' | 'who' } | Extract<CodeAnswer, { right: false }>

/**
 * A wrong one-time code says only that. A right one judges name and digits together, with one text for any miss; the borrower's
 * own phone finds a dead link whatever they are.
 */
export async function judgeNamed(ctx: Ctx<Friend>, { code }: { code: string }): Promise<Judged> {
  const visitor = await visitorOf(ctx)
  if (!visitor) return DEAD
  const { invite, visit } = visitor
  if (!visit.phoneIndex || !visit.namedSealed) return { to: 'who' }
  const answer = await tryCode(ctx, { purpose: 'invite', phoneIndex: visit.phoneIndex, code })
  if (!answer.right) return answer
  if (equalBytes(visit.phoneIndex, invite.borrowerPhoneIndex)) return DEAD
  const phone = await loadPhone(ctx.tx, invite.id, visit.phoneIndex)
  if (!phone) return { to: 'missed' }
  const named = JSON.parse(openForDeployment(placeOf(visit.id), visit.namedSealed)) as Named
  const { isRight, tries } = judge(phone, rightness(invite, named))
  await markPhone(ctx.tx, invite.id, visit.phoneIndex, tries)
  await markVisit(ctx.tx, visit.id, { namedSealed: null, namedRightAt: isRight ? ctx.now : null })
  await recordAudit(ctx, { verb: 'judge-named', thing: 'visit', thingId: visit.id, detail: { right: isRight } })
  return { to: isRight ? 'identify' : 'missed' }
}

const rightness = (invite: FriendsInvite, { name, spoken }: Named) => ({
  name: equalBytes(nameHash(invite.id, comparableName(name)), invite.borrowerNameHash),
  code: equalBytes(spokenCodeHash(invite.id, spoken), invite.spokenCodeHash),
})
