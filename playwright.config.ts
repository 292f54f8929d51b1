import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/supervise/browser.mjs'

const isRoot = process.getuid?.() === 0
const full = process.env.FULL === '1'

const LOCALES = ['zh-CN', 'en'] as const
const WIDTHS = [375, 1280] as const
const combinations = LOCALES.flatMap((locale) => WIDTHS.map((width) => ({ locale, width })))

/** Stories in a real browser. Every app they need is started by the fixture in e2e/story.ts, on ports of its own. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.story.ts',
  globalSetup: './e2e/story.setup.ts',
  outputDir: '.data/test/stories',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    timezoneId: 'Asia/Shanghai',
    screenshot: { mode: 'only-on-failure', fullPage: true },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? findBrowser(),
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
  projects: combinations.map(({ locale, width }, index) => ({
    name: `${locale} ${width}`,
    // Whole stories run in each language and width, the others in one of them; all in all of them when it is the full run.
    grep: full || index === 0 ? undefined : /@whole/,
    use: { locale, viewport: { width, height: width === 375 ? 812 : 800 } },
  })),
})
