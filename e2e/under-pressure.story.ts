import type { Page } from '@playwright/test'
import { answersSafety, asked, borrowersSide, heading, isHis, press } from './on-a-link'
import { expect, test } from './story'

/** How many cases of pressure wait for a colleague. */
async function pressureCases(page: Page): Promise<number> {
  await page.goto('/admin/queue?view=free&kind=pressure')
  return page.locator('main a[href^="/admin/cases/"]').count()
}

/** The calm end, with two numbers to ring, on this page and whenever this browser opens the link again. */
async function expectCalmEnd(page: Page, link: string): Promise<void> {
  for (const look of [() => Promise.resolve(), () => page.goto(link)]) {
    await look()
    await expect(page).toHaveURL(/\/pressured$/)
    await expect(await heading(page, 'pressured.title')).toBeVisible()
    for (const number of ['110', '96110'])
      await expect(page.getByRole('link', { name: number, exact: true })).toHaveAttribute('href', `tel:${number}`)
    await expect(page.locator('main form')).toHaveCount(0)
  }
}

const WAYS: Record<string, (page: Page, link: string) => Promise<void>> = {
  'by the button': async (page, link) => {
    await page.goto(link)
    await press(page, 'open.pressure')
  },
  'by the safety question': (page, link) => answersSafety(page, link, { hurried: 'yes' }),
}

for (const [how, says] of Object.entries(WAYS))
  test(`under pressure, ${how}: a calm end, a case for staff, and nothing on the borrower’s side`, async ({
    page,
    app,
    openBrowser,
  }) => {
    const { borrower, assist, links, support } = await asked(app)
    const before = await borrowersSide(await isHis(page, borrower), assist)
    const colleague = await isHis(await openBrowser(), support)
    const waiting = await pressureCases(colleague)
    const friend = await openBrowser({ javaScriptEnabled: false })

    await says(friend, links[0].link)

    await expectCalmEnd(friend, links[0].link)
    expect(await pressureCases(colleague)).toBe(waiting + 1)
    expect(await borrowersSide(page, assist)).toEqual(before)
  })

test('advised to ring first, or stopped before borrowed money, he causes no case and may correct himself', async ({
  page,
  app,
  openBrowser,
}) => {
  const { borrower, assist, links, support } = await asked(app)
  const before = await borrowersSide(await isHis(page, borrower), assist)
  const colleague = await isHis(await openBrowser(), support)
  const waiting = await pressureCases(colleague)
  const friend = await openBrowser({ javaScriptEnabled: false })

  await answersSafety(friend, links[0].link, { own: 'no' })
  await expect(await heading(friend, 'ownMoney.title')).toBeVisible()
  await expect(friend.locator('main form')).toHaveCount(0)
  await friend.locator('main a[href$="/safety"]').click()
  await expect(await heading(friend, 'safety.title')).toBeVisible()
  await answersSafety(friend, links[0].link, { spoke: 'text_only' })
  await expect(await heading(friend, 'who.title')).toBeVisible()

  expect(await pressureCases(colleague)).toBe(waiting)
  expect(await borrowersSide(page, assist)).toEqual(before)
})
