import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const read = (file: string): unknown => JSON.parse(readFileSync(resolve('.next', file), 'utf8'))

export type Route = { path: string; kind: 'page' | 'handler'; isPrerendered: boolean }

const PARAMETERS: Record<string, string[]> = { '[locale]': ['zh-CN', 'en'], '[token]': ['not-a-token'] }
const NOBODYS = '0'.repeat(32)

/** A loan's page asks for a loan, an invite's for an invite: an id of the right form that is nobody's. */
const idFor = (path: string) => (path.startsWith('/invites') ? `inv_${NOBODYS}` : `lon_${NOBODYS}`)

function filled(path: string): string[] {
  const parameter = /\[[^\]]+\]+/.exec(path)?.[0]
  if (!parameter) return [path]
  return (PARAMETERS[parameter] ?? [idFor(path)]).flatMap((value) => filled(path.replace(parameter, value)))
}

/** The pattern of every page and handler of this build; what stands in for a page is none. */
export const patterns = (): { pattern: string; source: string; kind: Route['kind'] }[] =>
  Object.entries(read('app-path-routes-manifest.json') as Record<string, string>)
    .filter(([, pattern]) => !pattern.startsWith('/_'))
    .map(([source, pattern]) => ({ pattern, source, kind: source.endsWith('/route') ? 'handler' : 'page' }))

/** Every route of this build, with an address for each. */
export function routes(): Route[] {
  const prerendered = new Set(Object.keys((read('prerender-manifest.json') as { routes: object }).routes))
  return patterns().flatMap(({ pattern, kind }) =>
    filled(pattern).map((path): Route => ({ path, kind, isPrerendered: prerendered.has(path) })),
  )
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** The address of every file that is served as it is. */
export const staticFiles = (): { built: string[]; own: string[] } => ({
  built: filesUnder(resolve('.next/static')).map((file) => file.replace(resolve('.next/static'), '/_next/static')),
  own: filesUnder(resolve('public')).map((file) => file.replace(resolve('public'), '')),
})

type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: object }> }
export type BuiltAction = { id: string; page: string }

/** Every server action of this build by `file#export`: its id, and the address of a page that has a form for it. */
export function builtActions(): Map<string, BuiltAction> {
  const { node } = read('server/server-reference-manifest.json') as Manifest
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
      const [source = ''] = Object.keys(workers)
      const [page = '/'] = filled(source.replace(/^app/, '').replace(/\/page$/, ''))
      return [`${filename}#${exportedName}`, { id, page }]
    }),
  )
}

/** The id of every server action of this build, by `file#export`. */
export const actionIds = (): Map<string, string> => new Map([...builtActions()].map(([name, { id }]) => [name, id]))
