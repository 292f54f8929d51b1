import type { Friend } from '@/lib/access/rules'
import { getAgreementOfInvite, type AgreementPosition } from '@/lib/agreements/queries'
import { idOf, publicId } from '@/lib/id'
import { friendOf } from '@/lib/invite-session'
import { redirect } from 'next/navigation'

export type OnAgreement = {
  actor: Friend
  agreement: AgreementPosition
  shownId: string
  path: (to: string) => string
}

/**
 * The friend who signed on this invite, and his agreement: his to see also after the invite ended. Whoever holds the cookie and has
 * none goes back to where he stands; everybody else is led to the page of dead links.
 */
export async function onAgreement(params: Promise<{ id: string }>): Promise<OnAgreement> {
  const inviteId = idOf('invite', (await params).id)
  const actor = inviteId ? await friendOf(inviteId) : undefined
  if (!inviteId || !actor) redirect('/invites/ended')
  const agreement = await getAgreementOfInvite(actor, inviteId)
  const shownId = publicId('invite', inviteId)
  if (!agreement) redirect(`/invites/${shownId}/terms`)
  return { actor, agreement, shownId, path: (to) => `/invites/${shownId}/${to}` }
}
