import { say, signIn } from './acts'
import { asked, asksForCode, borrowersSide, expectDeadLink, heading, isHis, press, typesCode } from './on-a-link'
import { expect, test } from './story'

test('“never” without an identity: this browser alone remembers, the page says so, and he may think again', async ({
  page,
  app,
  openBrowser,
}) => {
  const { borrower, assist, links } = await asked(app)
  const before = await borrowersSide(await isHis(page, borrower), assist)
  const friend = await openBrowser({ javaScriptEnabled: false })
  await friend.goto(links[0].link)
  await press(friend, 'open.never')
  const here = friend.getByText(await say(friend, 'invites', 'open.neverHere'))
  await expect(here).toBeVisible()
  expect(await borrowersSide(page, assist)).toEqual(before)

  await friend.goto(links[0].link)
  await expect(here).toBeVisible()
  await press(friend, 'open.undo')
  await expect(friend.locator('a[href$="/safety"]')).toBeVisible()

  const other = await openBrowser()
  await other.goto(links[0].link)
  await expect(other.locator('a[href$="/safety"]')).toBeVisible()
  expect(await borrowersSide(page, assist)).toEqual(before)
})

test('“never” with the code of the phone by which he is known is kept, and is not taken back on the link', async ({
  page,
  app,
  openBrowser,
}) => {
  const { borrower, assist, links, friends } = await asked(app, {
    friends: [{ stands: 'taken' }],
  })
  const before = await borrowersSide(await isHis(page, borrower), assist)
  const friend = await openBrowser({ javaScriptEnabled: false })
  await friend.goto(links[0].link)
  await press(friend, 'open.never')
  await friend.getByRole('link', { name: await say(friend, 'invites', 'open.continue') }).click()
  await typesCode(friend, await asksForCode(friend, app, friends[0]!.phone))
  await expect(friend).toHaveURL(/\/terms$/)
  await press(friend, 'open.notNow')
  await press(friend, 'open.never')
  await expect(friend.getByText(await say(friend, 'invites', 'open.neverKept'))).toBeVisible()
  await expect(friend.locator('main form')).toHaveCount(0)

  expect(await borrowersSide(page, assist)).toEqual(before)
})

test('who once said “never” finds each new link of this borrower open, until he is identified; then it is dead', async ({
  page,
  app,
  openBrowser,
}) => {
  const { borrower, assist, links, friends } = await asked(app, {
    links: 2,
    friends: [{ stands: 'said_never' }, { stands: 'identified', link: 1, as: 0 }],
  })
  const before = await borrowersSide(await isHis(page, borrower), assist)
  const next = await isHis(await openBrowser({ javaScriptEnabled: false }), friends[1]!)
  const { link, invite } = links[1]!
  await next.goto(link)
  await expect(await heading(next, 'open.title', { initial: `${borrower.name[0]}*` })).toBeVisible()
  await next.goto(`${invite}/checking`)
  await press(next, 'checking.next')
  await expectDeadLink(next)
  await next.goto(link)
  await expectDeadLink(next)
  expect(await borrowersSide(page, assist)).toEqual(before)
})

test('signed in with his phone he takes “never” back under privacy, and the next link leads him on', async ({
  page,
  app,
  openBrowser,
}) => {
  const { borrower, assist, links, friends } = await asked(app, {
    links: 2,
    friends: [{ stands: 'said_never' }, { stands: 'identified', link: 1, as: 0 }],
  })
  const before = await borrowersSide(await isHis(page, borrower), assist)
  const later = await openBrowser({ javaScriptEnabled: false })
  await signIn(later, app, friends[0]!.phone)
  await later.goto('/me/privacy')
  await expect(later.getByText(`${borrower.name[0]}*`, { exact: true })).toBeVisible()
  await later.getByRole('button', { name: await say(later, 'me', 'privacy.refusals.takeBack') }).click()
  await expect(later).toHaveURL(/\/me\/privacy$/)
  await expect(later.getByText(await say(later, 'me', 'privacy.refusals.title'))).toHaveCount(0)

  const next = await isHis(await openBrowser({ javaScriptEnabled: false }), friends[1]!)
  await next.goto(`${links[1]!.invite}/checking`)
  await press(next, 'checking.next')
  await expect(next).toHaveURL(/\/terms$/)
  expect(await borrowersSide(page, assist)).toEqual(before)
})
