import { testDatabase } from '@/db/testing/database'
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BORROWER_ACTS, takesSecondPhone, type BorrowerActName } from './testing/borrower-acts'
import { OPENING_DEEDS, type Deed } from './testing/deeds'
import { expectSame, friendActs, reachedIn, someSchedule, type Schedule } from './testing/play'
import { Scene, type Start } from './testing/scene'
import { someStart } from './testing/start'
import { allRowsQuery, comparable, PAGE_QUERIES, QUERIES_AS_FRIEND, tokensOf, viewOf } from './testing/view'
import { openStage, outcomeOf, type World } from './testing/world'

const database = await testDatabase()
const stage = openStage(database)

const starts = [
  await someStart(database, { name: 'nobody yet', meaning: 'gift' }),
  await someStart(database, {
    name: 'a friend who took the link',
    meaning: 'loan',
    amountFen: 30_000n,
    friend: 'taken',
  }),
  await someStart(database, { name: 'a friend who could sign', meaning: 'advance', friend: 'ready' }),
]
const rowsQuery = await stage((one) => one((world) => allRowsQuery(world)))
const textOf = new Map<Start, ReturnType<typeof comparable>>()
for (const start of starts) {
  const first = await stage((one) => one((world) => viewOf(new Scene(start, world), { rowsQuery, pages: true })))
  textOf.set(start, comparable(tokensOf(first)))
}

const MINUTE = 60_000
const STEPS = 3
const QUIET_WORLDS = 125
const SCHEDULES_EACH = 8

type BorrowerStep = { act: BorrowerActName; n: number; waitHours: number }

const someScript: fc.Arbitrary<BorrowerStep[]> = fc.array(
  fc.record({
    act: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(BORROWER_ACTS) as BorrowerActName[])) },
      { weight: 1, arbitrary: fc.constant<BorrowerActName>('openOwn') },
    ),
    n: fc.nat(255),
    waitHours: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(1, 13, 30, 80) },
    ),
  }),
  { minLength: 1, maxLength: STEPS },
)

/** What a borrower sees who acts so: the answer to each act and all that he can read after it, his pages where he looks at them. */
async function play(world: World, start: Start, script: BorrowerStep[], schedule: Schedule): Promise<string[]> {
  const scene = new Scene(start, world)
  const frames: string[] = []
  let at = start.begins
  await world.moveTo(at)
  for (const [index, { act, n, waitHours }] of script.entries()) {
    await friendActs(scene, schedule[index] ?? [], at)
    at = new Date(at.getTime() + (10 + waitHours * 60) * MINUTE)
    await world.moveTo(at)
    await world.runDueJobs()
    const outcome = await outcomeOf(BORROWER_ACTS[act](scene, n))
    const pages = act === 'look' || index === script.length - 1
    frames.push(textOf.get(start)!({ act, outcome, ...(await viewOf(scene, { rowsQuery, pages })) }))
  }
  return frames
}

/** Ten phones spent by others show to an eleventh, also to his second one: a stated limit (flow.md 2.6). */
const withinTenPhones = (script: BorrowerStep[], schedule: Schedule): Schedule =>
  script.some(({ act, n }) => act === 'openOwn' && takesSecondPhone(n))
    ? schedule.map((steps) => steps.filter(({ deed }) => deed !== 'crowd'))
    : schedule

const REACHED = [
  'visit opened',
  'visit taken',
  'visit locked',
  'visit declined',
  'visit pressured',
  'draft drafted',
  'draft matched',
  'contract shown',
  'check asked',
  'check agree',
  'check mismatch',
  'check needs_person',
  'check refused',
  'case pressure',
  'never',
  'never undone',
  'phone shut out',
  'ten phones',
  'link open',
  'link withdrawn',
  'link answer_by',
]

test(
  'whatever friends do before one signs or tells him, the borrower sees the same, byte for byte',
  { timeout: 600_000 },
  async () => {
    const reached = new Set<string>()
    let played = 0
    const someSchedules = fc.array(someSchedule(STEPS), { minLength: SCHEDULES_EACH, maxLength: SCHEDULES_EACH })
    await fc.assert(
      fc.asyncProperty(fc.nat(starts.length - 1), someScript, someSchedules, (which, script, schedules) =>
        stage(async (one) => {
          const start = starts[which]!
          const quiet = await one((world) => play(world, start, script, []))
          for (const schedule of schedules) {
            await expectSame(quiet, withinTenPhones(script, schedule.slice(0, script.length)), (steps) =>
              one(async (world) => {
                const frames = await play(world, start, script, steps)
                for (const what of await reachedIn(world, start.borrower.personId)) reached.add(what)
                return frames
              }),
            )
            played += 1
          }
        }),
      ),
      { numRuns: QUIET_WORLDS, endOnFailure: true },
    )
    console.log(`${played} interleavings of borrower and friends`)
    expect(played).toBeGreaterThanOrEqual(1_000)
    expect([...reached]).toEqual(expect.arrayContaining(REACHED))
  },
)

test.each([
  ['signing', starts[2]!, OPENING_DEEDS.sign],
  ['"tell him"', starts[1]!, OPENING_DEEDS.tell],
])('what opens the curtain is seen: %s', async (_, start, deed: Deed) => {
  const look = (deeds: Deed[]) =>
    stage((one) =>
      one(async (world) => {
        const scene = new Scene(start, world)
        for (const each of deeds) await each(scene, scene.visitor(0, start.inviteId, start.cast[0]!), 0)
        return textOf.get(start)!(await viewOf(scene, { rowsQuery, pages: true }))
      }),
    )
  expect(await look([deed])).not.toBe(await look([]))
})

test('every query that his pages read is compared', () => {
  const imports = /import \{([^}]+)\} from '@\/lib\/[a-z]+\/queries'/g
  const files = ['app/me', 'components'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  const named = files
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(imports)])
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name && !name.startsWith('type '))
  const known = new Set([...Object.keys(PAGE_QUERIES), ...Object.keys(QUERIES_AS_FRIEND)])
  expect([...new Set(named)].sort()).toEqual([...known].sort())
})
