import { formatDay } from '@/lib/calendar/format'
import { day } from '@/lib/calendar/day'
import { say, signIn } from './acts'
import { paysWith } from './paying'
import { expect, test } from './story'
import { asks, borrowerSigns, comesToTerms, personOf, signs } from './two-people'

// People's codes and asks are a story's own: each has an app that nobody used before.
test.use({ ownApp: true })

const [BORROWER, FRIEND] = ['19900000006', '19900000011']
/** The number under which the lender booked it. */
const RECEIPT = /R\d{8}-\w+/

test('an advance: from what is asked to a claim with its one day, which both read', async ({
  page,
  browser,
  app,
  baseURL,
  locale,
  viewport,
}) => {
  test.setTimeout(240_000)
  await signIn(page, app, BORROWER)
  const { link, digits } = await asks(page, BORROWER, 'advance')
  const assist = page.url()
  const friend = await (await browser.newContext({ baseURL, locale, viewport })).newPage()
  await comesToTerms(friend, app, { link, digits, borrower: BORROWER, friend: FRIEND })
  await friend.locator('a[href$="/meaning"]').click()
  const byOn = (await friend.locator('input[name=byOn]').getAttribute('min')) ?? ''
  await friend.goBack()
  await signs(friend, FRIEND, 'advance')

  const language = locale === 'en' ? 'en' : 'zh-CN'
  const by = formatDay(day(byOn), language, { year: true })
  const inTerms = formatDay(day(byOn), language, { year: true, weekday: false })
  await page.goto(assist)
  await expect(page.getByText(await say(page, 'agreements', 'meaningPlain.advance')).first()).toBeVisible()
  await expect(page.locator('main')).toContainText(inTerms)
  await borrowerSigns(page, BORROWER)
  await friend.goto(friend.url())
  await friend.getByRole('button', { name: await say(friend, 'invites', 'waiting.pay') }).click()
  await friend.getByRole('checkbox').check()
  await paysWith(friend, 'debit_pays')
  await expect(friend.getByText(RECEIPT)).toBeVisible({ timeout: 45_000 })
  await expect(friend.locator('main')).toContainText(by)

  await signIn(friend, app, FRIEND)
  await friend.locator('a[href="/me/helped"]').click()
  await friend.locator('.nav-list a').first().click()
  await expect(friend).toHaveURL(/\/me\/helped\/pay_[0-9a-f]{32}$/)
  await expect(friend.locator('main')).toContainText(inTerms)
  await page.goto('/me')
  await page.locator('a[href="/me/claims"]').click()
  await page.locator('.nav-list a').first().click()
  await expect(page.getByRole('heading', { name: personOf(FRIEND).name })).toBeVisible()
  await expect(page.locator('main')).toContainText(inTerms)
})
