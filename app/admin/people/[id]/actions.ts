'use server'

import { action } from '@/lib/action'
import { endSessionsOfPerson } from '@/lib/auth/end-sessions-of-person'
import { endPersonSessionsInput } from '@/lib/auth/input'
import { writeDownCallInput } from '@/lib/cases/input'
import { writeDownCall } from '@/lib/cases/write-down-call'
import { idOf } from '@/lib/id'
import { revealPersonInput } from '@/lib/privacy/input'
import { revealPerson } from '@/lib/privacy/reveal-person'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'
import { shownFor } from '../../shown-for'

function personOf(shown: string): string {
  const personId = idOf('person', shown)
  if (!personId) throw new Refusal('not_found')
  return personId
}

/** Shows one sealed field once, after its purpose is written down. */
export const reveal = action({
  verb: 'reveal-person',
  side: 'staff',
  may: 'reveal_person',
  input: revealPersonInput,
  limits: (_, __, { sessionId }) => [['find_person_by_session', sessionId]],
  run: (ctx, { person, ...look }) => revealPerson(ctx, { personId: personOf(person), ...look }),
  show: ({ shown, shownAt }) => shownFor([shown], shownAt),
})

/** Writes down that somebody rang about this person. */
export const writeDown = action({
  verb: 'write-down-call',
  side: 'staff',
  may: 'write_down_call',
  input: writeDownCallInput,
  run: (ctx, { person, ...call }) => writeDownCall(ctx, { personId: personOf(person), ...call }),
  then: (_, { person }) => Promise.resolve(redirect(`/admin/people/${person}?wrote=yes#calls`)),
})

/** Ends everything that a person has open, for example when his phone was stolen. */
export const endSessions = action({
  verb: 'end-sessions-of-person',
  side: 'staff',
  may: 'end_person_sessions',
  input: endPersonSessionsInput,
  run: async (ctx, { person, reason }) => ({
    ended: await endSessionsOfPerson(ctx, { personId: personOf(person), reason }),
  }),
  then: (_, { person }) => Promise.resolve(redirect(`/admin/people/${person}?ended=yes#sessions`)),
})
