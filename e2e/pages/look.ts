import AxeBuilder from '@axe-core/playwright'
import type { Page, Response } from '@playwright/test'
import { newAddress } from '../probes/cast/at-once'
import { expect } from '../story'
import type { Visit } from './visits'

export type Mode = 'light' | 'dark' | 'elder'
export const MODES: readonly Mode[] = ['light', 'dark', 'elder']

/** What the reader chose, as the page's cookies say it. */
const CHOICE: Record<Mode, [name: string, value: string]> = {
  light: ['theme', 'light'],
  dark: ['theme', 'dark'],
  elder: ['size', 'large'],
}

let phones = 0
/** Every phone waits between two codes: each asking is by one that nobody used before. */
const newPhone = () => `1390009${String((phones += 1)).padStart(4, '0')}`

/** Makes this page's browser the visit's, as a new one from an address of its own, with the reader's language and mode. */
async function becomes(page: Page, origin: string, visit: Visit, locale: string, mode: Mode): Promise<void> {
  const context = page.context()
  await context.clearCookies()
  await context.setExtraHTTPHeaders({ 'x-forwarded-for': newAddress() })
  const [name, value] = CHOICE[mode]
  const chosen = { locale, [name]: value }
  const url = origin.replace('http:', 'https:')
  await context.addCookies([
    ...Object.entries(chosen).map(([name, value]) => ({ name, value, url: origin })),
    ...visit.cookies.map((cookie) => {
      const at = cookie.indexOf('=')
      return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url, secure: true, httpOnly: true }
    }),
  ])
}

/** Opens the page and stands on it: led elsewhere, or with another status, it would not be this page that is looked at. */
export async function visits(
  page: Page,
  origin: string,
  visit: Visit,
  locale: string,
  mode: Mode,
  beforeLoad = () => {},
): Promise<Response> {
  await becomes(page, origin, visit, locale, mode)
  if (visit.hasAskedForCode) {
    await page.goto('/sign-in')
    await page.locator('input[name=phone]:visible').fill(newPhone())
    await page.locator('main form:has(input[name=phone]) button[type=submit]').click()
    await expect(page).toHaveURL(/\/sign-in\/code$/)
  }
  // The language of a public page stands in its address.
  const path = visit.pattern.startsWith('/[locale]') ? visit.path.replace(/^\/en/, `/${locale}`) : visit.path
  beforeLoad()
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(visit.status)
  expect(page.url().slice(origin.length), visit.pattern).toBe(path)
  if (visit.isEmpty) await expect(page.locator('.empty')).toBeVisible()
  return answer!
}

/** Every finding of axe on what this page shows now, by rule and place. */
export async function findingsOn(page: Page): Promise<string[]> {
  // No page has frames: the answer need not be put together in a window of its own, which costs as much as the looking.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))
}

const TYPED = 'input:not([type=hidden]), textarea, select'
/** To leave this open is an answer too. */
const OPTIONAL = '[name=atOnce]'

/** Sends every form of this page with nothing in it, and looks at what comes back; answers what axe finds there. */
export async function findingsInErrors(page: Page): Promise<{ sent: number; findings: string[] }> {
  const forms = page.locator(`main form:not([method=get]):has(${TYPED}):not(:has(${OPTIONAL})):visible`)
  const count = await forms.count()
  const findings: string[] = []
  for (let index = 0; index < count; index += 1) {
    const form = forms.nth(index)
    await form.locator(TYPED).evaluateAll((fields) => {
      for (const field of fields) {
        if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
          field.checked = false
        else (field as HTMLInputElement).value = ''
      }
    })
    await form.locator('button[type=submit]').first().click()
    await expect(form.locator('[role=alert]').first(), `${page.url()} form ${index}`).toBeVisible()
    findings.push(...(await findingsOn(page)))
  }
  return { sent: count, findings }
}
