import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** What a build is made from: folders and files at the root of the project. */
const FOLDERS = ['app', 'components', 'db', 'lib', 'messages', 'public', 'scripts']
const FILE_AT_ROOT = /\.(ts|mts|mjs|cjs|js)$|^(package|package-lock|tsconfig)\.json$/
const NOT_BUILT = [
  /\.test\.(tsx?|mjs)$/,
  /^(playwright|vitest|drizzle|eslint|dependency-cruiser)\.config\.|^next-env\.d\.ts$/,
  /^scripts\/(?!(build|csp-hashes)\.mjs$|outside\/protocol\.ts$)/,
  /^db\/(testing|embedded|migrations)\//,
]
const STAMP = '.next/banghuan-build'

const filesOf = (clone) => [
  ...fs
    .readdirSync(clone, { withFileTypes: true })
    .flatMap((entry) => (entry.isFile() && FILE_AT_ROOT.test(entry.name) ? [entry.name] : [])),
  ...FOLDERS.flatMap((folder) =>
    fs.existsSync(path.join(clone, folder))
      ? fs
          .readdirSync(path.join(clone, folder), { recursive: true, withFileTypes: true })
          .flatMap((entry) =>
            entry.isFile() ? [path.relative(clone, path.join(entry.parentPath ?? entry.path, entry.name))] : [],
          )
      : [],
  ),
]

/** One hash over everything that a build is made from, Node's version included. */
export function sourceHash(clone) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of filesOf(clone)
    .filter((name) => !NOT_BUILT.some((pattern) => pattern.test(name)))
    .sort()) {
    hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(clone, file)))
  }
  return hash.digest('hex')
}

/** Whether the build that stands there was made, to its end, from today's sources. */
export function isBuilt(clone) {
  const stamp = path.join(clone, STAMP)
  const server = path.join(clone, '.next/standalone/server.js')
  return fs.existsSync(server) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === sourceHash(clone)
}

export const markBuilt = (clone, hash) => fs.writeFileSync(path.join(clone, STAMP), hash)
export const unmarkBuilt = (clone) => fs.rmSync(path.join(clone, STAMP), { force: true })
