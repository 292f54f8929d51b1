import { say } from './acts'
import { looksAtThePrice, paysWith, readsHeading, readsNotice } from './paying'
import { signInAs } from './staff'
import { expect, looksUntil, test } from './two-browsers'

test('under pressure after he signed: one tap takes back his resting money, and a colleague reads of it', async ({
  stage,
  browser,
  baseURL,
  locale,
}) => {
  test.setTimeout(150_000)
  const help = await stage.make({ howFar: 'in_force', meaning: 'loan' })
  const friend = await stage.onInvite(help)
  const stop = friend.getByRole('button', { name: await say(friend, 'invites', 'open.pressure') })
  await expect(stop).toBeVisible()
  await looksAtThePrice(friend)
  await expect(stop).toBeVisible()
  await paysWith(friend, 'debit_pays')
  const takeBack = friend.getByRole('button', { name: await say(friend, 'invites', 'pay.takeBack') })
  await looksUntil(friend, () => expect(takeBack).toBeVisible({ timeout: 5000 }))
  await stop.click()
  await expect(friend).toHaveURL(/\/pressured$/)
  await expect(friend.locator('a[href="tel:110"]')).toBeVisible()

  const borrower = await stage.onAssist(help)
  await looksUntil(borrower, () => readsNotice(borrower, 'help_failed'))

  const support = await (await browser.newContext({ baseURL, locale })).newPage()
  await signInAs(support, 'support')
  await support.goto('/admin/queue?view=free&kind=pressure')
  await support.locator('main a[href^="/admin/cases/"]').last().click()
  await expect(support.getByText(await say(support, 'admin', 'case.known.values.after_signing'))).toBeVisible()
  await expect(support.getByText(await say(support, 'admin', 'case.known.values.taken_back'))).toBeVisible()
})

test('something is wrong with a payment: said in one of a few kinds on the receipt, and answered with a number', async ({
  stage,
}) => {
  test.setTimeout(150_000)
  const help = await stage.make({ howFar: 'in_force' })
  const friend = await stage.onInvite(help)
  await looksAtThePrice(friend)
  await friend.getByRole('checkbox').check()
  await paysWith(friend, 'debit_pays')
  await looksUntil(friend, () => readsHeading(friend, 'payments', 'dispute.title'))
  await friend.getByText(await say(friend, 'payments', 'dispute.say')).click()
  await friend.locator('input[name=reason][value=deceived]').check()
  await friend.getByRole('button', { name: await say(friend, 'payments', 'dispute.send') }).click()
  await expect(friend.getByText(/cas_[0-9a-f]{32}/)).toBeVisible()
  await expect(friend.locator('input[name=reason]')).toHaveCount(0)
})
