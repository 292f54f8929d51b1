import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { RunningApp } from '../scripts/supervise/story-app.mjs'
import { codeFor, lastMessage, say } from './acts'
import { expect } from './story'

type DemoPerson = { name: string; login: string; idNumber?: string }
const PEOPLE = JSON.parse(readFileSync('db/seed/people.json', 'utf8')) as DemoPerson[]

/** A person of the demo by his phone. */
export function personOf(phone: string): { name: string; phone: string; idNumber: string } {
  const found = PEOPLE.find(({ login }) => login === phone)
  if (!found?.idNumber) throw new Error(`${phone} is no person of the demo`)
  return { name: found.name, phone, idNumber: found.idNumber }
}

const goOn = (page: Page) => page.locator('button[type=submit]').last().click()

async function identifiesHimself(page: Page, phone: string): Promise<void> {
  const { name, idNumber } = personOf(phone)
  await page.getByRole('checkbox').check()
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=idNumber]').fill(idNumber)
  await page.getByRole('button', { name: await say(page, 'assists', 'identity.send') }).click()
  await page.getByRole('link', { name: await say(page, 'assists', 'identity.go') }).click()
}

/** The signed-in borrower asks for his next instalment; answers the link and the four digits. */
export async function asks(
  page: Page,
  phone: string,
  means: 'gift' | 'loan' | 'advance',
): Promise<{ link: string; digits: string }> {
  await page.locator('a[href^="/me/ask/"]').first().click()
  await goOn(page)
  for (const question of ['by', 'much']) {
    await expect(page).toHaveURL(new RegExp(`/${question}$`))
    await page.getByRole('radio').first().check()
    await goOn(page)
  }
  await page.locator('input[name=friend]').fill('李四')
  await goOn(page)
  await page.locator(`input[name=meaning][value=${means}]`).check()
  await goOn(page)
  for (const question of ['sentence', 'days']) {
    await expect(page).toHaveURL(new RegExp(`/${question}$`))
    await page.getByRole('radio').first().check()
    await goOn(page)
  }
  await expect(page).toHaveURL(/\/check$/)
  const identity = page.locator('a[href^="/me/identity"]')
  if (await identity.count()) {
    await identity.click()
    await identifiesHimself(page, phone)
  }
  await page.getByRole('checkbox').check()
  await goOn(page)
  await expect(page).toHaveURL(/\/me\/assists\/ast_/)
  const link = /https?:\/\/\S+\/i\/[\w-]{43}/.exec(await page.locator('.copy-text').innerText())?.[0]
  const digits = (await page.locator('.spoken-code b').allInnerTexts()).join('')
  expect(link).toBeTruthy()
  return { link: link!, digits }
}

type OnLink = { link: string; digits: string; borrower: string; friend: string }

/** A friend opens the link, says whom he helps and who he is, and waits for the check's answer. */
export async function saysWhoHeIs(page: Page, app: RunningApp, facts: OnLink): Promise<void> {
  const { name, idNumber, phone } = personOf(facts.friend)
  await page.goto(facts.link)
  await expect(page).toHaveURL(/\/invites\/inv_[0-9a-f]{32}$/)
  await page.locator('a[href$="/safety"]').click()
  await page.locator('input[name=spoke][value=heard]').check()
  await page.locator('input[name=hurried][value=no]').check()
  await page.locator('input[name=own][value=yes]').check()
  await goOn(page)
  await page.locator('input[name=name]').fill(personOf(facts.borrower).name)
  await page.locator('input[name=spoken]').fill(facts.digits)
  await goOn(page)
  const seen = await lastMessage(app)
  await page.locator('input[name=phone]').fill(phone)
  await goOn(page)
  await page.locator('input[name=code]').fill(await codeFor(app, phone, seen))
  await page.locator('button[type=submit]').first().click()
  await page.getByRole('checkbox').check()
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=idNumber]').fill(idNumber)
  await goOn(page)
  await expect(page).not.toHaveURL(/\/identify/)
}

/** A friend opens the link and comes, identified, to what exactly is asked. */
export async function comesToTerms(page: Page, app: RunningApp, facts: OnLink): Promise<void> {
  await saysWhoHeIs(page, app, facts)
  const agreed = await say(page, 'invites', 'checking.agreed')
  await expect(async () => {
    await page.goto(page.url())
    await expect(page.getByRole('heading', { name: agreed })).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await goOn(page)
  await expect(page).toHaveURL(/\/terms$/)
}

/** Tries the answers in turn until every question has had its right one; each answer leads to the page made anew. */
async function answersTheQuestions(page: Page): Promise<void> {
  const shown = page.locator('#quiz input[name=shown]')
  const answer = page.getByRole('button', { name: await say(page, 'invites', 'contract.answer') })
  const toSign = page.locator('a[href$="/sign"]')
  for (const option of ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c']) {
    await expect(answer.or(toSign)).toBeVisible()
    if (await toSign.isVisible()) return
    const before = await shown.getAttribute('value')
    await page.locator(`#quiz input[name=answer][value=${option}]`).check()
    await answer.click()
    await expect(async () => {
      const [now] = await shown.evaluateAll((all) => all.map((one) => one.getAttribute('value')))
      expect(now).not.toBe(before)
    }).toPass({ timeout: 20_000 })
  }
}

/** The earliest days that may be chosen, in five parts where it is a loan. */
async function proposes(page: Page, means: 'gift' | 'loan' | 'advance'): Promise<void> {
  if (means === 'gift') return
  const day = page.locator(means === 'loan' ? 'input[name=firstOn]' : 'input[name=byOn]')
  await day.fill((await day.getAttribute('min')) ?? '')
  if (means === 'loan') await page.locator('input[name=months]').fill('5')
}

/** From the terms to the signature: how he means it, consents, the contract's three questions, his name. */
export async function signs(page: Page, friend: string, means: 'gift' | 'loan' | 'advance'): Promise<void> {
  await page.locator('a[href$="/meaning"]').click()
  await page.locator(`input[name=meaning][value=${means}]`).check()
  await proposes(page, means)
  await page.getByRole('button', { name: await say(page, 'invites', 'meaning.next') }).click()
  await page.locator('input[name=monthLeftOver][value=yes]').check()
  await page.getByRole('button', { name: await say(page, 'invites', 'afford.next') }).click()
  await expect(page.getByRole('checkbox')).toHaveCount(3)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: await say(page, 'invites', 'consent.next') }).click()
  await expect(page).toHaveURL(/\/contract/)
  await answersTheQuestions(page)
  await page.locator('a[href$="/sign"]').click()
  await page.locator('input[name=name]').fill(personOf(friend).name)
  await page.getByRole('button', { name: await say(page, 'invites', 'sign.sign') }).click()
  await expect(page).toHaveURL(/\/waiting$/)
}

/** On his request's page: "this is my friend", and his own name. */
export async function borrowerSigns(page: Page, borrower: string): Promise<void> {
  await page.locator('a[href*="/sign/agr_"]').click()
  await page.locator('input[name=name]').fill(personOf(borrower).name)
  await page.getByRole('button', { name: await say(page, 'assists', 'sign.sign') }).click()
  await expect(page).toHaveURL(/\/me\/assists\/ast_[0-9a-f]{32}$/)
}
