import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../probes/cast/stage'
import { visits } from './look'
import { visitsOf } from './visits'

test('a page that fails says a number that is in the log, and the log not what the error quoted', async ({
  stage,
  app,
  page,
}) => {
  const failing = (await visitsOf(stage)).find(({ status }) => status === 500)!
  await visits(page, stage.origin, failing, 'zh-CN', 'light')
  const reference = /E-\d+/.exec(await page.locator('main').innerText())?.[0]
  expect(reference).toBeTruthy()
  const log = readFileSync(join(app.logs, 'web.log'), 'utf8')
  const lines = log.split('\n').filter((line) => line.includes(reference!))
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toContain('page failed')
  expect(log).not.toContain('unable to authenticate')
  expect(log).not.toContain('⨯')
})
