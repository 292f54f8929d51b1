import { randomInt } from 'node:crypto'
import { expect, test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import { Addresses, leaksOf } from './leaks'
import { openApp, type RunningApp, type StoryServer } from '../scripts/supervise/story-app.mjs'

export { expect } from '@playwright/test'

/** When its stories are over, nothing of a person may stand in this app's logs, or in an address that was asked for. */
async function usedUp(app: RunningApp, use: (app: RunningApp) => Promise<void>, addresses: Addresses): Promise<void> {
  await use(app)
  const leaks = await leaksOf(app, addresses.take()).finally(() => app.close())
  expect(leaks).toEqual([])
}

const server = () => JSON.parse(process.env.STORY_SERVER ?? '') as StoryServer

/** Every app stands behind a proxy whose word on addresses counts: each browser calls from its own, as people do. */
const BEHIND_A_PROXY = { TRUSTED_PROXY: '127.0.0.0/8,::1' }
const fromSomewhere = () => ({ 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` })

/**
 * A story's test: `app` runs with a database, a clock and an outside that no other worker sees. A story that moves the clock
 * or counts what is in the whole database says `test.use({ ownApp: true })` and gets one that nobody used before; `settings` are
 * then its further ones. `openBrowser` opens another browser than that of `page`.
 */
export const test = base.extend<
  {
    ownApp: boolean
    settings: Record<string, string>
    app: RunningApp
    openBrowser: (options?: BrowserContextOptions) => Promise<Page>
  },
  { sharedApp: RunningApp; addresses: Addresses }
>({
  ownApp: [false, { option: true }],
  settings: [{}, { option: true }],
  addresses: [
    async ({ browser }, use) => {
      const addresses = new Addresses()
      browser.on('context', (context) => addresses.listenTo(context))
      await use(addresses)
    },
    { scope: 'worker' },
  ],
  sharedApp: [
    async ({ browserName, addresses }, use, { workerIndex }) => {
      const app = await openApp(server(), `${browserName}_${workerIndex}`, BEHIND_A_PROXY)
      await usedUp(app, use, addresses)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  app: async ({ ownApp, settings, sharedApp, addresses }, use, { testId }) => {
    if (!ownApp) return use(sharedApp)
    const app = await openApp(server(), testId, { ...BEHIND_A_PROXY, ...settings })
    await usedUp(app, use, addresses)
  },
  baseURL: async ({ app }, use) => use(app.origin),
  extraHTTPHeaders: async ({}, use) => use(fromSomewhere()),
  openBrowser: async ({ browser, baseURL, locale, viewport, timezoneId }, use) => {
    const opened: BrowserContext[] = []
    await use(async (options = {}) => {
      const own = { baseURL, locale, viewport, timezoneId, extraHTTPHeaders: fromSomewhere() }
      const context = await browser.newContext({ ...own, ...options })
      opened.push(context)
      return context.newPage()
    })
    await Promise.all(opened.map((context) => context.close()))
  },
})
