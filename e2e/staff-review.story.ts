import type { Page } from '@playwright/test'
import { say, signIn } from './acts'
import { signInAs } from './staff'
import { expect, test } from './story'
import { asks, personOf, saysWhoHeIs } from './two-people'

// People's codes and asks are a story's own: each has an app that nobody used before.
test.use({ ownApp: true })

const BORROWER = '19900000001'
/** Of whom the provider says that a person has to look. */
const FRIEND = '19900000014'
const PURPOSE = '打电话核对'
const NOTE = '电话里核对过，姓名和证件号都说得上来。'

const press = async (page: Page, key: string) =>
  page.getByRole('button', { name: await say(page, 'admin', key) }).click()

/** Leaves a friend waiting whom only a person can pass; answers his page. */
async function leavesAFriendWaiting(page: Page, friend: Page, app: Parameters<typeof signIn>[1]): Promise<void> {
  await signIn(page, app, BORROWER)
  const { link, digits } = await asks(page, BORROWER, 'gift')
  await saysWhoHeIs(friend, app, { link, digits, borrower: BORROWER, friend: FRIEND })
}

/** From the overview over the queue to the waiting review; answers its address. */
async function opensTheReview(page: Page): Promise<string> {
  const first = page.getByRole('link', { name: await say(page, 'agreements', 'reviews.kind.friend_identity') })
  await expect(async () => {
    await page.goto('/admin/queue?view=free&kind=friend_identity')
    await expect(first.last()).toHaveAttribute('href', /\/admin\/reviews\/rev_/, { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await page.goto('/admin')
  await page.getByRole('link', { name: await say(page, 'admin', 'overview.start') }).click()
  await expect(page).toHaveURL(/\/admin\/reviews\/rev_[0-9a-f]{32}$/)
  return new URL(page.url()).pathname
}

/** Takes the review in front of him; from here on it is in his hands. */
async function takes(page: Page): Promise<void> {
  await press(page, 'queue.take')
  await expect(page.getByRole('button', { name: await say(page, 'admin', 'queue.release') })).toBeVisible()
}

/** Looks at what was typed: it stands there for a minute, and then it does not. */
async function looks(page: Page): Promise<void> {
  const { name, idNumber, phone } = personOf(FRIEND)
  await page.clock.install()
  await page.getByRole('link', { name: await say(page, 'admin', 'review.look') }).click()
  await expect(page.getByText(idNumber)).toHaveCount(0)
  await page.locator('select[name=purpose]').selectOption('check_identity')
  await page.locator('input[name=because]').fill(PURPOSE)
  await press(page, 'look.once')
  for (const shown of [name, idNumber, phone]) await expect(page.getByText(shown, { exact: true })).toBeVisible()
  await page.locator('textarea[name=note]').fill(NOTE)
  await page.clock.fastForward(59_000)
  await expect(page.getByText(idNumber)).toBeVisible()
  await page.clock.fastForward(2_000)
  await expect(page.getByText(idNumber)).toHaveCount(0)
  await expect(page.locator('textarea[name=note]')).toHaveValue(NOTE)
}

test('a colleague takes a waiting identity from the queue, looks with a reason and approves it; another reads so in the audit @whole', async ({
  page,
  browser,
  app,
  baseURL,
  locale,
}) => {
  test.setTimeout(180_000)
  const open = async (javaScriptEnabled = true) =>
    (await browser.newContext({ baseURL, locale, javaScriptEnabled })).newPage()
  const friend = await open(false)
  await leavesAFriendWaiting(page, friend, app)

  const reviewer = await open()
  await signInAs(reviewer, 'reviewer')
  const review = await opensTheReview(reviewer)
  await reviewer.goto(review)
  await takes(reviewer)
  await looks(reviewer)
  await reviewer.locator('input[name=verdict][value="approved:spoke_and_agrees"]').check()
  await press(reviewer, 'review.decideNow')
  await expect(reviewer.getByRole('heading', { name: await say(reviewer, 'admin', 'review.decided') })).toBeVisible()

  const agreed = friend.getByRole('heading', { name: await say(friend, 'invites', 'checking.agreed') })
  await expect(async () => {
    await friend.goto(friend.url())
    await expect(agreed).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })

  const auditor = await open()
  await signInAs(auditor, 'auditor')
  await auditor.goto('/admin/audit')
  const decided = auditor.getByRole('row', { name: await say(auditor, 'admin', 'audit.verbs.decide-review') })
  await expect(decided).toContainText(/周敏/)
  await expect(decided.locator(`a[href="${review}"]`)).toBeVisible()
  const looked = auditor.getByRole('row', { name: await say(auditor, 'admin', 'audit.verbs.reveal-identity-check') })
  await expect(looked).toContainText(PURPOSE)
  await auditor.goto(review)
  await expect(auditor.getByText(NOTE)).toBeVisible()
})

test('without script a look closes by itself too', async ({ page, browser, app, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', javaScriptEnabled: false })
  const [friend, reviewer] = [await context.newPage(), await context.newPage()]
  await leavesAFriendWaiting(page, friend, app)
  await signInAs(reviewer, 'reviewer')
  const review = await opensTheReview(reviewer)
  await takes(reviewer)
  await reviewer.goto(`${review}?look=yes`)
  await reviewer.locator('select[name=purpose]').selectOption('check_identity')
  await reviewer.locator('input[name=because]').fill(PURPOSE)
  await press(reviewer, 'look.once')
  await expect(reviewer.getByText(personOf(FRIEND).idNumber)).toBeVisible()
  await expect(reviewer.locator('meta[http-equiv=refresh]')).toHaveAttribute('content', `60;url=${review}`)
})
