import { say, signIn } from './acts'
import { expect, test } from './story'
import { asks, comesToTerms, personOf, signs } from './two-people'

// People's codes and asks are a story's own: each has an app that nobody used before.
test.use({ ownApp: true })

const BORROWER = '19900000001'
const FRIEND = '19900000011'

test('asked by link, a friend without script understands and signs; the borrower confirms him and signs @whole', async ({
  page,
  browser,
  app,
  baseURL,
  locale,
}) => {
  test.setTimeout(180_000)
  await signIn(page, app, BORROWER)
  const { link, digits } = await asks(page, BORROWER, 'gift')
  const assist = page.url()

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL, locale })
  const friend = await context.newPage()
  await comesToTerms(friend, app, { link, digits, borrower: BORROWER, friend: FRIEND })
  await expect(friend.getByText('412.56').first()).toBeVisible()
  await page.goto(assist)
  await expect(page.getByText(personOf(FRIEND).name, { exact: true })).toHaveCount(0)
  await signs(friend, FRIEND, 'gift')

  await page.goto(assist)
  await page.locator('a[href*="/sign/agr_"]').click()
  await page.locator('input[name=name]').fill(personOf(BORROWER).name)
  await page.getByRole('button', { name: await say(page, 'assists', 'sign.sign') }).click()
  await friend.goto(friend.url())
  await expect(friend.getByRole('heading', { name: await say(friend, 'invites', 'waiting.inForce') })).toBeVisible()
  await context.close()
})

test('declined, the link looks to the borrower as it did, and the friend can take it back', async ({
  page,
  browser,
  app,
  baseURL,
}) => {
  const phone = '19900000005'
  await signIn(page, app, phone)
  const { link } = await asks(page, phone, 'loan')
  const before = await page.locator('main').innerText()
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL, locale: 'zh-CN' })
  const friend = await context.newPage()
  await friend.goto(link)
  await friend.getByRole('button', { name: await say(friend, 'invites', 'open.notNow') }).click()
  await expect(friend.getByRole('heading', { name: await say(friend, 'invites', 'open.declined') })).toBeVisible()
  await page.goto(page.url())
  expect(await page.locator('main').innerText()).toBe(before)
  await friend.getByRole('button', { name: await say(friend, 'invites', 'open.undo') }).click()
  await expect(friend.locator('a[href$="/safety"]')).toBeVisible()
  await context.close()
})

test('a link that was never made leads where every dead link leads', async ({ page }) => {
  await page.goto(`/i/${'x'.repeat(43)}`)
  await expect(page).toHaveURL(/\/invites\/ended$/)
})
