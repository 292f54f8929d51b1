import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { RunningApp } from '../scripts/supervise/story-app.mjs'
import { say } from './acts'
import { asked, type Asked, asksForCode, answersSafety, borrowersSide, expectDeadLink, heading } from './on-a-link'
import { isHis, names, press, provesHisPhone, typesCode, wordsOf } from './on-a-link'
import type { FriendWanted } from './states/asked'
import { expect, test } from './story'

type OpenBrowser = () => Promise<Page>

const somePhone = () => `136${String(randomInt(100_000_000)).padStart(8, '0')}`

/** What a page says, with what differs from borrower to borrower taken out. */
async function saidTo(page: Page, { borrower, links }: Asked, phone = borrower.phone): Promise<string> {
  const text = `${new URL(page.url()).pathname}\n${await page.locator('main').innerText()}`
  return text
    .replaceAll(links[0].invite, '(invite)')
    .replaceAll(`${borrower.name[0]}*`, '(initial)')
    .replaceAll(`${phone.slice(0, 3)}****${phone.slice(-4)}`, '(phone)')
    .replaceAll(/\d{1,2}:\d{2}/g, '(time)')
}

/** He opens his own link elsewhere and names himself rightly, by his own phone: every page on the way to the dead one. */
async function byHisOwnPhone(page: Page, app: RunningApp, state: Asked): Promise<string[]> {
  const { borrower, links } = state
  const said: string[] = []
  await page.goto(links[0].link)
  said.push(await saidTo(page, state))
  await answersSafety(page, links[0].link)
  await expect(await heading(page, 'who.title')).toBeVisible()
  said.push(await saidTo(page, state))
  await names(page, borrower.name, links[0].digits)
  const code = await asksForCode(page, app, borrower.phone)
  await typesCode(page, String((Number(code) + 1) % 1_000_000).padStart(6, '0'))
  await expect(page.getByText(await say(page, 'refusals', 'code_wrong', { tries: '4' })).first()).toBeVisible()
  said.push(await saidTo(page, state))
  await typesCode(page, code)
  await expectDeadLink(page)
  return [...said, await saidTo(page, state)]
}

/** The same by a phone of which nobody knows that it is his: he comes as far as the check of who he is. */
async function byASecondPhone(page: Page, app: RunningApp, state: Asked): Promise<string[]> {
  const phone = somePhone()
  await provesHisPhone(page, app, { ...state.links[0], name: state.borrower.name, phone })
  await expect(page).toHaveURL(/\/identify$/)
  return [await saidTo(page, state, phone)]
}

/** Checked, he turns out to be the borrower: the next tap leads to the dead link, and so does the link in that browser. */
async function asHimself(page: Page, { links }: Asked): Promise<string[]> {
  const said = [await wordsOf(page, `${links[0].invite}/checking`)]
  await press(page, 'checking.next')
  await expectDeadLink(page)
  await page.goto(links[0].link)
  await expectDeadLink(page)
  return [...said, await page.locator('main').innerText()]
}

/** All three ways in turn, and that his own side says the same after them. */
async function opensHisOwnLink(page: Page, openBrowser: OpenBrowser, app: RunningApp, friends: FriendWanted[]) {
  const state = await asked(app, { friends: [...friends, { stands: 'identified', as: 'borrower' }] })
  await page.context().clearCookies()
  const before = await borrowersSide(await isHis(page, state.borrower), state.assist)
  const said = [
    await byHisOwnPhone(await openBrowser(), app, state),
    await byASecondPhone(await openBrowser(), app, state),
    await asHimself(await isHis(await openBrowser(), state.friends.at(-1)!), state),
  ]
  expect(await borrowersSide(page, state.assist)).toEqual(before)
  return said
}

test('opening his own link, by his own or another phone, the borrower finds the same whatever friends did on it', async ({
  page,
  app,
  openBrowser,
}) => {
  test.setTimeout(400_000)
  const untouched = await opensHisOwnLink(page, openBrowser, app, [])
  for (const stands of ['declined', 'shut_out', 'said_never', 'taken'] as const)
    expect(await opensHisOwnLink(page, openBrowser, app, [{ stands }]), stands).toEqual(untouched)
})
