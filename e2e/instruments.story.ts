import type { Page } from '@playwright/test'
import { say } from './acts'
import { looksAtThePrice, paysWith, readsHeading, readsNotice } from './paying'
import { expect, looksUntil, test, textOf } from './two-browsers'

/** The payment ended, for this reason and without a loss, and another instrument can be chosen. */
async function readsWhyNot(friend: Page, cause: string): Promise<void> {
  await expect(friend).toHaveURL(/\/payments\/pay_[0-9a-f]{32}/)
  await looksUntil(friend, () => readsHeading(friend, 'payments', 'state.ended.title'))
  const text = await textOf(friend)
  expect(text).toContain(await say(friend, 'payments', `state.causes.${cause}`))
  expect(text).toContain(await say(friend, 'payments', 'state.notTaken'))
}

async function triesAgain(friend: Page): Promise<void> {
  await friend.getByRole('button', { name: await say(friend, 'payments', 'state.again') }).click()
  await expect(friend).toHaveURL(/\/pay\/quo_[0-9a-f]{32}$/)
}

test('refused, borrowed and another person’s money end a try; one’s own pays; the borrower reads of none', async ({
  stage,
}) => {
  test.setTimeout(150_000)
  const help = await stage.make({ howFar: 'in_force', meaning: 'loan' })
  const [friend, borrower] = [await stage.onInvite(help), await stage.onAssist(help)]
  const before = await textOf(borrower)
  await looksAtThePrice(friend)
  await expect(friend.getByText(await say(friend, 'invites', 'pay.kinds'))).toBeVisible()
  for (const [instrument, cause] of [
    ['debit_refuses', 'instrument_refused'],
    ['credit_card', 'credit_funded'],
    ['unnamed_kind', 'credit_funded'],
    ['card_of_another', 'other_holder'],
  ] as const) {
    await paysWith(friend, instrument)
    await readsWhyNot(friend, cause)
    await borrower.reload()
    expect(await textOf(borrower)).toBe(before)
    await triesAgain(friend)
  }
  await paysWith(friend, 'debit_pays')
  const resting = friend.getByRole('button', { name: await say(friend, 'invites', 'pay.takeBack') })
  await looksUntil(friend, () => expect(resting).toBeVisible({ timeout: 1000 }))
  await borrower.reload()
  await readsHeading(borrower, 'assists', 'signed.held', { friend: help.friends[0].name })
  await readsNotice(borrower, 'friend_pays')
  await expect(borrower.locator('main li h2')).toHaveCount(2)
})

test('a gift may come from money that the bank does not name, not from what it names credit', async ({ stage }) => {
  const help = await stage.make({ howFar: 'in_force' })
  const friend = await stage.onInvite(help)
  await looksAtThePrice(friend)
  await paysWith(friend, 'credit_card')
  await readsWhyNot(friend, 'credit_funded')
  await triesAgain(friend)
  await paysWith(friend, 'unnamed_kind')
  const resting = friend.getByRole('button', { name: await say(friend, 'invites', 'pay.takeBack') })
  await looksUntil(friend, () => expect(resting).toBeVisible({ timeout: 1000 }))
})
