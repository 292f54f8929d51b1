import type { Friend } from '@/lib/access/rules'
import { idOf, publicId } from '@/lib/id'
import { friendOf } from '@/lib/invite-session'
import { getMaskedInvite, type MaskedInvite } from '@/lib/invites/queries'
import { redirect } from 'next/navigation'

export type PageParams = { params: Promise<{ id: string }> }

export type OnInvite = { actor: Friend; invite: MaskedInvite; shownId: string; path: (to: string) => string }

/** Whoever holds this invite's cookie, and what he may see of it; everybody else is led to the page of dead links. */
export async function onInvite(params: PageParams['params']): Promise<OnInvite> {
  const inviteId = idOf('invite', (await params).id)
  const actor = inviteId ? await friendOf(inviteId) : undefined
  const invite = actor && (await getMaskedInvite(actor))
  if (!actor || !invite) redirect('/invites/ended')
  const shownId = publicId('invite', invite.inviteId)
  return { actor, invite, shownId, path: (to) => `/invites/${shownId}${to && `/${to}`}` }
}

/** The same, identified and bound to the link, before he signed; whoever is not there yet, or past it, is led to where he stands. */
export async function identifiedOnInvite(params: PageParams['params']): Promise<OnInvite> {
  const on = await onInvite(params)
  if (!on.actor.personId || on.invite.visit.state !== 'taken') redirect(on.path(''))
  if (!on.invite.isOpen) redirect(on.path('waiting'))
  return on
}
