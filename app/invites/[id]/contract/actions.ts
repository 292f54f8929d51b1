'use server'

import { action } from '@/lib/action'
import { affordabilityInput, friendSignatureInput, meaningInput, quizInput } from '@/lib/agreements/input'
import { answerQuiz as recordAnswer } from '@/lib/agreements/answer-quiz'
import { noteAffordability as keepAffordability } from '@/lib/agreements/note-affordability'
import { stateMeaning as compareMeaning } from '@/lib/agreements/state-meaning'
import { getAgreementOfInvite } from '@/lib/agreements/queries'
import { signAsFriend } from '@/lib/assists/sign-as-friend'
import { stepBack as withdrawOnce } from '@/lib/assists/step-back'
import { stopUnderPressure } from '@/lib/assists/stop-under-pressure'
import { tellHim as letHimKnow } from '@/lib/assists/tell-him'
import { requestStepUp as sendProof, stepUp } from '@/lib/auth/step-up'
import { idOf } from '@/lib/id'
import { friendOf } from '@/lib/invite-session'
import { consentToContract } from '@/lib/invites/consent-to-contract'
import { consentsInput, heldInviteInput, nothingInput, proofInput } from '@/lib/invites/input'
import { Refusal } from '@/lib/refusal'
import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { go } from '../go'

/** How he means it; a mismatch is shown to him alone. */
export const stateMeaning = action({
  verb: 'state-meaning',
  side: 'friend',
  of: 'invite',
  input: meaningInput,
  run: compareMeaning,
  then: ({ match }, _, actor) => go(actor, match ? 'afford' : 'meaning'),
})

/** His own answer about the month ahead; kept private. */
export const noteAffordability = action({
  verb: 'note-affordability',
  side: 'friend',
  of: 'invite',
  input: affordabilityInput,
  run: keepAffordability,
  then: (_, __, actor) => go(actor, 'consent'),
})

/** Three separate consents, and the contract made from today's figures. */
export const consent = action({
  verb: 'give-consent',
  side: 'friend',
  of: 'invite',
  input: consentsInput,
  run: async (ctx) => consentToContract(ctx, { locale: await getLocale() }),
  then: ({ to }, _, actor) => go(actor, to),
})

/** One answer to a question about the contract; a wrong one is explained and asked again. */
export const answerQuiz = action({
  verb: 'answer-quiz',
  side: 'friend',
  of: 'invite',
  input: quizInput,
  run: recordAnswer,
  // An address of its own each time: led to one where it stands already, a browser with script would show the page as it was.
  then: ({ answers }, _, actor) => go(actor, `contract?answers=${answers}#quiz`),
})

/** Another code to his own phone: a signature needs a proof of the last ten minutes. Codes are the gate's, so it acts for him. */
export const requestProof = action({
  verb: 'request-step-up',
  side: 'gate',
  input: heldInviteInput,
  limits: (_, address) => [['code_by_address', address]],
  run: async (ctx, { invite }) => sendProof(ctx, await identifiedFriend(invite)),
})

/** Proves his session afresh by that code. */
export const proveAgain = action({
  verb: 'step-up',
  side: 'gate',
  input: proofInput,
  limits: (_, address) => [['sign_in_by_address', address]],
  secret: ['code'],
  run: async (ctx, { invite, code }) => stepUp(ctx, { ...(await identifiedFriend(invite)), code }),
  then: async (answer, { invite }) => {
    if (!answer.right) return { refused: { code: answer.code, params: answer.params } }
    return redirect(`/invites/${invite}/sign`)
  },
})

/** His signature: from here on the borrower knows. */
export const sign = action({
  verb: 'sign-as-friend',
  side: 'friend',
  of: 'invite',
  fresh: true,
  input: friendSignatureInput,
  run: signAsFriend,
  then: (_, __, actor) => go(actor, 'waiting'),
})

/** After signing, before a payment: he steps back with one button. */
export const stepBack = action({
  verb: 'step-back',
  side: 'friend',
  of: 'invite',
  input: nothingInput,
  run: async (ctx) => withdrawOnce(ctx, await ownAgreement(ctx)),
  then: (_, __, actor) => go(actor, 'waiting'),
})

/** "I am under pressure", after signing: what can be undone is undone, and a person looks. */
export const stopPressured = action({
  verb: 'stop-under-pressure',
  side: 'friend',
  of: 'invite',
  input: nothingInput,
  run: async (ctx) => stopUnderPressure(ctx, await ownAgreement(ctx)),
  then: (_, __, actor) => go(actor, 'pressured'),
})

/** After a mismatch: he lets the borrower know that he would help, but means it otherwise. The request ends. */
export const tellHim = action({
  verb: 'tell-him',
  side: 'friend',
  of: 'invite',
  input: nothingInput,
  run: (ctx) => letHimKnow(ctx),
  then: () => Promise.resolve(redirect('/invites/ended')),
})

/** What he signed on this invite. */
async function ownAgreement({ actor, tx }: Parameters<typeof letHimKnow>[0]): Promise<{ agreementId: string }> {
  const agreement = actor.inviteId && (await getAgreementOfInvite(actor, actor.inviteId, tx))
  if (!agreement) throw new Refusal('not_found')
  return { agreementId: agreement.id }
}

async function identifiedFriend(shown: string): Promise<{ personId: string; sessionId: string }> {
  const inviteId = idOf('invite', shown)
  const actor = inviteId ? await friendOf(inviteId) : undefined
  if (!actor?.personId) throw new Refusal('not_found')
  return { personId: actor.personId, sessionId: actor.sessionId }
}
