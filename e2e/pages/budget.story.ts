import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { patterns } from '../probes/build'
import { expect, test } from '../story'
import { budgetOf, inKib } from './weight'

const read = (file: string): string => readFileSync(join('.next', file), 'utf8')
const weights = new Map<string, number>()

function weightOf(file: string): number {
  const known = weights.get(file) ?? gzipSync(readFileSync(join('.next', file))).length
  weights.set(file, known)
  return known
}

/** The script files of this page as the build's manifests name them: what every page loads, and its own and its layouts'. */
function scriptsOf(source: string): string[] {
  const { rootMainFiles } = JSON.parse(read('build-manifest.json')) as { rootMainFiles: string[] }
  const text = read(`server/app${source}_client-reference-manifest.js`)
  const manifest = JSON.parse(text.slice(text.lastIndexOf('] = {') + 4).replace(/;\s*$/, '')) as {
    entryJSFiles: Record<string, string[]>
  }
  return [...new Set([...rootMainFiles, ...Object.values(manifest.entryJSFiles).flat()])]
}

test('no page’s script is heavier than its kind of page may be', () => {
  const heavy: string[] = []
  const heaviest = new Map<string, { pattern: string; weight: number }>()
  for (const { pattern, source } of patterns().filter(({ kind }) => kind === 'page')) {
    const { kind, most } = budgetOf(pattern)
    const weight = scriptsOf(source).reduce((sum, file) => sum + weightOf(file), 0)
    if (weight > (heaviest.get(kind)?.weight ?? 0)) heaviest.set(kind, { pattern, weight })
    if (weight > most) heavy.push(`${pattern}: ${inKib(weight)} of ${inKib(most)}`)
  }
  const figures = [...heaviest].map(([kind, { pattern, weight }]) => `${kind}: at most ${inKib(weight)} (${pattern})`)
  process.stdout.write(`script in the build, compressed: ${figures.join('; ')}\n`)
  expect(heaviest.size).toBe(4)
  expect(heavy).toEqual([])
})
