import type { Fault } from './faults'
import { Problem } from './problem'
import { REF_PATTERN, type FaultVerb } from './protocol'

export type Answer = { status: number; body: object }
/** A request whose signature was checked; `ref` is the reference in its path, empty where there is none. */
export type Call = { ref: string; body: unknown; now: number; fault: Fault | null }
export type SignedRoute = {
  method: 'GET' | 'POST'
  /** With `:ref` where the reference stands. */
  path: string
  /** The switch that may disturb it, null for none. */
  verb: FaultVerb | null
  act(call: Call): Answer
}

export const answer = (body: object): Answer => ({ status: 200, body })

/** The reference in `path` where it has the pattern's form, empty where the pattern has none, null where it does not fit. */
export function matchPath(pattern: string, path: string): string | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  let ref = ''
  for (const [index, part] of wanted.entries()) {
    const found = given[index] ?? ''
    if (part === ':ref') ref = found
    else if (part !== found) return null
  }
  return pattern.includes(':ref') && !REF_PATTERN.test(ref) ? null : ref
}

/** Finds the route, or says whether the path or only the method is unknown. */
export function findRoute<R extends { method: string; path: string }>(
  routes: readonly R[],
  method: string,
  path: string,
): { route: R; ref: string } {
  const onPath = routes.flatMap((route) => {
    const ref = matchPath(route.path, path)
    return ref === null ? [] : [{ route, ref }]
  })
  const found = onPath.find(({ route }) => route.method === method)
  if (found) return found
  throw new Problem(onPath.length > 0 ? 'method_not_allowed' : 'not_found')
}

/** Two requests with one reference must ask for the same. */
export function assertSameContent(known: object, asked: object): void {
  if (JSON.stringify(known) !== JSON.stringify(asked)) throw new Problem('ref_conflict')
}

/** What the reference names, or the refusal that it names nothing. */
export function found<T>(record: T | undefined): T {
  if (record === undefined) throw new Problem('not_found')
  return record
}
