import { expect, test } from '../probes/cast/stage'
import { findingsInErrors, findingsOn, MODES, visits, type Mode } from './look'
import { misfitsOf } from './fit'
import { toldByHead } from './heads'
import { lowTargetsOn } from './targets'
import { unstyledOn } from './unstyled'
import { visitsOf, type Visit } from './visits'
import { budgetOf, inKib, weigh } from './weight'

const FULL = process.env.FULL === '1'

// Sticky bars cover what lies under them; a tall window shows every control whole.
test.use({ viewport: { width: 375, height: 2400 }, trace: 'off' })

const AREAS = {
  'pages of friends, and those of everybody': (path: string) => !/^\/(me|admin)/.test(path),
  'pages of borrowers and of staff': (path: string) => /^\/(me|admin)/.test(path),
}

/** Each page once, the modes taking turns; the gallery, and in a full run every page, in all of them. */
const modesFor = ({ pattern }: Visit, at: number): readonly Mode[] =>
  FULL || pattern === '/dev/gallery' ? MODES : [MODES[at % MODES.length]!]

for (const [area, isIn] of Object.entries(AREAS))
  test(`the ${area}: readable to everybody, whole on every phone`, async ({ stage, page }) => {
    test.setTimeout(FULL ? 1_800_000 : 900_000)
    const complaints: string[] = []
    const heaviest = new Map<string, number>()
    const scale = await weigh(page)
    let sent = 0
    const all = (await visitsOf(stage)).filter(({ path }) => isIn(path))
    for (const [at, visit] of all.entries()) {
      const complain = (what: string, found: string[]) =>
        complaints.push(...found.map((one) => `${visit.path} ${what} ${one}`))
      for (const mode of modesFor(visit, at)) {
        const answer = await visits(page, stage.origin, visit, 'zh-CN', mode, scale.start)
        if (visit.path.startsWith('/invites')) complain('', toldByHead(await answer.text(), 'zh-CN'))
        const { kind, most } = budgetOf(visit.path)
        heaviest.set(kind, Math.max(heaviest.get(kind) ?? 0, scale.script()))
        if (scale.script() > most) complain('', [`script of ${inKib(scale.script())}, ${inKib(most)} at most`])
        complain('no sheet for', await unstyledOn(page))
        if (!visit.path.startsWith('/admin')) complain('', await lowTargetsOn(page))
        complain(mode, await findingsOn(page))
        complain('zh', await misfitsOf(page))
        const errors = await findingsInErrors(page)
        sent += errors.sent
        complain(`${mode} refused`, errors.findings)
      }
      await visits(page, stage.origin, visit, 'en', 'light')
      complain('en', await misfitsOf(page))
    }
    const figures = [...heaviest].map(([kind, bytes]) => `${kind}: ${inKib(bytes)}`).join('; ')
    process.stdout.write(`script over the wire, at most: ${figures}\n`)
    expect(Math.min(...heaviest.values())).toBeGreaterThan(0)
    expect(sent).toBeGreaterThan(8)
    expect(complaints).toEqual([])
  })
