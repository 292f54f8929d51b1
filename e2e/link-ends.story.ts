import { moveClock, say, signIn } from './acts'
import { asked, borrowersSide, expectDeadLink, isHis, press, wordsOf } from './on-a-link'
import { expect, test } from './story'

/** Without the times of day, which differ from one ask to the next, and the lender's name. */
const timeless = (text: string) => text.replace(/\d{1,2}:\d{2}/g, '(time)').replace(/测试贷款方\w+/g, '(lender)')

test('withdrawn, a link is dead at the friend’s next step, and the borrower reads the same whatever happened on it', async ({
  app,
  openBrowser,
}) => {
  const untouched = await asked(app)
  const state = await asked(app, { friends: [{ stands: 'taken' }, { stands: 'declined' }, { stands: 'identified' }] })
  const [taker, stranger, decliner, second] = await Promise.all([1, 2, 3, 4].map(() => openBrowser()))
  await isHis(taker!, state.friends[0]!)
  await isHis(decliner!, state.friends[1]!)
  await isHis(second!, state.friends[2]!)
  await taker!.goto(`${state.links[0].invite}/meaning`)
  await stranger!.goto(state.links[0].link)
  await decliner!.goto(state.links[0].link)
  await second!.goto(`${state.links[0].invite}/checking`)

  const read: string[] = []
  for (const { borrower, assist } of [untouched, state]) {
    const his = await isHis(await openBrowser(), borrower)
    await his.goto(assist)
    await his
      .getByRole('button', { name: await say(his, 'assists', 'link.withdraw', { friend: '阿四' }), exact: true })
      .click()
    await expect(his.getByText(await say(his, 'assists', 'assist.end.withdrawn'))).toBeVisible()
    read.push(await wordsOf(his, assist))
  }
  expect(timeless(read[1]!)).toBe(timeless(read[0]!))

  await taker!.locator('input[name=meaning][value=gift]').check()
  await press(taker!, 'meaning.next')
  await expect(taker!.getByText(await say(taker!, 'refusals', 'not_found'))).toBeVisible()
  await taker!.getByRole('link', { name: await say(taker!, 'ui', 'back') }).click()
  await stranger!.locator('a[href$="/safety"]').click()
  await press(decliner!, 'open.undo')
  await press(second!, 'checking.next')
  for (const friend of [taker!, stranger!, decliner!, second!]) {
    await expectDeadLink(friend)
    await friend.goto(state.links[0].link)
    await expectDeadLink(friend)
  }
})

test.describe('later', () => {
  // The clock is moved past the day until which he may answer.
  test.use({ ownApp: true })

  test('past its answer-by a link is dead for everybody, and the borrower reads that its time is over', async ({
    page,
    app,
    openBrowser,
  }) => {
    const state = await asked(app, { friends: [{ stands: 'taken' }] })
    const [taker, stranger] = [await isHis(await openBrowser(), state.friends[0]!), await openBrowser()]
    await taker.goto(state.links[0].link)
    await expect(taker).toHaveURL(/\/terms$/)
    await stranger.goto(state.links[0].link)
    await moveClock(app, '4 days')

    await press(taker, 'open.notNow')
    await stranger.locator('a[href$="/safety"]').click()
    for (const friend of [taker, stranger]) {
      await expectDeadLink(friend)
      await friend.goto(state.links[0].link)
      await expectDeadLink(friend)
    }
    await signIn(page, app, state.borrower.phone)
    await expect(async () => {
      await page.goto(state.assist)
      await expect(page.getByText(await say(page, 'assists', 'assist.end.answer_by'))).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 30_000 })
    expect((await borrowersSide(page, state.assist)).join('\n')).not.toContain(state.friends[0]!.name)
  })
})
