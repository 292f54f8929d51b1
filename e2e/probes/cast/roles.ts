import { STAFF_POLICY, type StaffRole } from '@/lib/access/rules'
import type { Cast, Scene, SceneName, Tale } from './scenes'
import type { Sessions } from './sessions'

/** Who calls: with what in his browser, and of which of the two tales he is. */
export type Role = {
  name: string
  tale?: 0 | 1
  /** What his browser holds; nothing is a stranger. */
  as?: 'person' | 'stranger' | 'friend' | 'staff'
  staff?: StaffRole
  /** His last proof is an hour old. */
  isStale?: true
}

export const ROLES: Role[] = [
  { name: 'nobody' },
  { name: 'a borrower who signed out' },
  { name: 'the borrower', tale: 0, as: 'person' },
  { name: 'another borrower', tale: 1, as: 'person' },
  { name: 'a stranger with the link', tale: 0, as: 'stranger' },
  { name: 'the friend', tale: 0, as: 'friend' },
  { name: 'another friend', tale: 1, as: 'friend' },
  { name: 'the friend, signed in', as: 'person' },
  ...STAFF_POLICY.see_overview.map((staff): Role => ({ name: staff, as: 'staff', staff })),
]

/** Asked only where a fresh proof is needed. */
export const STALE_ROLES: Role[] = [
  { name: 'the borrower, proven an hour ago', tale: 0, as: 'person', isStale: true },
  { name: 'the friend, proven an hour ago', tale: 0, as: 'friend', isStale: true },
]

/** Whose things are asked for: of the one tale, of the other, or of nobody, because there are none such. */
export type Target = 'first' | 'second' | 'missing'

const TALE = { first: 0, second: 1, missing: undefined } as const
export const isOwn = (role: Role, target: Target): boolean => role.tale !== undefined && role.tale === TALE[target]

/** The friend of the first tale, signed in with his phone: his are what he helped with. */
export const isHelper = (role: Role, target: Target): boolean =>
  role.as === 'person' && role.tale === undefined && target === 'first'

/** One question of the matrix and its answer: what this role got here about whose things, and what it must get. */
export type Cell = { name: string; role: Role; target: Target; expected: string; isShut: boolean; got: string }

const HOUR = 3_600_000

/** The friends of a scene that has none are those of the taken link. */
const inviteOf = (tale: Tale, scene: Scene) => (scene.invite ?? tale.taken.invite)!

/** A new session of this role in this scene, as the cookie that its browser would send. */
export async function cookieOf(role: Role, name: SceneName, cast: Cast, sessions: Sessions): Promise<string> {
  const tale = cast.tales[role.tale ?? 0]
  const scene = tale[name]
  const { id, strangerVisitId, friendVisitId, friendId } = inviteOf(tale, scene)
  const proof = role.isStale ? { steppedUpAt: new Date(Date.now() - HOUR) } : {}
  switch (role.as) {
    case 'person':
      return sessions.ofPerson(role.tale === undefined ? friendId : scene.borrowerId, proof)
    case 'stranger':
      return sessions.onInvite({ id, visitId: strangerVisitId })
    case 'friend':
      return sessions.onInvite({ id, visitId: friendVisitId, friendId }, proof)
    case 'staff':
      return sessions.ofStaff(cast.staff[role.staff!]!)
    case undefined:
      return role.name === 'nobody' ? '' : sessions.ofPerson(scene.borrowerId, { ended: true })
  }
}
