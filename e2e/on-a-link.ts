import type { Page } from '@playwright/test'
import type { RunningApp } from '../scripts/supervise/story-app.mjs'
import { codeFor, lastMessage, say } from './acts'
import type { Asked, AskWanted, Somebody } from './states/asked'
import { openState } from './states/open-state'
import { expect } from './story'

export type { Asked } from './states/asked'

/** A borrower asks by link, and friends stand on it, all by commands. */
export const asked = (app: RunningApp, wanted: AskWanted = {}): Promise<Asked> =>
  openState<Asked>(app, 'before-signature', JSON.stringify(wanted))

/** This browser is his from here on. */
export async function isHis(page: Page, { cookie }: Pick<Somebody, 'cookie'>): Promise<Page> {
  await page.context().addCookies([{ ...cookie, domain: 'localhost', path: '/', secure: true, httpOnly: true }])
  return page
}

/** All that a page says. */
export async function wordsOf(page: Page, path: string): Promise<string> {
  await page.goto(path)
  return page.locator('main').innerText()
}

/** All that the borrower can read of this request: its page, his home, what he was told. */
export async function borrowersSide(page: Page, assist: string): Promise<string[]> {
  const told: string[] = []
  for (const path of [assist, '/me', '/me/notices']) told.push(await wordsOf(page, path))
  return told
}

/** Presses a button of the friend's pages by its key in messages/…/invites.json. */
export const press = async (page: Page, key: string, params: Record<string, string> = {}): Promise<void> =>
  page.getByRole('button', { name: await say(page, 'invites', key, params), exact: true }).click()

export const heading = async (page: Page, key: string, params: Record<string, string> = {}) =>
  page.getByRole('heading', { name: await say(page, 'invites', key, params) })

/** The one page behind every link that leads nowhere. */
export async function expectDeadLink(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/invites\/ended$/)
  await expect(await heading(page, 'ended.title')).toBeVisible()
}

type Safety = { spoke?: 'heard' | 'text_only' | 'not_sure'; hurried?: 'yes' | 'no'; own?: 'yes' | 'no' }

/** Opens the link and answers the three questions. */
export async function answersSafety(
  page: Page,
  link: string,
  { spoke = 'heard', hurried = 'no', own = 'yes' }: Safety = {},
): Promise<void> {
  await page.goto(link)
  await page.locator('a[href$="/safety"]').click()
  await page.locator(`input[name=spoke][value=${spoke}]`).check()
  await page.locator(`input[name=hurried][value=${hurried}]`).check()
  await page.locator(`input[name=own][value=${own}]`).check()
  await press(page, 'safety.next')
}

/** Says whom he helps, and the digits he heard. */
export async function names(page: Page, name: string, digits: string): Promise<void> {
  await expect(await heading(page, 'who.title')).toBeVisible()
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=spoken]').fill(digits)
  await press(page, 'who.next')
  await expect(await heading(page, 'phone.title')).toBeVisible()
}

/** Asks for a code to this phone, here or where he goes on by phone; answers the code that came. */
export async function asksForCode(page: Page, app: RunningApp, phone: string): Promise<string> {
  const seen = await lastMessage(app)
  await page.locator('input[name=phone]').fill(phone)
  const again = page.getByRole('button', { name: await say(page, 'invites', 'phone.resend') })
  const first = page.getByRole('button', { name: await say(page, 'invites', 'phone.send'), exact: true })
  await again.or(first).click()
  return codeFor(app, phone, seen)
}

export async function typesCode(page: Page, code: string): Promise<void> {
  await page.locator('input[name=code]').fill(code)
  await press(page, 'phone.next')
}

/** From the link to the judgement of name and digits. */
export async function provesHisPhone(
  page: Page,
  app: RunningApp,
  { link, digits, name, phone }: { link: string; digits: string; name: string; phone: string },
): Promise<void> {
  await answersSafety(page, link)
  await names(page, name, digits)
  await typesCode(page, await asksForCode(page, app, phone))
}

/** Consents to the check and says who he is. */
export async function identifies(page: Page, { name, idNumber }: { name: string; idNumber: string }): Promise<void> {
  await page.getByRole('checkbox').check()
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=idNumber]').fill(idNumber)
  await press(page, 'identify.next')
}

/** What touches the next thing in its form, where a finger needs room between the two. */
export const touching = (page: Page): Promise<string[]> =>
  page.locator('main form').evaluateAll((forms) =>
    forms.flatMap((form) => {
      const shown = [...form.children].filter((child) => child.getClientRects().length > 0)
      const boxes = shown.map((child) => child.getBoundingClientRect())
      return boxes.flatMap(({ bottom }, at) => {
        const next = boxes[at + 1]
        return next && next.top - bottom < 8 ? [shown[at]!.textContent ?? ''] : []
      })
    }),
  )
