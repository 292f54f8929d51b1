import type { Page } from '@playwright/test'
import { payAtCashier, say } from './acts'
import { expect } from './two-browsers'

/** From the page that waits to the one on which a friend checks what it costs today. */
export async function looksAtThePrice(friend: Page): Promise<void> {
  await friend.getByRole('button', { name: await say(friend, 'invites', 'waiting.pay') }).click()
  await expect(friend).toHaveURL(/\/pay\/quo_[0-9a-f]{32}$/)
}

/** Pays at the price on the page, with this instrument, and comes back from the cashier. */
export async function paysWith(page: Page, instrument: string): Promise<void> {
  await page.locator('form button[type=submit]', { hasText: '¥' }).click()
  await payAtCashier(page, instrument)
}

export async function readsHeading(
  page: Page,
  area: string,
  key: string,
  params?: Record<string, string>,
): Promise<void> {
  const name = await say(page, area, key, params)
  await expect(page.getByRole('heading', { name })).toBeVisible({ timeout: 5000 })
}

/** Under his notices: this one, once. */
export async function readsNotice(page: Page, kind: string): Promise<void> {
  await page.goto('/me/notices')
  const title = await say(page, 'notices', `${kind}.title`)
  await expect(page.getByRole('heading', { name: title, exact: true })).toHaveCount(1)
}
