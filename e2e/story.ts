import { expect, test as base } from '@playwright/test'
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

/**
 * A story's test: `app` runs with a database, a clock and an outside that no other worker sees. A story that moves the clock
 * or counts what is in the whole database says `test.use({ ownApp: true })` and gets one that nobody used before; `settings` are
 * then its further ones.
 */
export const test = base.extend<
  { ownApp: boolean; settings: Record<string, string>; app: RunningApp },
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
      const app = await openApp(server(), `${browserName}_${workerIndex}`)
      await usedUp(app, use, addresses)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  app: async ({ ownApp, settings, sharedApp, addresses }, use, { testId }) => {
    if (!ownApp) return use(sharedApp)
    const app = await openApp(server(), testId, settings)
    await usedUp(app, use, addresses)
  },
  baseURL: async ({ app }, use) => use(app.origin),
})
