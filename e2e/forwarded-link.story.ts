import { asked, asksForCode, borrowersSide, expectDeadLink, heading, isHis, press, typesCode } from './on-a-link'
import { expect, test } from './story'
import { say } from './acts'

test('who opens a forwarded link finds it open like the first, until he is identified; then it is dead', async ({
  page,
  app,
  openBrowser,
}) => {
  const { borrower, assist, links, friends } = await asked(app, {
    friends: [{ stands: 'taken' }, { stands: 'identified' }],
  })
  const before = await borrowersSide(await isHis(page, borrower), assist)
  const [first, second, stranger] = [await openBrowser(), await openBrowser(), await openBrowser()]

  await stranger.goto(links[0].link)
  await expect(stranger.locator('a[href$="/safety"]')).toBeVisible()

  await isHis(second, friends[1]!)
  await second.goto(`${links[0].invite}/checking`)
  await press(second, 'checking.next')
  await expectDeadLink(second)
  await second.goto(links[0].link)
  await expectDeadLink(second)

  await isHis(first, friends[0]!)
  await first.goto(links[0].link)
  await expect(first).toHaveURL(/\/terms$/)
  expect(await borrowersSide(page, assist)).toEqual(before)
})

test('in another browser the same friend goes on where he was, by his phone’s code', async ({
  page,
  app,
  openBrowser,
}) => {
  const { borrower, assist, links, friends } = await asked(app, { friends: [{ stands: 'taken' }] })
  const before = await borrowersSide(await isHis(page, borrower), assist)
  const other = await openBrowser({ javaScriptEnabled: false })
  await other.goto(links[0].link)
  await other.getByRole('link', { name: await say(other, 'invites', 'open.continue') }).click()
  await expect(await heading(other, 'continue.title')).toBeVisible()
  await typesCode(other, await asksForCode(other, app, friends[0]!.phone))
  await expect(other).toHaveURL(/\/terms$/)
  expect(await borrowersSide(page, assist)).toEqual(before)
})
