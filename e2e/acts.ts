import { readFileSync } from 'node:fs'
import path from 'node:path'
import postgres from 'postgres'
import type { RunningApp } from '../scripts/supervise/story-app.mjs'
import { expect, type Page } from '@playwright/test'

type Catalogue = { [key: string]: string | Catalogue }
const catalogues = new Map<string, Catalogue>()

/** The words of a page in the language of this story, by area and key: `say(page, 'payments', 'choose.submit')`. */
export async function say(page: Page, area: string, key: string, params: Record<string, string> = {}): Promise<string> {
  const locale = (await page.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'zh-CN'
  const file = path.resolve('messages', locale, `${area}.json`)
  if (!catalogues.has(file)) catalogues.set(file, JSON.parse(readFileSync(file, 'utf8')) as Catalogue)
  const found = key
    .split('.')
    .reduce<string | Catalogue | undefined>((at, part) => (at as Catalogue)?.[part], catalogues.get(file))
  if (typeof found !== 'string') throw new Error(`${locale}/${area}.json has no ${key}`)
  return Object.entries(params).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), found)
}

type Caught = { to: string; text: string; seq: number }

/** The newest code that was sent to this phone, waiting until one came after `after`. */
export async function codeFor(app: RunningApp, phone: string, after = 0): Promise<string> {
  let code: string | undefined
  await expect
    .poll(async () => {
      const answer = await fetch(`${app.outsideUrl}/inbox.json?after=${after}`, {
        headers: { authorization: `Bearer ${app.env.OUTSIDE_DEV_TOKEN}` },
      })
      const { messages } = (await answer.json()) as { messages: Caught[] }
      code = messages
        .filter(({ to }) => to.endsWith(phone))
        .map(({ text }) => /\d{6}/.exec(text)?.[0])
        .findLast((found) => found !== undefined)
      return code
    })
    .toBeTruthy()
  return code!
}

/** The number of the last message that the catcher has. */
export async function lastMessage(app: RunningApp): Promise<number> {
  const answer = await fetch(`${app.outsideUrl}/inbox.json?after=0`, {
    headers: { authorization: `Bearer ${app.env.OUTSIDE_DEV_TOKEN}` },
  })
  return ((await answer.json()) as { last: number }).last
}

/** Signs in as the person with this phone and ends at his home page. */
export async function signIn(page: Page, app: RunningApp, phone: string): Promise<void> {
  const seen = await lastMessage(app)
  await page.goto('/sign-in')
  await page.locator('input[name=phone]:visible').fill(phone)
  await page.getByRole('button', { name: await say(page, 'me', 'signIn.send') }).click()
  await page.locator('input[name=code]').fill(await codeFor(app, phone, seen))
  await page.getByRole('button', { name: await say(page, 'me', 'code.signIn') }).click()
  await expect(page).toHaveURL(/\/me$/)
}

/** Chooses an instrument at the cashier and pays. */
export async function payAtCashier(page: Page, instrument: string): Promise<void> {
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/pay\//)
  await page.locator(`input[name=instrument][value=${instrument}]`).check()
  await page.locator('button[name=act][value=pay]').click()
}

/** Moves the clock of this app and of all parties around it; what was due by then is done soon after. */
export async function moveClock(app: RunningApp, step: string): Promise<void> {
  const sql = postgres(app.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  try {
    await sql`select app.move_clock(${step}::interval)`
  } finally {
    await sql.end()
  }
}
