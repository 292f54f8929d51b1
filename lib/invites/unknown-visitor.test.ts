import { testDatabase } from '@/db/testing/database'
import { someFacts } from '@/db/testing/people'
import { withdrawInvite } from '@/lib/assists/withdraw-invite'
import { getIdentityCheck } from '@/lib/identity/queries'
import { linkToken } from '@/lib/privacy/cipher'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findInvite, getMaskedInvite, getVisitPhone } from './queries'
import { UNKNOWN_DEEDS, type Deed } from './testing/deeds'
import { expectSame, friendActs, reachedIn, someSchedule, type Schedule } from './testing/play'
import { Scene, type Self, type Start } from './testing/scene'
import { someStart } from './testing/start'
import { comparable } from './testing/view'
import { goOnUnknown, missUntilShut } from './testing/ways'
import { openStage, outcomeOf, type World } from './testing/world'

const database = await testDatabase()
const stage = openStage(database)
const starts = [
  await someStart(database, { name: 'nobody yet', meaning: 'gift' }),
  await someStart(database, { name: 'a friend who could sign', meaning: 'advance', friend: 'ready' }),
]
const somebody: Self = { ...someFacts(), phones: [someFacts().phone, someFacts().phone] }
const textOf = comparable(new Set())

const MINUTE = 60_000
const STEPS = 4
const QUIET_WORLDS = 100
const SCHEDULES_EACH = 10

const withdraw: Deed = ({ world, start: { borrower, inviteId } }) =>
  world.as(borrower, (ctx) => withdrawInvite(ctx, { inviteId }))
const OWN: Record<string, Deed> = { ...UNKNOWN_DEEDS, missUntilShut, goOnUnknown, withdraw }

type Step = { deed: string; n: number; waitHours: number }

const someSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    deed: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...Object.keys(UNKNOWN_DEEDS)) },
      { weight: 15, arbitrary: fc.constant('goOnUnknown') },
      { weight: 2, arbitrary: fc.constantFrom('missUntilShut', 'withdraw') },
    ),
    n: fc.nat(63),
    waitHours: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(13, 80) }),
  }),
  { minLength: 2, maxLength: STEPS },
)

/** What somebody sees who holds the link and is not known: the answers to what he does, his pages, the messages on his phones. */
async function play(world: World, start: Start, steps: Step[], schedule: Schedule): Promise<string[]> {
  const scene = new Scene(start, world)
  const visitor = scene.visitor('unknown', start.inviteId, somebody)
  const { actor } = visitor
  const frames: string[] = []
  let at = start.begins
  await world.moveTo(at)
  for (const [index, { deed, n, waitHours }] of steps.entries()) {
    await friendActs(scene, schedule[index] ?? [], at)
    at = new Date(at.getTime() + (5 + waitHours * 60) * MINUTE)
    await world.moveTo(at)
    await world.runDueJobs()
    const outcome = await outcomeOf(OWN[deed]!(scene, visitor, n))
    const pages = await world.reading(actor, (tx) =>
      Promise.all([
        findInvite(linkToken(start.inviteId), tx),
        getMaskedInvite(actor, tx),
        getVisitPhone(actor, tx),
        getIdentityCheck(actor, tx),
      ]),
    )
    const messages = (await scene.messages()).filter(({ to }) => somebody.phones.includes(to))
    frames.push(textOf({ deed, outcome, pages, messages }))
  }
  return frames
}

/** Whoever spends ten phones on one link learns whether others tried: a stated limit (flow.md 2.6). */
const withinTenPhones = (schedule: Schedule): Schedule =>
  schedule.map((steps) => steps.filter(({ deed }) => deed !== 'crowd'))

const REACHED = ['visit taken', 'visit locked', 'visit declined', 'visit pressured', 'draft matched', 'check mismatch']

test(
  'until a visitor is known, he sees what was asked, expired or withdrawn and what he did himself, whatever others do',
  { timeout: 600_000 },
  async () => {
    const reached = new Set<string>()
    const seen = new Set<string>()
    let played = 0
    const someSchedules = fc.array(someSchedule(STEPS), { minLength: SCHEDULES_EACH, maxLength: SCHEDULES_EACH })
    await fc.assert(
      fc.asyncProperty(fc.nat(starts.length - 1), someSteps, someSchedules, (which, steps, schedules) =>
        stage(async (one) => {
          const start = starts[which]!
          const quiet = await one((world) => play(world, start, steps, []))
          for (const frame of quiet) for (const [, to] of frame.matchAll(/"to": "(\w+)"/g)) seen.add(to!)
          for (const schedule of schedules) {
            await expectSame(quiet, withinTenPhones(schedule.slice(0, steps.length)), (others) =>
              one(async (world) => {
                const frames = await play(world, start, steps, others)
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
    console.log(`${played} interleavings of one unknown visitor and others`)
    expect(played).toBeGreaterThanOrEqual(1_000)
    expect([...reached]).toEqual(expect.arrayContaining(REACHED))
    const ways = ['dead', 'who', 'phone', 'code', 'identify', 'missed', 'checking', 'declined', 'open', 'pressured']
    expect([...seen]).toEqual(expect.arrayContaining(ways))
  },
)
