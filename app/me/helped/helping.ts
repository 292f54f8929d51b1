import type { Friend } from '@/lib/access/rules'
import { helperOf } from '@/lib/session'
import { redirect } from 'next/navigation'

/** The signed-in person as somebody's friend; whoever is not signed in is led to sign in. */
export async function helping(): Promise<Friend & { personId: string }> {
  const actor = await helperOf()
  if (!actor?.personId) redirect('/sign-in')
  return { ...actor, personId: actor.personId }
}
