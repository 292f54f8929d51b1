// Run after `next build`: writes, for each prerendered page, the hashes of its inline scripts, which the proxy sends with it.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const pages = join(root, '.next/server/app')
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const FORBIDDEN = /<style[\s>]|<[a-z][^>]*\s(style|on[a-z]+)="/

const hashOf = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`

function hashesOfPages() {
  const hashes = {}
  for (const file of readdirSync(pages, { recursive: true }).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(pages, file), 'utf8')
    // Next's own page of last resort brings a style sheet; the policy drops it, and the page reads well without.
    const forbidden = file !== '_global-error.html' && FORBIDDEN.exec(html.replaceAll(INLINE_SCRIPT, ''))
    if (forbidden)
      throw new Error(`${file} holds ${forbidden[0]}: the policy allows neither inline styles nor handlers.`)
    const scripts = [...html.matchAll(INLINE_SCRIPT)].map(([, script]) => hashOf(script))
    hashes[`/${file.replaceAll('\\', '/').slice(0, -'.html'.length)}`] = [...new Set(scripts)]
  }
  return hashes
}

if (!existsSync(pages)) throw new Error('No build found: run `next build` first.')
const text = JSON.stringify(hashesOfPages(), null, 1)
for (const folder of ['.next', '.next/standalone/.next']) {
  if (existsSync(join(root, folder))) writeFileSync(join(root, folder, 'csp-hashes.json'), text)
}
