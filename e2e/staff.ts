import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { expect } from './story'

type DemoColleague = { role: string; login: string; staffRole?: string; password?: string }
const COLLEAGUES = (JSON.parse(readFileSync('db/seed/people.json', 'utf8')) as DemoColleague[]).filter(
  ({ role }) => role === 'staff',
)

/** Signs in as the demo's colleague of this role and ends at the overview. */
export async function signInAs(page: Page, staffRole: string): Promise<void> {
  const found = COLLEAGUES.find((one) => one.staffRole === staffRole)
  if (!found?.password) throw new Error(`the demo has no ${staffRole}`)
  await page.goto('/dev/inbox')
  const row = page.locator('#codes dl > div').filter({ hasText: found.login })
  const code = /\d{6}/.exec(await row.locator('strong').innerText())?.[0] ?? ''
  await page.goto('/admin/sign-in')
  await page.locator('input[name=email]').fill(found.login)
  await page.locator('input[name=password]').fill(found.password)
  await page.locator('input[name=totp]').fill(code)
  await page.locator('main button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/admin$/)
}
