import { mkdirSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { codeFor } from '../e2e/acts'
import { findBrowser } from './supervise/browser.mjs'
import { openApp, openStoryServer, type RunningApp } from './supervise/story-app.mjs'

const FOLDER = 'docs/pictures'

/** `npm run pictures`: the README's pictures, taken from the seeded product as a stranger meets it. Needs a build. */
async function takePictures(page: Page, app: RunningApp): Promise<void> {
  const picture = (name: string) => page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' })
  await page.goto(app.origin)
  await picture('home')
  await page.goto(`${app.origin}/sign-in`)
  await page.locator('input[name=phone]').first().fill('19900000001')
  await page.locator('button[type=submit]').first().click()
  await page.locator('input[name=code]').fill(await codeFor(app, '19900000001'))
  await page.locator('button[type=submit]').first().click()
  await page.waitForURL(/\/me$/)
  await picture('me')
}

mkdirSync(FOLDER, { recursive: true })
const { server, close } = await openStoryServer()
const app = await openApp(server, 'pictures')
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] })
try {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  await takePictures(await context.newPage(), app)
} finally {
  await browser.close()
  await app.close()
  await close()
}
