import { findInvite } from '@/lib/invites/queries'
import { newId, publicId } from '@/lib/id'
import { friendOf, openInviteCookie } from '@/lib/invite-session'

const to = (location: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  })

/**
 * Exchanges a link for a cookie of its invite, so that the token leaves the address bar at once. Nothing is written and nothing
 * counted; an unknown token leads where every dead link leads.
 */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params
  const inviteId = /^[\w-]{43}$/.test(token) ? await findInvite(token) : undefined
  if (!inviteId) return to('/invites/ended')
  if (!(await friendOf(inviteId))) await openInviteCookie(inviteId, newId())
  return to(`/invites/${publicId('invite', inviteId)}`)
}
