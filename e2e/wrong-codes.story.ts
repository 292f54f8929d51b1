import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { moveClock, say } from './acts'
import {
  answersSafety,
  asked,
  asksForCode,
  borrowersSide,
  heading,
  isHis,
  names,
  provesHisPhone,
  touching,
  typesCode,
} from './on-a-link'
import { expect, test } from './story'

const somePhone = () => `137${String(randomInt(100_000_000)).padStart(8, '0')}`
const otherThan = (digits: string) => String((Number(digits) + 1) % 10 ** digits.length).padStart(digits.length, '0')

/** One text for any miss, without a count, above the same two fields. */
async function expectMissed(page: Page): Promise<void> {
  await expect(await heading(page, 'who.title')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: await say(page, 'invites', 'who.missed') })).toHaveText(
    await say(page, 'invites', 'who.missed'),
  )
}

const expectIdentify = async (page: Page) => expect(await heading(page, 'identify.title')).toBeVisible()

test('a wrong code of his phone says how many tries are left, and judges nothing of what he typed', async ({
  page,
  app,
  openBrowser,
}) => {
  const { borrower, assist, links } = await asked(app)
  const before = await borrowersSide(await isHis(page, borrower), assist)
  const [friend, phone] = [await openBrowser({ javaScriptEnabled: false }), somePhone()]
  await answersSafety(friend, links[0].link)
  await names(friend, '王不是', otherThan(links[0].digits))
  const code = await asksForCode(friend, app, phone)
  for (const tries of ['4', '3', '2']) {
    await typesCode(friend, otherThan(code))
    await expect(friend.getByText(await say(friend, 'refusals', 'code_wrong', { tries })).first()).toBeVisible()
  }
  expect(await touching(friend)).toEqual([])
  await friend.goto(`${links[0].invite}/who`)
  await names(friend, borrower.name, links[0].digits)
  await typesCode(friend, code)
  await expectIdentify(friend)
  expect(await borrowersSide(page, assist)).toEqual(before)
})

test.describe('one phone, again and again', () => {
  // Between two codes of one phone lie 40 seconds: the clock is moved.
  test.use({ ownApp: true })

  test('after three wrong names this phone keeps the one text; another phone does not', async ({
    page,
    app,
    openBrowser,
  }) => {
    test.setTimeout(180_000)
    const { borrower, assist, links } = await asked(app)
    const before = await borrowersSide(await isHis(page, borrower), assist)
    const [friend, phone] = [await openBrowser({ javaScriptEnabled: false }), somePhone()]
    await provesHisPhone(friend, app, { ...links[0], name: '王不是', phone })
    await expectMissed(friend)
    for (const name of ['李不是', '赵不是', borrower.name]) {
      await moveClock(app, '41 seconds')
      await names(friend, name, links[0].digits)
      await typesCode(friend, await asksForCode(friend, app, phone))
      await expectMissed(friend)
    }
    const other = await openBrowser()
    await provesHisPhone(other, app, { ...links[0], name: borrower.name, phone: somePhone() })
    await expectIdentify(other)
    expect(await borrowersSide(page, assist)).toEqual(before)
  })

  test('after five wrong digits this phone keeps the one text; another phone does not', async ({
    page,
    app,
    openBrowser,
  }) => {
    test.setTimeout(180_000)
    const { borrower, assist, links, friends } = await asked(app, { friends: [{ stands: 'at_last_digits' }] })
    const before = await borrowersSide(await isHis(page, borrower), assist)
    const friend = await isHis(await openBrowser({ javaScriptEnabled: false }), friends[0]!)
    for (const digits of [otherThan(links[0].digits), links[0].digits]) {
      await friend.goto(`${links[0].invite}/who`)
      await names(friend, borrower.name, digits)
      await typesCode(friend, await asksForCode(friend, app, friends[0]!.phone))
      await expectMissed(friend)
      await moveClock(app, '41 seconds')
    }
    const other = await openBrowser()
    await provesHisPhone(other, app, { ...links[0], name: borrower.name, phone: somePhone() })
    await expectIdentify(other)
    expect(await borrowersSide(page, assist)).toEqual(before)
  })
})
