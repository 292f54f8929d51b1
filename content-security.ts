import { readFileSync } from 'node:fs'

const PAY_PAGE = /^\/(invites|me\/loans)\/[^/]+\/pay(\/|$)/
const inProduction = (): boolean => process.env.NODE_ENV === 'production'

/** For each prerendered page of a build, the hashes of its inline scripts. */
type ScriptHashes = Readonly<Record<string, readonly string[]>>
let known: ScriptHashes | undefined

/** The hashes of this build; none in `next dev`, which prerenders nothing. Throws where the build was not finished. */
export function scriptHashes(): ScriptHashes {
  if (known || !inProduction()) return (known ??= {})
  try {
    return (known = JSON.parse(readFileSync('.next/csp-hashes.json', 'utf8')) as ScriptHashes)
  } catch (cause) {
    throw new Error('.next/csp-hashes.json cannot be read: run `node scripts/csp-hashes.mjs` after `next build`.', {
      cause,
    })
  }
}

/** Allows the scripts with this nonce, and those of the prerendered pages that may stand in for any page: unknown address, own failure. */
export function inlineScriptsOf(nonce: string): string[] {
  const hashes = scriptHashes()
  return [...new Set([`'nonce-${nonce}'`, ...(hashes['/_not-found'] ?? []), ...(hashes['/_global-error'] ?? [])])]
}

/** The policy of the page at `path`: scripts of ours and the `inline` ones named, nothing of anybody else, no inline style. */
export function contentSecurityPolicy(path: string, inline: readonly string[], cashier: string): string {
  // Only in `next dev`: React rebuilds stack traces by eval, and the overlay that shows a fault brings its own styles.
  const scripts = ["'self'", ...inline, ...(inProduction() ? [] : ["'unsafe-eval'"])]
  const styles = ["'self'", ...(inProduction() ? [] : ["'unsafe-inline'"])]
  // Chromium applies form-action to the redirect after a post as well, so the cashier is named where one pays.
  const targets = PAY_PAGE.test(path) ? ["'self'", cashier] : ["'self'"]
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    `style-src ${styles.join(' ')}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action ${targets.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
