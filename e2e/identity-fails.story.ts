import type { Page } from '@playwright/test'
import type { RunningApp } from '../scripts/supervise/story-app.mjs'
import { moveClock, say } from './acts'
import { asked, borrowersSide, heading, identifies, isHis, provesHisPhone } from './on-a-link'
import { expect, test } from './story'
import { personOf } from './two-people'

/** Somebody of the demo opens a new link and says who he is. What the borrower read before comes back. */
async function saysWhoHeIs(page: Page, friend: Page, app: RunningApp, phone: string) {
  const state = await asked(app)
  const before = await borrowersSide(await isHis(page, state.borrower), state.assist)
  await provesHisPhone(friend, app, { ...state.links[0], name: state.borrower.name, phone })
  await identifies(friend, personOf(phone))
  const expectUnchanged = async () => expect(await borrowersSide(page, state.assist)).toEqual(before)
  return { state, expectUnchanged }
}

/** Looks again, as the page does by itself, until it says this. */
async function expectSoon(page: Page, area: string, key: string): Promise<void> {
  const words = page.getByText(await say(page, area, key))
  await expect(async () => {
    await page.goto(page.url())
    await expect(words).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
}

for (const [what, phone] of [
  ['name and number do not belong together', '19900000012'],
  ['the phone is another person’s', '19900000013'],
] as const)
  test(`where ${what}, he is asked again in one and the same sentence`, async ({ page, app, openBrowser }) => {
    const friend = await openBrowser({ javaScriptEnabled: false })
    const { expectUnchanged } = await saysWhoHeIs(page, friend, app, phone)
    await expectSoon(friend, 'invites', 'identify.notAgreed')
    await expect(friend).toHaveURL(/\/identify$/)
    await expect(friend.locator('input[name=idNumber]')).toHaveValue('')
    await expectUnchanged()
  })

test('whom only a person can check reads until when, and may close the page', async ({ page, app, openBrowser }) => {
  const friend = await openBrowser({ javaScriptEnabled: false })
  const { expectUnchanged } = await saysWhoHeIs(page, friend, app, '19900000014')
  await expectSoon(friend, 'invites', 'checking.person')
  await expect(friend.locator('meta[http-equiv=refresh]')).toHaveCount(0)
  await expect(friend.locator('main')).toContainText(/\d{1,2}:\d{2}/)
  await expectUnchanged()
})

test('under 18, or with a number that cannot be, he is told so at once and nothing is kept', async ({
  page,
  app,
  openBrowser,
}) => {
  const friend = await openBrowser({ javaScriptEnabled: false })
  const { expectUnchanged } = await saysWhoHeIs(page, friend, app, '19900000016')
  await expect(friend.getByText(await say(friend, 'refusals', 'under_age')).first()).toBeVisible()
  await expect(friend.locator('input[name=idNumber]')).toHaveValue('')
  await identifies(friend, { name: '李四', idNumber: '999999199106170236' })
  await expect(friend.getByText(await say(friend, 'refusals', 'id_number_unusable')).first()).toBeVisible()
  await expect(friend).toHaveURL(/\/identify$/)
  await expectUnchanged()
})

test.describe('later', () => {
  // The provider is asked again and again with growing pauses: the clock is moved.
  test.use({ ownApp: true })

  test('where the provider does not answer, a person looks in the end', async ({ page, app, openBrowser }) => {
    test.setTimeout(180_000)
    const friend = await openBrowser({ javaScriptEnabled: false })
    const { expectUnchanged } = await saysWhoHeIs(page, friend, app, '19900000015')
    await expect(await heading(friend, 'checking.title')).toBeVisible()
    await expect(friend.locator('meta[http-equiv=refresh]')).toHaveAttribute('content', /^3/)
    const byPerson = await heading(friend, 'checking.person')
    await expect(async () => {
      await moveClock(app, '10 minutes')
      await friend.goto(friend.url())
      await expect(byPerson).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 90_000 })
    await expectUnchanged()
  })
})
