import { readFileSync } from 'node:fs'
import { patterns } from './build'
import { eachOf } from './cast/at-once'
import { cookieOf, ROLES, type Cell, type Role, type Target } from './cast/roles'
import { missingOf, type Ids, type SceneName } from './cast/scenes'
import type { Stage } from './cast/stage'
import { expectedOf } from './expected-pages'
import { addressOf, pagePolicies, type PagePolicy } from './page-policies'
import { ask, type Answer } from './raw-http'

type Method = 'GET' | 'POST'
type Question = { pattern: string; policy: PagePolicy; method: Method; target: Target; ids: Ids }
/** With what was said, all but what differs from call to call. */
export type Look = Cell & { said: string }

const words = JSON.parse(readFileSync('messages/zh-CN/admin.json', 'utf8')) as {
  frame: { notAllowed: { title: string } }
}
const NOT_ALLOWED = words.frame.notAllowed.title
const SHOWN = /\b[a-z]{3}_[0-9a-f]{32}\b/g

/** Every page and handler, asked for the things of both tales and for things that do not exist. */
function questions({ cast }: Stage): Question[] {
  return patterns().flatMap(({ pattern, kind }) => {
    const policy = pagePolicies[pattern]
    if (!policy) throw new Error(`${pattern} has no line in page-policies.ts.`)
    const methods: Method[] =
      kind === 'handler' && 'answers' in policy && policy.answers?.POST ? ['GET', 'POST'] : ['GET']
    const scene = policy.scene ?? 'free'
    const [first, second] = cast.tales.map((tale) => tale[scene].ids) as [Ids, Ids]
    const targets = { first, second, missing: missingOf(first) }
    const asked = policy.scene ? (['first', 'second', 'missing'] as const) : (['first'] as const)
    return methods.flatMap((method) =>
      asked.map((target) => ({ pattern, policy, method, target, ids: targets[target] })),
    )
  })
}

/** The answer in one word, as the policy says it. */
function wordOf({ status, headers, body }: Answer, ids: Ids): string {
  const to = headers.location
  if (to === undefined) return body.includes(NOT_ALLOWED) ? 'not allowed' : String(status)
  if (ids.invite && to.startsWith(`/invites/${ids.invite}/`)) return 'within'
  return `to ${to.replaceAll(ids.invite ?? to, ids.invite ? '[invite]' : to)}`
}

/** What was said without what differs from one call to the next, and without the ids that were asked for. */
function saidBy({ body }: Answer, ids: Ids): string {
  const known = [...Object.values(ids)].filter((id) => body.includes(id))
  return known.reduce((text, id) => text.replaceAll(id, 'asked'), body).replaceAll(/nonce[\\"=:]+[\w+/=]+/g, 'nonce')
}

export type Cookies = Map<Role, Record<SceneName, string>>

/** A session for each role in each scene, opened before anything is asked. */
export async function cookiesOf({ cast, sessions }: Stage): Promise<Cookies> {
  const names = Object.keys(cast.tales[0]) as SceneName[]
  const open = async (role: Role) =>
    Promise.all(names.map(async (name) => [name, await cookieOf(role, name, cast, sessions)] as const))
  return new Map(
    await eachOf(ROLES, 2, async (role) => [role, Object.fromEntries(await open(role)) as Record<SceneName, string>]),
  )
}

/** Asks everything of everybody. */
export async function askPages(stage: Stage, cookies: Cookies): Promise<Look[]> {
  const all = questions(stage).flatMap((question) => ROLES.map((role) => ({ ...question, role })))
  return eachOf(all, 4, async ({ pattern, policy, method, target, ids, role }) => {
    const cookie = cookies.get(role)![policy.scene ?? 'free']
    const headers = {
      ...(cookie && { cookie }),
      origin: stage.origin,
      ...(method === 'POST' && { 'content-length': '0' }),
    }
    const answer = await ask(stage.origin, { method, path: addressOf(pattern, policy, ids), headers })
    const due = expectedOf(policy, role, target, method)
    const word = wordOf(answer, ids)
    // A page of the friend's path leads on to where he stands: all of it is his.
    const got = due.expected === 'within' && ['200', 'to /invites/[invite]'].includes(word) ? 'within' : word
    return { name: `${method} ${pattern}`, role, target, ...due, got, said: saidBy(answer, ids) }
  })
}

/** The ids of anybody's that a page shows. */
export const shownBy = ({ said }: Look): string[] => said.match(SHOWN) ?? []
