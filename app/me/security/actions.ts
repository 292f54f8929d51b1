'use server'

import { action } from '@/lib/action'
import { endOthersInput, endSessionInput, signOutInput } from '@/lib/auth/input'
import { endOtherSessions as endOthers, endSession as end } from '@/lib/auth/end-session'
import { idOf } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { closeSessionCookie } from '@/lib/session'
import { redirect } from 'next/navigation'

const backToSecurity = () => Promise.resolve(redirect('/me/security'))

/** Ends one of the person's sessions elsewhere. */
export const endSession = action({
  verb: 'end-session',
  side: 'borrower',
  fresh: true,
  input: endSessionInput,
  run: async (ctx, { session }) => {
    const sessionId = idOf('session', session)
    if (!sessionId) throw new Refusal('not_found')
    await end(ctx, { sessionId })
  },
  then: backToSecurity,
})

/** Ends all of the person's sessions but this one. */
export const endOtherSessions = action({
  verb: 'end-other-sessions',
  side: 'borrower',
  fresh: true,
  input: endOthersInput,
  run: async (ctx) => {
    await endOthers(ctx, { sessionId: ctx.actor.sessionId })
  },
  then: backToSecurity,
})

/** Ends this session, and lets the browser forget the pages it kept. */
export const signOut = action({
  verb: 'sign-out',
  side: 'borrower',
  input: signOutInput,
  run: (ctx) => end(ctx, { sessionId: ctx.actor.sessionId }),
  then: async () => {
    await closeSessionCookie('person')
    redirect('/sign-in/signed-out')
  },
})
