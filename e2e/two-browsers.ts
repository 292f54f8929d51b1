import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { publicId } from '@/lib/id'
import { readEnv } from '@/lib/env'
import type { FaultMode, FaultVerb } from '../scripts/outside/protocol'
import type { RunningApp } from '../scripts/supervise/story-app.mjs'
import { Sessions } from './probes/cast/sessions'
import type { HelpWanted, SignedHelp, Somebody } from './states/help'
import { openState } from './states/open-state'
import { expect, test as base } from './story'

export { expect } from './story'

type Stage = {
  /** A help of which so much has happened, between people whom no other story has. */
  make: (wanted: HelpWanted) => Promise<SignedHelp>
  /** A browser in which this person has just signed in; he stands nowhere yet. */
  signedIn: (person: Somebody) => Promise<Page>
  /** A browser in which a friend who signed has just proven his phone, on the page that waits. */
  onInvite: (help: SignedHelp, which?: 0 | 1) => Promise<Page>
  /** The borrower, signed in, on the page of what he asked for. */
  onAssist: (help: SignedHelp) => Promise<Page>
}

/** A story's test with two people in two browsers, starting from a state that commands made. */
export const test = base.extend<{ stage: Stage }>({
  stage: async ({ app, browser, baseURL, locale, viewport }, use) => {
    const sql = postgres(app.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
    const sessions = new Sessions(sql, readEnv(app.env))
    const open = async (cookie: string) => {
      const context = await browser.newContext({ baseURL, locale, viewport })
      const [name = '', value = ''] = cookie.split(/=(.*)/s)
      // Such a name is only taken from a secure origin, which this machine itself is one of when it answers.
      const url = baseURL!.replace('http:', 'https:')
      await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
      return context.newPage()
    }
    const signedIn = async ({ id }: Somebody) => open(await sessions.ofPerson(id))
    await use({
      make: (wanted) => openState<SignedHelp>(app, 'after-signature', JSON.stringify(wanted)),
      signedIn,
      onInvite: async ({ friends }, which = 0) => {
        const { id, inviteId, visitId } = friends[which] ?? friends[0]
        const page = await open(await sessions.onInvite({ id: inviteId, visitId, friendId: id }))
        await page.goto(`/invites/${publicId('invite', inviteId)}/waiting`)
        return page
      },
      onAssist: async ({ borrower, assistId }) => {
        const page = await signedIn(borrower)
        await page.goto(`/me/assists/${publicId('assist', assistId)}`)
        return page
      },
    })
    await sql.end()
  },
})

/** Looks at the page anew until it holds what is asked; what is beyond us is answered soon, not at once. */
export async function looksUntil(page: Page, holds: () => Promise<void>, path = page.url()): Promise<void> {
  await expect(async () => {
    await page.goto(path)
    await holds()
  }).toPass({ timeout: 45_000 })
}

/** What the page says, as a reader finds it. */
export const textOf = (page: Page): Promise<string> => page.locator('main').innerText()

/** What stands beside this name in a list of names and values. */
export const valueOf = (page: Page, name: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .locator('dd')

/** Lets a party beyond us misbehave for so many calls; none mends it. */
export async function fault(app: RunningApp, verb: FaultVerb, mode: FaultMode, count: number): Promise<void> {
  const [party, what] = verb.split('.')
  const response = await fetch(`${app.outsideUrl}/faults`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.env.OUTSIDE_DEV_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ party, verb: what, mode, count }),
  })
  expect(response.status).toBe(200)
}
