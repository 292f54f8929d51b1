import { moveClock, say } from './acts'
import { looksAtThePrice, paysWith, readsHeading } from './paying'
import { expect, fault, looksUntil, test, textOf } from './two-browsers'

// What is beyond us misbehaves, and the clock is moved.
test.use({ ownApp: true })

/** The number under which the lender booked it. */
const RECEIPT = /R\d{8}-\w+/

test('while it is not known whether the money was taken, the friend reads so, by when it is, and then what is true', async ({
  app,
  stage,
}) => {
  test.setTimeout(150_000)
  const help = await stage.make({ howFar: 'in_force' })
  const friend = await stage.onInvite(help)
  await fault(app, 'cashier.capture', 'lost', 1_000_000)
  await looksAtThePrice(friend)
  await friend.getByRole('checkbox').check()
  await paysWith(friend, 'debit_pays')
  await expect(friend).toHaveURL(/\/payments\/pay_[0-9a-f]{32}/)
  await looksUntil(friend, () => readsHeading(friend, 'payments', 'state.taking.title'))
  const [, byWhen = ''] = (await say(friend, 'payments', 'state.taking.lead')).split('{time}')
  expect(await textOf(friend)).toMatch(new RegExp(`\\d\\d:\\d\\d${byWhen}`))
  await expect(friend.getByRole('button', { name: await say(friend, 'payments', 'state.again') })).toHaveCount(0)

  await moveClock(app, '16 minutes')
  await looksUntil(friend, () => readsHeading(friend, 'payments', 'state.taking_late.title'))
  const borrower = await stage.onAssist(help)
  await expect(borrower.getByText(await say(borrower, 'assists', 'signed.onItsWay'))).toBeVisible()

  await fault(app, 'cashier.capture', 'lost', 0)
  await moveClock(app, '30 minutes')
  await looksUntil(friend, () => expect(friend.getByText(RECEIPT)).toBeVisible({ timeout: 5000 }))
  await borrower.reload()
  await readsHeading(borrower, 'assists', 'signed.posted', { friend: help.friends[0].name })
})

test('while the bank does not say whether it holds the money, the friend reads by when it is known; then that it did not', async ({
  app,
  stage,
}) => {
  const help = await stage.make({ howFar: 'in_force' })
  const friend = await stage.onInvite(help)
  await looksAtThePrice(friend)
  await paysWith(friend, 'debit_silent')
  await expect(friend).toHaveURL(/\/payments\/pay_[0-9a-f]{32}/)
  await readsHeading(friend, 'payments', 'state.at_cashier.title')
  const [, byWhen = ''] = (await say(friend, 'payments', 'state.at_cashier.lead')).split('{time}')
  expect(await textOf(friend)).toMatch(new RegExp(`\\d\\d:\\d\\d${byWhen}`))
  const borrower = await stage.onAssist(help)
  const before = await textOf(borrower)
  await moveClock(app, '31 minutes')
  await looksUntil(friend, () => readsHeading(friend, 'payments', 'state.ended.title'))
  expect(await textOf(friend)).toContain(await say(friend, 'payments', 'state.causes.never_held'))
  await borrower.reload()
  expect(await textOf(borrower)).toBe(before)
})
