import type { Page } from '@playwright/test'
import { expect, test } from '../story'
import { routes } from './build'

/** Everything that a page complains about: the policy, a script, a missing file. The answer's own status is no complaint. */
function complaintsOf(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (message) => {
    const isOwnStatus = /^Failed to load resource/.test(message.text()) && message.location().url === page.url()
    if (message.type() === 'error' && !isOwnStatus) heard.push(message.text())
  })
  return heard
}

/** React keeps its own note on each node that it has taken over. */
const isHydrated = () =>
  Object.keys(document)
    .concat(Object.keys(document.body))
    .some((key) => key.startsWith('__react'))

const addresses = () => [
  ...routes()
    .filter(({ kind }) => kind === 'page')
    .map(({ path }) => path),
  '/',
  '/nowhere',
  '/me/nowhere',
]

test('every page lives under its policy: scripts take over, and nothing is refused', async ({ page }) => {
  const heard = complaintsOf(page)
  for (const path of addresses()) {
    await page.goto(path)
    await page.waitForFunction(isHydrated, undefined, { timeout: 20_000 })
    expect(heard, path).toEqual([])
  }
})

test('what is injected into a page is refused, and does not run', async ({ page }) => {
  for (const path of ['/', '/sign-in', '/nowhere']) {
    await page.goto(path)
    const refused = await page.evaluate(() => {
      const seen = new Set<string>()
      const both = new Promise<string[]>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (seen.add(effectiveDirective).size === 2) resolve([...seen].sort())
        })
      })
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      const button = document.createElement('button')
      button.setAttribute('onclick', 'window.injected = true')
      document.body.append(script, button)
      button.click()
      return both
    })
    expect(refused, path).toEqual(['script-src-attr', 'script-src-elem'])
    expect(await page.evaluate(() => 'injected' in window), path).toBe(false)
  }
})
