import { STAFF_POLICY } from '@/lib/access/rules'
import { patterns } from '../probes/build'
import type { Scene, SceneName } from '../probes/cast/scenes'
import type { Stage } from '../probes/cast/stage'
import { addressOf, pagePolicies, type PagePolicy } from '../probes/page-policies'

/** One look at one page: at which address, and in whose browser. */
export type Visit = {
  pattern: string
  path: string
  cookies: string[]
  status: number
  /** This browser asked for a code before. */
  hasAskedForCode?: boolean
  /** What the page lists is not there yet. */
  isEmpty?: boolean
}

const sceneOf = ({ cast }: Stage, name: SceneName = 'free'): Scene => cast.tales[0][name]

/** The browser of whoever may see this page in this scene, nobody's where anybody may. */
async function cookiesFor(stage: Stage, pattern: string, policy: PagePolicy): Promise<string[]> {
  const { sessions, cast } = stage
  const { borrowerId, invite } = sceneOf(stage, policy.scene)
  switch (policy.who) {
    case 'person':
    case 'borrower':
      return [await sessions.ofPerson(borrowerId)]
    case 'helper':
      return [await sessions.ofPerson(invite!.friendId)]
    case 'holder': {
      const page = pattern.split('/').at(-1) ?? ''
      return [await sessions.onInvite({ id: invite!.id, visitId: invite!.onTheWay?.[page] ?? invite!.strangerVisitId })]
    }
    case 'taker':
      return [await sessions.onInvite({ ...invite!, visitId: invite!.friendVisitId })]
    case 'staff':
      return [await sessions.ofStaff(cast.staff[STAFF_POLICY[policy.may][0]!]!)]
    case 'anyone':
    case 'bearer':
    case 'outside':
      return []
  }
}

async function usual(stage: Stage, pattern: string, { query = '', ...other }: Further = {}): Promise<Visit> {
  const policy = pagePolicies[pattern]
  if (!policy) throw new Error(`${pattern} has no line in page-policies.ts.`)
  const place: PagePolicy = { ...policy, ...(other.scene && { scene: other.scene }) }
  const path = addressOf(pattern, place, sceneOf(stage, place.scene).ids) + query
  const hasAskedForCode = pattern === '/sign-in/code'
  return { pattern, path, cookies: await cookiesFor(stage, pattern, place), status: 200, hasAskedForCode }
}

type Further = { scene?: SceneName; query?: string }

/** What a page shows besides its usual face: money that was taken, an answer that is due, staff who look. */
const FURTHER: [pattern: string, further: Further][] = [
  ['/invites/[id]/payments/[payment]', { scene: 'claimed' }],
  ['/invites/[id]/waiting', { scene: 'resting' }],
  ['/me/assists/[id]', { scene: 'taken' }],
  ['/me/assists/[id]', { scene: 'resting' }],
  ['/me/assists/[id]', { scene: 'claimed' }],
  ['/me', { scene: 'claimed' }],
  ['/me/claims', { scene: 'claimed' }],
  ['/admin/payments/[id]', { scene: 'claimed' }],
  ['/admin/people/[id]', { query: '?look=phone' }],
  ['/admin/reviews/[id]', { query: '?look=yes' }],
]

/** Where nothing is there yet, for somebody of whom we know no more than who he is. */
const EMPTY = ['/me', '/me/claims', '/me/helped', '/me/notices']

const NOWHERE = '/lon_' + '0'.repeat(32)

/** Pages that stand in for another one: nothing is there, or it failed. */
async function standIns(stage: Stage): Promise<Visit[]> {
  const { sessions, cast } = stage
  const { borrowerId, invite, ids } = sceneOf(stage, 'taken')
  const borrower = [await sessions.ofPerson(borrowerId)]
  const broken = [await sessions.onInvite({ id: invite!.id, visitId: invite!.onTheWay!.broken! })]
  const staff = [await sessions.ofStaff(cast.staff[STAFF_POLICY.see_overview[0]!]!)]
  return [
    { pattern: 'not found', path: '/nowhere', cookies: [], status: 404 },
    { pattern: 'not found', path: `/me/loans${NOWHERE}`, cookies: borrower, status: 404 },
    { pattern: 'not found', path: '/dev/nowhere', cookies: [], status: 404 },
    { pattern: 'not found', path: '/admin/nowhere', cookies: staff, status: 404 },
    { pattern: 'failed', path: `/invites/${ids.invite}/identify`, cookies: broken, status: 500 },
  ]
}

/** Every page of this build, each as who may see it, and then what further faces they have. */
export async function visitsOf(stage: Stage): Promise<Visit[]> {
  const pages = patterns().filter(({ kind }) => kind === 'page')
  const friendAlone = [await stage.sessions.ofPerson(sceneOf(stage, 'taken').invite!.friendId)]
  return [
    ...(await Promise.all(pages.map(({ pattern }) => usual(stage, pattern)))),
    ...(await Promise.all(FURTHER.map(([pattern, further]) => usual(stage, pattern, further)))),
    ...EMPTY.map((path): Visit => ({ pattern: path, path, cookies: friendAlone, status: 200, isEmpty: true })),
    ...(await standIns(stage)),
  ]
}
