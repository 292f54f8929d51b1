import type { Ctx } from '@/db/transaction'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { notifyPerson } from '@/lib/notices/notify-person'
import { blindIndex } from '@/lib/privacy/cipher'
import { sessionEndsAt } from './rules'
import { hasLivingSession, insertSession, loadPeopleByPhone } from './store'
import { tryCode, type CodeAnswer } from './try-code'

export type SignedIn = { right: true; personId: string; sessionId: string }

/**
 * Opens a session for the one person who has this phone, after the right code. Whoever is still signed in elsewhere reads of it:
 * that is how somebody notices that his phone's codes go astray.
 */
export async function signIn(
  ctx: Ctx,
  input: { phone: string; code: string; device: string },
): Promise<SignedIn | Extract<CodeAnswer, { right: false }>> {
  const phoneIndex = blindIndex('phone', input.phone)
  const answer = await tryCode(ctx, { purpose: 'sign_in', phoneIndex, code: input.code })
  if (!answer.right) return answer
  const [person, second] = await loadPeopleByPhone(ctx.tx, phoneIndex)
  if (!person || second) return { right: false, code: 'code_expired' }
  const sessionId = newId()
  const isElsewhere = await hasLivingSession(ctx.tx, person.id, ctx.now)
  await insertSession(ctx.tx, {
    id: sessionId,
    kind: 'person',
    personId: person.id,
    device: input.device,
    lastSeenAt: ctx.now,
    steppedUpAt: ctx.now,
    expiresAt: sessionEndsAt(ctx.now),
  })
  if (isElsewhere) {
    const { device } = input
    await notifyPerson(ctx, {
      forPerson: person.id,
      side: 'borrower',
      kind: 'signed_in_elsewhere',
      params: { device },
      link: '/me/security',
    })
  }
  await recordAudit(ctx, { verb: 'sign-in', thing: 'session', thingId: sessionId, aboutPersonId: person.id })
  return { right: true, personId: person.id, sessionId }
}
