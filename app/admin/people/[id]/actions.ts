'use server'

import { action } from '@/lib/action'
import { endSessionsOfPerson } from '@/lib/auth/end-sessions-of-person'
import { endPersonSessionsInput } from '@/lib/auth/input'
import { idOf } from '@/lib/id'
import { revealPersonInput } from '@/lib/privacy/input'
import { revealPerson } from '@/lib/privacy/reveal-person'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

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
  show: ({ shown }) => shown,
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
