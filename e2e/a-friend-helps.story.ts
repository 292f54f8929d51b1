import { moveClock, payAtCashier, say, signIn } from './acts'
import { expect, test } from './story'
import { asks, borrowerSigns, comesToTerms, personOf, signs } from './two-people'

// People's codes and asks are a story's own: each has an app that nobody used before.
test.use({ ownApp: true })

const BORROWER = '19900000001'
const FRIEND = '19900000011'
/** The number under which the lender booked it. */
const RECEIPT = /R\d{8}-\w+/

test('asked by link, a friend without script understands, signs and pays; the lender has it @whole', async ({
  page,
  browser,
  app,
  baseURL,
  locale,
}) => {
  test.setTimeout(240_000)
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
  await borrowerSigns(page, BORROWER)

  await friend.goto(friend.url())
  await friend.getByRole('button', { name: await say(friend, 'invites', 'waiting.pay') }).click()
  await expect(friend).toHaveURL(/\/pay\/quo_[0-9a-f]{32}$/)
  await friend.locator('form button[type=submit]', { hasText: '412.56' }).click()
  await payAtCashier(friend, 'debit_pays')
  await expect(friend).toHaveURL(/\/payments\/pay_[0-9a-f]{32}/)
  await expect(friend.getByRole('button', { name: await say(friend, 'invites', 'pay.takeBack') })).toBeVisible({
    timeout: 45_000,
  })
  await page.goto(assist)
  await expect(page.getByRole('banner').getByText(await say(page, 'assists', 'assist.state.covered'))).toBeVisible()

  await moveClock(app, '2 hours 1 minute')
  await expect(async () => {
    await friend.goto(friend.url())
    await expect(friend.getByText(RECEIPT)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 45_000 })
  await page.goto(assist)
  await expect(page.getByRole('banner').getByText(await say(page, 'assists', 'assist.state.settled'))).toBeVisible()
  await context.close()
})

test('a loan: paid at once, it becomes a claim that both read, and the friend records what came back', async ({
  page,
  browser,
  app,
  baseURL,
}) => {
  test.setTimeout(240_000)
  const [borrower, friend] = ['19900000005', '19900000011']
  await signIn(page, app, borrower)
  const { link, digits } = await asks(page, borrower, 'loan')
  const assist = page.url()
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const helper = await context.newPage()
  await comesToTerms(helper, app, { link, digits, borrower, friend })
  await signs(helper, friend, 'loan')
  await page.goto(assist)
  await borrowerSigns(page, borrower)
  await helper.goto(helper.url())
  await helper.getByRole('button', { name: await say(helper, 'invites', 'waiting.pay') }).click()
  await helper.getByRole('checkbox').check()
  await helper.locator('form button[type=submit]', { hasText: '¥' }).click()
  await payAtCashier(helper, 'debit_pays')
  await expect(helper.getByText(RECEIPT)).toBeVisible({ timeout: 45_000 })

  await signIn(helper, app, friend)
  await helper.locator('a[href="/me/helped"]').click()
  await helper.locator('.nav-list a').first().click()
  await expect(helper).toHaveURL(/\/me\/helped\/pay_[0-9a-f]{32}$/)
  await helper.locator('input[name=amount]').fill('50')
  await helper.locator('input[name=on]').fill((await helper.locator('input[name=on]').getAttribute('max')) ?? '')
  await helper.getByRole('button', { name: await say(helper, 'claims', 'record'), exact: true }).click()
  await expect(helper.getByText('50.00').first()).toBeVisible()

  await page.goto('/me')
  await page.locator('a[href="/me/claims"]').click()
  await page.locator('.nav-list a').first().click()
  await expect(page.getByRole('heading', { name: personOf(friend).name })).toBeVisible()
  await expect(page.getByText('50.00').first()).toBeVisible()
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
