import { expect, test } from '../probes/cast/stage'
import { ask } from '../probes/raw-http'
import { visits } from './look'
import { visitsOf } from './visits'

test.use({ viewport: { width: 375, height: 667 } })

test('what a friend first sees: to help and not to help are equally easy, without scrolling', async ({
  stage,
  page,
}) => {
  const landing = (await visitsOf(stage)).find(({ pattern }) => pattern === '/invites/[id]')!
  for (const locale of ['zh-CN', 'en'])
    for (const mode of ['light', 'elder'] as const) {
      await visits(page, stage.origin, landing, locale, mode)
      const help = page.locator('a.button[href$="/safety"]')
      const acts = [help, ...(await page.locator('main form button[type=submit]').all()).slice(0, 3)]
      expect(acts).toHaveLength(4)
      const boxes = await Promise.all(acts.map(async (act) => (await act.boundingBox())!))
      for (const { width, height, y } of boxes) {
        expect(Math.abs(height - boxes[0]!.height)).toBeLessThanOrEqual(1)
        expect(Math.abs(width - boxes[0]!.width)).toBeLessThanOrEqual(1)
        expect(height).toBeGreaterThanOrEqual(44)
        expect(y + height, `${locale} ${mode}`).toBeLessThanOrEqual(667)
      }
      const sizes = await Promise.all(acts.map((act) => act.evaluate((element) => getComputedStyle(element).fontSize)))
      expect(new Set(sizes).size).toBe(1)
    }
})

test('a link tells nobody where it was pasted: its address is left at once, and named to no other', async ({
  stage,
}) => {
  const { link, invite } = stage.cast.tales[0].taken.ids
  const { status, headers, body } = await ask(stage.origin, { path: `/i/${link}` })
  expect({ status, body, to: headers.location, referrer: headers['referrer-policy'] }).toEqual({
    ...{ status: 303, body: '', to: `/invites/${invite}`, referrer: 'no-referrer' },
  })
})
