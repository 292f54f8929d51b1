import type { Page } from '@playwright/test'
import { payAtCashier, signIn } from './acts'
import { expect, test } from './story'

// People's codes and asks are a story's own: each has an app that nobody used before.
test.use({ ownApp: true })

/** The number under which the lender booked it. */
const RECEIPT = /R\d{8}-\w+/

/** From home to the check page of the next instalment of his first loan. */
async function choosesTheNextInstalment(page: Page): Promise<void> {
  await page.locator('a[href$="/pay"]').first().click()
  await page.locator('.nav-list button').first().click()
  await expect(page).toHaveURL(/\/pay\/quo_[0-9a-f]{32}$/)
}

const paysAt = (page: Page) => page.locator('form button[type=submit]', { hasText: '¥' }).click()

test('a borrower pays his next instalment, and the lender has it @whole', async ({ page, app }) => {
  await signIn(page, app, '19900000001')
  await choosesTheNextInstalment(page)
  await expect(page.getByText('412.56').first()).toBeVisible()
  await paysAt(page)
  await payAtCashier(page, 'debit_pays')
  await expect(page).toHaveURL(/\/me\/payments\/pay_/)
  await expect(page.getByText(RECEIPT)).toBeVisible({ timeout: 45_000 })
  await page.goto('/me')
  await expect(page.getByRole('link', { name: /408\.18/ })).toBeVisible()
})

test('without script he pays just the same', async ({ browser, app, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL, locale: 'zh-CN' })
  const page = await context.newPage()
  await signIn(page, app, '19900000006')
  await choosesTheNextInstalment(page)
  await paysAt(page)
  await payAtCashier(page, 'balance_wallet')
  await expect(page).toHaveURL(/\/me\/payments\/pay_/)
  await context.close()
})

test('a refused card takes nothing, and he is told so', async ({ page, app }) => {
  await signIn(page, app, '19900000009')
  await choosesTheNextInstalment(page)
  await paysAt(page)
  await payAtCashier(page, 'debit_refuses')
  await page.goto('/me')
  await expect(page.locator('a[href$="/pay"]').first()).toBeVisible()
})
