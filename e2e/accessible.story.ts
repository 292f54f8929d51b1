import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { signIn } from './acts'
import { expect, test } from './story'

// People's codes and asks are a story's own: each has an app that nobody used before.
test.use({ ownApp: true })

const PUBLIC = ['/', '/how', '/scam', '/terms', '/status', '/sign-in', '/invites/ended', '/admin/sign-in', '/dev/inbox']
const SIGNED_IN = ['/me', '/me/notices', '/me/privacy', '/me/security']

/** Every finding of axe on this page, by rule and place. */
async function findingsOn(page: Page, path: string): Promise<string[]> {
  await page.goto(path)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${path} ${id} ${target.join(' ')}`))
}

// Sticky bars cover what lies under them; a tall window shows every control whole.
test.use({ viewport: { width: 375, height: 2400 } })

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the pages that anybody can open, ${theme}`, async ({ page, baseURL }) => {
    await page.context().addCookies([{ name: 'theme', value: theme, url: baseURL! }])
    for (const path of PUBLIC) expect(await findingsOn(page, path)).toEqual([])
  })

test('axe finds nothing on the borrower’s pages, in the elder size', async ({ page, app, baseURL }) => {
  await page.context().addCookies([{ name: 'size', value: 'large', url: baseURL! }])
  await signIn(page, app, '19900000002')
  const loan = await page.locator('a[href^="/me/loans/"]').first().getAttribute('href')
  for (const path of [...SIGNED_IN, loan!, `${loan!.replace(/\/(pay|ways-out).*$/, '')}/pay`]) {
    expect(await findingsOn(page, path)).toEqual([])
  }
})
