import type { Page } from '@playwright/test'
import { payAtCashier, say } from './acts'
import { expect, looksUntil, test, textOf } from './two-browsers'
import { looksAtThePrice, paysWith, readsHeading, readsNotice } from './paying'

/** The number under which the lender booked it. */
const RECEIPT = /R\d{8}-\w+/

const press = async (page: Page, area: string, key: string) =>
  page.getByRole('button', { name: await say(page, area, key) }).click()

/** His money is reserved, and both ways on are offered. */
async function rests(friend: Page): Promise<void> {
  await expect(friend).toHaveURL(/\/payments\/pay_[0-9a-f]{32}/)
  const takeBack = friend.getByRole('button', { name: await say(friend, 'invites', 'pay.takeBack') })
  await looksUntil(friend, () => expect(takeBack).toBeVisible({ timeout: 1000 }))
}

/** Why his payment ended, and that nothing was taken. */
async function readsThatNothingWasTaken(friend: Page, cause: string): Promise<void> {
  await looksUntil(friend, () => readsHeading(friend, 'payments', 'state.ended.title'))
  const text = await textOf(friend)
  expect(text).toContain(await say(friend, 'payments', `state.causes.${cause}`))
  expect(text).toContain(await say(friend, 'payments', 'state.notTaken'))
}

test('taken back while it rests: the friend has his money, the borrower reads once that it did not come to a payment', async ({
  stage,
}) => {
  const help = await stage.make({ howFar: 'in_force' })
  const [friend, borrower] = [await stage.onInvite(help), await stage.onAssist(help)]
  await looksAtThePrice(friend)
  await paysWith(friend, 'debit_pays')
  await rests(friend)
  await borrower.reload()
  await readsHeading(borrower, 'assists', 'signed.held', { friend: help.friends[0].name })
  await expect(
    borrower.getByRole('button', { name: await say(borrower, 'assists', 'signed.endAgreement') }),
  ).toHaveCount(0)
  await press(friend, 'invites', 'pay.takeBack')
  await readsThatNothingWasTaken(friend, 'taken_back')
  const failed = await say(borrower, 'assists', 'assist.linkEnd.voided', { friend: '阿四' })
  await looksUntil(borrower, () => expect(borrower.getByText(failed)).toBeVisible({ timeout: 1000 }))
  expect(await textOf(borrower)).not.toContain(help.friends[0].name)
  await readsNotice(borrower, 'help_failed')
  await friend.getByRole('link', { name: await say(friend, 'invites', 'done.toAgreement') }).click()
  await readsHeading(friend, 'invites', 'waiting.over')
})

test('the borrower pays himself over a friend’s hold: his own is taken, the friend’s money never was', async ({
  stage,
}) => {
  const help = await stage.make({ howFar: 'in_force' })
  const [friend, borrower] = [await stage.onInvite(help), await stage.onAssist(help)]
  await looksAtThePrice(friend)
  await paysWith(friend, 'debit_pays')
  await rests(friend)
  await borrower.goto('/me')
  await borrower.locator('a[href$="/pay"]').first().click()
  await borrower.locator('.nav-list button').first().click()
  await expect(borrower).toHaveURL(/\/pay\/quo_[0-9a-f]{32}$/)
  await paysWith(borrower, 'balance_wallet')
  await expect(borrower).toHaveURL(/\/me\/payments\/pay_/)
  await looksUntil(borrower, () => expect(borrower.getByText(RECEIPT)).toBeVisible({ timeout: 1000 }))
  await readsThatNothingWasTaken(friend, 'paid_by_borrower')
  await expect(friend.getByRole('button', { name: await say(friend, 'payments', 'state.again') })).toHaveCount(0)
  const assist = await stage.onAssist(help)
  const over = await say(assist, 'assists', 'assist.end.nothing_owed')
  await looksUntil(assist, () => expect(assist.getByText(over)).toBeVisible({ timeout: 1000 }))
  await readsNotice(assist, 'payment_posted')
  const told = await assist.locator('main').innerText()
  expect(told).not.toContain(await say(assist, 'notices', 'help_failed.title'))
})

test('two friends: who comes second reads that nothing was taken, then that it is already paid', async ({ stage }) => {
  const help = await stage.make({ howFar: 'two_in_force' })
  const [first, second] = [await stage.onInvite(help, 0), await stage.onInvite(help, 1)]
  await looksAtThePrice(second)
  await second.locator('form button[type=submit]', { hasText: '¥' }).click()
  await expect(second).toHaveURL(/127\.0\.0\.1:\d+\/pay\//)
  await looksAtThePrice(first)
  await paysWith(first, 'debit_pays')
  await rests(first)
  await payAtCashier(second, 'debit_pays')
  await expect(second).toHaveURL(/\/payments\/pay_[0-9a-f]{32}/)
  await readsThatNothingWasTaken(second, 'came_second')
  expect(await textOf(second)).not.toContain(help.friends[0].name)
  await press(second, 'payments', 'state.again')
  await expect(second.getByText(await say(second, 'refusals', 'covered_by_another'))).toBeVisible()

  await press(first, 'invites', 'pay.takeAtOnce')
  await looksUntil(first, () => expect(first.getByText(RECEIPT)).toBeVisible({ timeout: 1000 }))
  await second.getByRole('link', { name: await say(second, 'invites', 'done.toAgreement') }).click()
  await looksUntil(second, () => readsHeading(second, 'invites', 'waiting.paid'))
  const borrower = await stage.onAssist(help)
  await readsHeading(borrower, 'assists', 'signed.posted', { friend: help.friends[0].name })
  await expect(
    borrower.getByText(await say(borrower, 'assists', 'assist.linkEnd.settled', { friend: '阿五' })),
  ).toBeVisible()
})
