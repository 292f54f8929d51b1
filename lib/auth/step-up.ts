import type { Ctx } from '@/db/transaction'
import type { Gate } from '@/lib/access/rules'
import { recordAudit } from '@/lib/audit/record-audit'
import { openPerson } from '@/lib/privacy/open-person'
import { Refusal } from '@/lib/refusal'
import { sendCode } from './send-code'
import { loadPersonPhone, markSessionSteppedUp } from './store'
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
  const { phone: to } = openPerson(person, ['phone'])
  const id = await sendCode(ctx, { purpose: 'step_up', phoneIndex: person.phoneIndex, to, locale: person.locale })
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
