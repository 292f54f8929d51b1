import { say, signIn } from './acts'
import { looksAtThePrice, paysWith, readsHeading } from './paying'
import { expect, looksUntil, test, textOf } from './two-browsers'

/** The number under which the lender booked it. */
const RECEIPT = /R\d{8}-\w+/

test('weeks later a friend signs in with his phone and finds the receipt of his gift and what he signed', async ({
  app,
  stage,
  browser,
  baseURL,
  locale,
  viewport,
}) => {
  test.setTimeout(150_000)
  const help = await stage.make({ howFar: 'in_force' })
  const [giver] = help.friends
  const friend = await stage.onInvite(help)
  await looksAtThePrice(friend)
  await friend.getByRole('checkbox').check()
  await paysWith(friend, 'balance_wallet')
  await expect(friend).toHaveURL(/\/payments\/pay_[0-9a-f]{32}/)
  await looksUntil(friend, () => expect(friend.getByText(RECEIPT)).toBeVisible({ timeout: 5000 }))
  const receipt = RECEIPT.exec(await textOf(friend))?.[0] ?? ''
  await friend.context().close()

  const later = await (await browser.newContext({ baseURL, locale, viewport })).newPage()
  await signIn(later, app, giver.phone)
  await later.locator('a[href="/me/helped"]').click()
  await later.locator('.nav-list a', { hasText: help.borrower.name }).click()
  await expect(later).toHaveURL(/\/me\/helped\/pay_[0-9a-f]{32}$/)
  await expect(later.getByText(receipt)).toBeVisible()
  await readsHeading(later, 'invites', 'done.gift')
  await later.getByRole('link', { name: await say(later, 'claims', 'agreement') }).click()
  await expect(later).toHaveURL(/\/agreement$/)
  for (const { name } of [giver, help.borrower]) expect(await textOf(later)).toContain(name)

  const borrower = await stage.onAssist(help)
  await readsHeading(borrower, 'assists', 'signed.posted', { friend: giver.name })
  await expect(borrower.getByText(receipt)).toBeVisible()
  await borrower.goto('/me/claims')
  await expect(borrower.getByRole('heading', { name: await say(borrower, 'claims', 'oweNone') })).toBeVisible()
})
