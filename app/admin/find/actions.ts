'use server'

import { action } from '@/lib/action'
import { publicId } from '@/lib/id'
import { findPerson } from '@/lib/privacy/find-person'
import { findPersonInput } from '@/lib/privacy/input'
import { redirect } from 'next/navigation'

/** Finds a person by exact phone or identity number, leads to him, or to the choice where a phone belongs to several. */
export const find = action({
  verb: 'find-person',
  side: 'staff',
  may: 'find_person',
  input: findPersonInput,
  secret: ['value'],
  limits: (_, __, { sessionId }) => [['find_person_by_session', sessionId]],
  run: (ctx, { value }) => findPerson(ctx, value),
  then: async ({ personIds }) => {
    const shown = personIds.map((id) => publicId('person', id))
    if (shown.length === 0) return { refused: { code: 'nobody_found' } }
    redirect(shown.length === 1 ? `/admin/people/${shown[0]}` : `/admin/find?people=${shown.join(',')}`)
  },
})
