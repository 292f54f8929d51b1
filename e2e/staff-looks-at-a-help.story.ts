import { publicId } from '@/lib/id'
import { say } from './acts'
import { looksAtThePrice, paysWith, readsHeading } from './paying'
import { signInAs } from './staff'
import { expect, looksUntil, test } from './two-browsers'

const PURPOSE = '按来电的请求回电'

test('support follows a help on its page, looks at a phone with a reason, and its owner reads of the look', async ({
  page,
  stage,
}) => {
  test.setTimeout(120_000)
  const help = await stage.make({ howFar: 'in_force' })
  const friend = await stage.onInvite(help)
  await looksAtThePrice(friend)
  await paysWith(friend, 'debit_pays')
  await expect(friend).toHaveURL(/\/payments\/pay_[0-9a-f]{32}/)
  const rest = friend.getByRole('button', { name: await say(friend, 'invites', 'pay.takeBack') })
  await looksUntil(friend, () => expect(rest).toBeVisible({ timeout: 5000 }))

  await signInAs(page, 'support')
  await page.goto(`/admin/assists/${publicId('assist', help.assistId)}`)
  await expect(page.getByText(await say(page, 'admin', 'assist.states.covered')).first()).toBeVisible()
  const agreements = page.getByRole('table', { name: await say(page, 'admin', 'assist.agreements') })
  for (const side of ['friend', 'borrower'])
    await expect(agreements.locator('tbody tr')).toContainText(await say(page, 'admin', `assist.sides.${side}`))
  for (const verb of ['sign-as-friend', 'sign-as-borrower', 'hold-payment', 'cover-assist'])
    await expect(
      page
        .locator('aside')
        .getByText(await say(page, 'admin', `audit.verbs.${verb}`))
        .first(),
    ).toBeVisible()
  await expect(page.getByText(help.borrower.name, { exact: true })).toHaveCount(0)

  await page.getByRole('link', { name: await say(page, 'admin', 'assist.toBorrower') }).click()
  await expect(page).toHaveURL(new RegExp(publicId('person', help.borrower.id)))
  await expect(page.getByText(help.borrower.phone)).toHaveCount(0)
  await page.goto(`${page.url()}?look=phone`)
  await page.getByRole('button', { name: await say(page, 'admin', 'look.once') }).click()
  await expect(page.locator('.error-summary')).toBeVisible()
  await expect(page.getByText(help.borrower.phone)).toHaveCount(0)
  await page.locator('select[name=purpose]').selectOption('call_back')
  await page.locator('input[name=note]').fill(PURPOSE)
  await page.getByRole('button', { name: await say(page, 'admin', 'look.once') }).click()
  await expect(page.getByText(help.borrower.phone)).toBeVisible()

  const borrower = await stage.signedIn(help.borrower)
  await borrower.goto('/me/privacy')
  await readsHeading(borrower, 'me', 'privacy.looks.title')
  const why = await say(borrower, 'me', 'privacy.looks.purposes.call_back')
  await expect(borrower.locator('.entries').getByText(why)).toBeVisible()
})
