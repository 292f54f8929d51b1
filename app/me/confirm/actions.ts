'use server'

import { takeTokenOf } from '@/lib/access/take-token'
import { action } from '@/lib/action'
import { requestStepUpInput, stepUpInput } from '@/lib/auth/input'
import { requestStepUp as sendCode, stepUp as prove } from '@/lib/auth/step-up'
import { Refusal } from '@/lib/refusal'
import { borrowerOf } from '@/lib/session'
import { redirect } from 'next/navigation'

/** Sends a code to the signed-in person's own phone. Codes are the gate's, so it acts for him. */
export const requestStepUp = action({
  verb: 'request-step-up',
  side: 'gate',
  input: requestStepUpInput,
  limits: (_, address) => [['code_by_address', address]],
  run: async (ctx) => {
    const who = await borrowerOf(ctx.tx)
    if (!who) throw new Refusal('not_signed_in')
    await takeTokenOf(ctx, 'code_by_phone', who.personId)
    await sendCode(ctx, who)
  },
})

/** Proves the session afresh by that code, and leads back to what needed it. */
export const stepUp = action({
  verb: 'step-up',
  side: 'gate',
  input: stepUpInput,
  limits: (_, address) => [['sign_in_by_address', address]],
  secret: ['code'],
  run: async (ctx, { code }) => {
    const who = await borrowerOf(ctx.tx)
    if (!who) throw new Refusal('not_signed_in')
    return prove(ctx, { ...who, code })
  },
  then: async (answer, { next }) => {
    if (!answer.right) return { refused: { code: answer.code, params: answer.params } }
    return Promise.resolve(redirect(next))
  },
})
