'use server'

import { action } from '@/lib/action'
import { deviceOf } from '@/lib/auth/rules'
import { openSessionOnInvite } from '@/lib/invite-session'
import { answerSafety as keepSafety, reportPressure as keepPressure } from '@/lib/invites/answer-safety'
import { identifyFriend } from '@/lib/invites/identify-friend'
import { declineInvite, neverAgain, undoDecline as takeBack } from '@/lib/invites/decline-invite'
import {
  identifyInput,
  inviteCodeInput,
  invitePhoneInput,
  nameInput,
  nothingInput,
  safetyInput,
} from '@/lib/invites/input'
import { judgeNamed, nameBorrower as keepNamed } from '@/lib/invites/name-borrower'
import { getVisitPhone } from '@/lib/invites/queries'
import { resumeInvite } from '@/lib/invites/resume-invite'
import { requestInviteCode } from '@/lib/invites/request-invite-code'
import { takeInvite } from '@/lib/invites/take-invite'
import { getLocale } from 'next-intl/server'
import { headers } from 'next/headers'
import { go } from './go'

/** Keeps the three safety answers. */
export const answerSafety = action({
  verb: 'answer-safety',
  side: 'friend',
  of: 'invite',
  input: safetyInput,
  run: keepSafety,
  then: ({ to }, _, actor) => go(actor, to),
})

/** "Not now." */
export const decline = action({
  verb: 'decline-invite',
  side: 'friend',
  of: 'invite',
  input: nothingInput,
  run: (ctx) => declineInvite(ctx),
  then: ({ to }, _, actor) => go(actor, to === 'dead' ? to : 'open'),
})

/** Takes "not now" back. */
export const undoDecline = action({
  verb: 'undo-decline',
  side: 'friend',
  of: 'invite',
  input: nothingInput,
  run: (ctx) => takeBack(ctx),
  then: ({ to }, _, actor) => go(actor, to),
})

/** "Never from this person." */
export const never = action({
  verb: 'never-again',
  side: 'friend',
  of: 'invite',
  input: nothingInput,
  run: (ctx) => neverAgain(ctx),
  then: ({ to }, _, actor) => go(actor, to === 'dead' ? to : 'open'),
})

/** "I am under pressure." */
export const reportPressure = action({
  verb: 'report-pressure',
  side: 'friend',
  of: 'invite',
  input: nothingInput,
  run: (ctx) => keepPressure(ctx),
  then: ({ to }, _, actor) => go(actor, to),
})

/** The name he believes he helps, and the digits he heard. */
export const nameBorrower = action({
  verb: 'name-borrower',
  side: 'friend',
  of: 'invite',
  input: nameInput,
  run: keepNamed,
  then: ({ to }, _, actor) => go(actor, to),
})

/** Sends a code to his phone. */
export const requestCode = action({
  verb: 'request-invite-code',
  side: 'friend',
  of: 'invite',
  input: invitePhoneInput,
  limits: ({ phone }, address) => [
    ['code_by_address', address],
    ['code_by_phone', phone],
  ],
  run: async (ctx, { phone }) => requestInviteCode(ctx, { phone, locale: await getLocale() }),
  then: ({ to }, _, actor) => go(actor, to === 'dead' ? to : 'phone'),
})

/** His code: judges name and spoken digits with it. */
export const judge = action({
  verb: 'judge-named',
  side: 'friend',
  of: 'invite',
  input: inviteCodeInput,
  limits: (_, address) => [['sign_in_by_address', address]],
  secret: ['code'],
  run: judgeNamed,
  then: async (answer, _, actor) => {
    if ('to' in answer) return go(actor, answer.to)
    return { refused: { code: answer.code, params: answer.params } }
  },
})

/** Consents to the check of who he is, and asks for it. */
export const identify = action({
  verb: 'request-identity-check',
  side: 'friend',
  of: 'invite',
  input: identifyInput,
  secret: ['idNumber'],
  run: async (ctx, { name, idNumber }) => identifyFriend(ctx, { name, idNumber, locale: await getLocale() }),
  then: ({ to }, _, actor) => go(actor, to),
})

/** Binds the link to him once the check agreed, and opens his session on it. */
export const take = action({
  verb: 'take-invite',
  side: 'friend',
  of: 'invite',
  input: nothingInput,
  run: (ctx) => takeInvite(ctx),
  then: async (taken, _, actor) => {
    if (taken.to !== 'terms') return go(actor, taken.to)
    const provenAt = (await getVisitPhone(actor))?.provenAt ?? new Date(0)
    const device = deviceOf((await headers()).get('user-agent') ?? '')
    await openSessionOnInvite({ ...taken, provenAt, device })
    return go(actor, 'terms')
  },
})

/** Sends a code to whoever wants to go on in another browser. */
export const requestResumeCode = action({
  verb: 'request-invite-code',
  side: 'friend',
  of: 'invite',
  input: invitePhoneInput,
  limits: ({ phone }, address) => [
    ['code_by_address', address],
    ['code_by_phone', phone],
  ],
  run: async (ctx, { phone }) => requestInviteCode(ctx, { phone, locale: await getLocale() }),
  then: ({ to }, _, actor) => go(actor, to === 'dead' ? to : 'continue'),
})

/** His code: he goes on where he stood. */
export const resume = action({
  verb: 'resume-invite',
  side: 'friend',
  of: 'invite',
  input: inviteCodeInput,
  limits: (_, address) => [['sign_in_by_address', address]],
  secret: ['code'],
  run: resumeInvite,
  then: async (answer, _, actor) => {
    if (!('to' in answer)) return { refused: { code: answer.code, params: answer.params } }
    if (answer.to !== 'terms') return go(actor, answer.to)
    await openSessionOnInvite({ ...answer, device: deviceOf((await headers()).get('user-agent') ?? '') })
    return go(actor, 'terms')
  },
})
