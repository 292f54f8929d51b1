import { test as base } from '@playwright/test'
import { openApp, type RunningApp, type StoryServer } from '../scripts/supervise/story-app.mjs'

export { expect } from '@playwright/test'

const server = () => JSON.parse(process.env.STORY_SERVER ?? '') as StoryServer

/**
 * A story's test: `app` runs with a database, a clock and an outside that no other worker sees. A story that moves the clock
 * or counts what is in the whole database says `test.use({ ownApp: true })` and gets one that nobody used before; `settings` are
 * then its further ones.
 */
export const test = base.extend<
  { ownApp: boolean; settings: Record<string, string>; app: RunningApp },
  { sharedApp: RunningApp }
>({
  ownApp: [false, { option: true }],
  settings: [{}, { option: true }],
  sharedApp: [
    async ({ browserName }, use, { workerIndex }) => {
      const app = await openApp(server(), `${browserName}_${workerIndex}`)
      await use(app)
      await app.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  app: async ({ ownApp, settings, sharedApp }, use, { testId }) => {
    if (!ownApp) return use(sharedApp)
    const app = await openApp(server(), testId, settings)
    await use(app)
    await app.close()
  },
  baseURL: async ({ app }, use) => use(app.origin),
})
