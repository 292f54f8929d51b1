import type { Ctx } from '@/db/transaction'
import type { Gate } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { newId } from '@/lib/id'
import { sendMessage } from '@/lib/notices/send-message'
import { codeHash, newCode } from '@/lib/privacy/cipher'
import { openPerson } from '@/lib/privacy/open-person'
import { Refusal, valueOf } from '@/lib/refusal'
import { codeEndsAt, mayRequestCode } from './rules'
import { insertCode, loadLastCode, loadPersonPhone, lockPhone, markSessionSteppedUp } from './store'
import { tryCode, type CodeAnswer } from './try-code'

type Whose = { personId: string; sessionId: string }

async function phoneOf(ctx: Ctx<Gate>, personId: string) {
  const person = await loadPersonPhone(ctx.tx, personId)
  if (!person) throw new Refusal('not_found')
  return person
}

/** Sends a code to the signed-in person's own phone, so that a signature or payment has a fresh proof of him. */
export async function requestStepUp(ctx: Ctx<Gate>, input: Whose): Promise<void> {
  const person = await phoneOf(ctx, input.personId)
  await lockPhone(ctx.tx, 'step_up', person.phoneIndex)
  const last = await loadLastCode(ctx.tx, 'step_up', person.phoneIndex)
  valueOf(mayRequestCode(last?.createdAt, ctx.now))
  const id = newId()
  const code = newCode()
  await insertCode(ctx.tx, {
    id,
    purpose: 'step_up',
    phoneIndex: person.phoneIndex,
    codeHash: codeHash(id, code),
    expiresAt: codeEndsAt(ctx.now),
  })
  const { phone } = openPerson(person, ['phone'])
  await sendMessage(ctx, { kind: 'code', to: phone, locale: person.locale, params: { code } })
  await recordAudit(ctx, { verb: 'request-step-up', thing: 'code', thingId: id, aboutPersonId: input.personId })
}

/** Marks the session as freshly proven, after the right code. */
export async function stepUp(ctx: Ctx<Gate>, input: Whose & { code: string }): Promise<CodeAnswer> {
  const person = await phoneOf(ctx, input.personId)
  const answer = await tryCode(ctx, { purpose: 'step_up', phoneIndex: person.phoneIndex, code: input.code })
  if (answer.right) {
    await markSessionSteppedUp(ctx.tx, input.sessionId, ctx.now)
    await recordAudit(ctx, {
      verb: 'step-up',
      thing: 'session',
      thingId: input.sessionId,
      aboutPersonId: input.personId,
    })
  }
  return answer
}
