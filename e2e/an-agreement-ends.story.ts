import type { Page } from '@playwright/test'
import { moveClock, say } from './acts'
import { readsHeading, readsNotice } from './paying'
import { expect, looksUntil, test, textOf } from './two-browsers'

const TIMES = { signature: '24 hours 1 minute', payment: '48 hours' }

const press = async (page: Page, area: string, key: string) =>
  page.getByRole('button', { name: await say(page, area, key) }).click()

/** The friend reads that it is over, that he need not do anything, and nothing of who ended it; what he signed he can read. */
async function readsThatItIsOver(friend: Page): Promise<void> {
  await looksUntil(friend, () => readsHeading(friend, 'invites', 'waiting.over'))
  await expect(friend.getByText(await say(friend, 'invites', 'waiting.overLead'))).toBeVisible()
  await expect(friend.locator('main form')).toHaveCount(0)
  const number = await friend.locator('dl dd').first().innerText()
  await friend.getByRole('link', { name: await say(friend, 'invites', 'waiting.read') }).click()
  await expect(friend).toHaveURL(/\/agreement$/)
  expect(await textOf(friend)).toContain(number)
}

/** On the page of his request: how this link ended, and that a friend can still be asked. */
async function readsHowItEnded(borrower: Page, cause: string, label = '阿四'): Promise<void> {
  const ended = await say(borrower, 'assists', `assist.linkEnd.${cause}`, { friend: label })
  await looksUntil(borrower, () => expect(borrower.getByText(ended)).toBeVisible({ timeout: 1000 }))
}

test.describe('time that passes', () => {
  test.use({ ownApp: true })

  test('without the second signature it lapses after a day, without a payment three days later; both read so', async ({
    app,
    stage,
  }) => {
    test.setTimeout(150_000)
    const [unsigned, unpaid] = [await stage.make({ howFar: 'signed' }), await stage.make({ howFar: 'in_force' })]
    const waiting = await stage.onInvite(unsigned)
    await expect(waiting.getByRole('button', { name: await say(waiting, 'invites', 'waiting.stepBack') })).toBeVisible()
    const asked = await stage.onAssist(unsigned)
    await readsHeading(asked, 'assists', 'signed.title')

    await moveClock(app, TIMES.signature)
    await readsThatItIsOver(await stage.onInvite(unsigned))
    const missed = await stage.onAssist(unsigned)
    await readsHowItEnded(missed, 'lapsed')
    await expect(missed.locator('a[href*="/sign/agr_"]')).toHaveCount(0)
    await readsNotice(missed, 'agreement_lapsed')

    const stillOpen = await stage.onInvite(unpaid)
    await readsHeading(stillOpen, 'invites', 'waiting.inForce')
    await moveClock(app, TIMES.payment)
    await readsThatItIsOver(await stage.onInvite(unpaid))
    const borrower = await stage.onAssist(unpaid)
    await readsHowItEnded(borrower, 'lapsed')
    await readsNotice(borrower, 'agreement_lapsed')
  })
})

test('the friend steps back with one button, and the borrower reads that nothing was paid', async ({ stage }) => {
  const help = await stage.make({ howFar: 'in_force' })
  const [friend, borrower] = [await stage.onInvite(help), await stage.onAssist(help)]
  await readsHeading(borrower, 'assists', 'signed.inForce', { friend: help.friends[0].name })
  await press(friend, 'invites', 'waiting.stepBack')
  await readsThatItIsOver(friend)
  await readsHowItEnded(borrower, 'stepped_back')
  await readsNotice(borrower, 'friend_stepped_back')
})

test('the borrower ends what both signed: his friend reads one neutral sentence and keeps what he signed', async ({
  stage,
}) => {
  const help = await stage.make({ howFar: 'in_force', meaning: 'loan' })
  const [friend, borrower] = [await stage.onInvite(help), await stage.onAssist(help)]
  await press(borrower, 'assists', 'signed.endAgreement')
  const over = borrower.getByText(await say(borrower, 'assists', 'assist.end.withdrawn'))
  await expect(over).toBeVisible()
  await readsHowItEnded(borrower, 'withdrawn')
  await friend.goto(friend.url())
  expect(await textOf(friend)).not.toContain(help.borrower.name)
  await readsThatItIsOver(friend)
})

test('instead of signing the borrower ends it, and reads no more what he did not sign', async ({ stage }) => {
  const help = await stage.make({ howFar: 'signed', meaning: 'advance' })
  const [friend, borrower] = [await stage.onInvite(help), await stage.onAssist(help)]
  await borrower.getByRole('link', { name: await say(borrower, 'assists', 'signed.look') }).click()
  const contract = borrower.url()
  await press(borrower, 'assists', 'sign.not')
  await expect(borrower).toHaveURL(/\/me\/assists\/ast_[0-9a-f]{32}$/)
  await readsHowItEnded(borrower, 'withdrawn')
  expect((await borrower.goto(contract))?.status()).toBe(404)
  await readsThatItIsOver(friend)
})
