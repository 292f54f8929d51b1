import type { Page } from '@playwright/test'
import { say } from './acts'
import { asked, type Asked, borrowersSide, expectDeadLink, heading, isHis, press, touching } from './on-a-link'
import { expect, test } from './story'

type Meaning = 'gift' | 'loan' | 'advance'

/** Says how he means it, with the earliest days that may be chosen. */
async function means(page: Page, meaning: Meaning): Promise<void> {
  await page.locator(`input[name=meaning][value=${meaning}]`).check()
  const day = meaning === 'gift' ? undefined : page.locator(`input[name=${meaning === 'loan' ? 'firstOn' : 'byOn'}]`)
  await day?.fill((await day.getAttribute('min')) ?? '')
  if (meaning === 'loan') await page.locator('input[name=months]').fill('3')
  await press(page, 'meaning.next')
}

const initialOf = ({ borrower }: Asked) => ({ initial: `${borrower.name[0]}*` })

async function expectMismatch(page: Page, state: Asked, key: 'mismatch' | 'mismatchTwice'): Promise<void> {
  await expect(page).toHaveURL(/\/meaning$/)
  await expect(page.getByText(await say(page, 'invites', `meaning.${key}`, initialOf(state)))).toBeVisible()
}

/** An ask for a loan, its friend before the question how he means it, the borrower beside. */
async function beforeTheQuestion(page: Page, friend: Page, state: Asked): Promise<string[]> {
  await isHis(friend, state.friends[0]!)
  await friend.goto(`${state.links[0].invite}/terms`)
  await friend.locator('a[href$="/meaning"]').click()
  await expect(await heading(friend, 'meaning.title')).toBeVisible()
  await expect(friend.locator('input[name=meaning]:checked')).toHaveCount(0)
  return borrowersSide(await isHis(page, state.borrower), state.assist)
}

test('meant otherwise, he alone is told so; answered anew, and alike, he goes on', async ({
  page,
  app,
  openBrowser,
}) => {
  const state = await asked(app, { meaning: 'loan', friends: [{ stands: 'taken' }] })
  const friend = await openBrowser({ javaScriptEnabled: false })
  const before = await beforeTheQuestion(page, friend, state)
  await means(friend, 'gift')
  await expectMismatch(friend, state, 'mismatch')
  expect(await borrowersSide(page, state.assist)).toEqual(before)
  await means(friend, 'loan')
  await expect(await heading(friend, 'afford.title')).toBeVisible()
  expect(await borrowersSide(page, state.assist)).toEqual(before)
})

test('meant otherwise twice, he may tell or leave; what he tells ends the request without naming how he means it', async ({
  page,
  app,
  openBrowser,
}) => {
  const state = await asked(app, { meaning: 'loan', friends: [{ stands: 'taken' }] })
  const friend = await openBrowser({ javaScriptEnabled: false })
  const before = await beforeTheQuestion(page, friend, state)
  await means(friend, 'gift')
  await means(friend, 'advance')
  await expectMismatch(friend, state, 'mismatchTwice')
  expect(await touching(friend)).toEqual([])
  await expect(friend.locator('input[name=meaning]')).toHaveCount(0)
  expect(await borrowersSide(page, state.assist)).toEqual(before)

  await press(friend, 'meaning.tell', initialOf(state))
  await expectDeadLink(friend)
  await friend.goto(state.links[0].link)
  await expectDeadLink(friend)
  await page.goto(state.assist)
  await expect(page.getByText(await say(page, 'assists', 'assist.end.meant_otherwise'))).toBeVisible()
  const words = (await borrowersSide(page, state.assist)).join('\n')
  expect(words).not.toContain(state.friends[0]!.name)
  for (const area of ['gift', 'advance'])
    expect(words).not.toContain(await say(page, 'invites', `meaning.${area}.title`, initialOf(state)))
})

test('meant otherwise, he leaves, and nobody is told', async ({ page, app, openBrowser }) => {
  const state = await asked(app, { meaning: 'advance', friends: [{ stands: 'taken' }] })
  const friend = await openBrowser({ javaScriptEnabled: false })
  const before = await beforeTheQuestion(page, friend, state)
  await means(friend, 'loan')
  await expectMismatch(friend, state, 'mismatch')
  await press(friend, 'open.notNow')
  await expect(await heading(friend, 'open.declined')).toBeVisible()
  expect(await borrowersSide(page, state.assist)).toEqual(before)
})
