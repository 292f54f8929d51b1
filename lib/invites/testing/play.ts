import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Deed } from './deeds'
import type { Scene } from './scene'
import { ALL_DEEDS } from './ways'
import { outcomeOf, type World } from './world'

/** One act of somebody on the friend's side: in which browser, on which link, varied by `n`. */
export type FriendStep = { deed: string; browser: number; link: number; n: number }
/** What the friend's side does before each act of the one who looks. */
export type Schedule = FriendStep[][]

const RARE = ['crowd', 'missUntilShut', 'failCheck']
const often = Object.keys(ALL_DEEDS).filter((deed) => !RARE.includes(deed))

const someFriendStep: fc.Arbitrary<FriendStep> = fc.record({
  deed: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...often) },
    { weight: 6, arbitrary: fc.constant('goOn') },
    { weight: 2, arbitrary: fc.constantFrom(...RARE) },
  ),
  browser: fc.oneof(fc.constant(0), fc.nat(5)),
  link: fc.nat(15),
  n: fc.nat(63),
})

export const someSchedule = (slots: number): fc.Arbitrary<Schedule> =>
  fc.array(fc.array(someFriendStep, { maxLength: 3 }), { minLength: slots, maxLength: slots })

const PAUSE_MS = 45_000

/** Lets the friend's side act, 45 seconds apart. What is refused or leads to a dead link is as good an act as any. */
export async function friendActs(scene: Scene, steps: FriendStep[], from: Date): Promise<void> {
  for (const [index, { deed, browser, link, n }] of steps.entries()) {
    await scene.world.moveTo(new Date(from.getTime() + (index + 1) * PAUSE_MS))
    const { id } = await scene.link(link)
    const visitor = scene.visitor(browser, id, scene.start.cast[browser >> 1]!)
    await outcomeOf((ALL_DEEDS[deed] as Deed)(scene, visitor, n))
  }
}

type Play = (schedule: Schedule) => Promise<string[]>

/**
 * Fails where one who looks sees anything else than in the quiet world, with the shortest schedule that shows it. `play` answers
 * what he saw after each of his acts.
 */
export async function expectSame(quiet: string[], schedule: Schedule, play: Play): Promise<void> {
  if (!(await differs(quiet, schedule, play))) return
  const least = await shortest(schedule, (shorter) => differs(quiet, shorter, play))
  const story = least.map((steps, at) => `before act ${at}: ${JSON.stringify(steps)}`).join('\n')
  const noisy = await play(least).catch((cause: unknown) => {
    throw new Error(`An act failed, where it may only be refused.\n${story}`, { cause })
  })
  const at = noisy.findIndex((seen, index) => seen !== quiet[index])
  expect(noisy[at], `act ${at} shows what the friend's side did\n${story}`).toBe(quiet[at])
}

const differs = (quiet: string[], schedule: Schedule, play: Play): Promise<boolean> =>
  play(schedule).then(
    (noisy) => noisy.some((seen, index) => seen !== quiet[index]),
    () => true,
  )

/** Leaves out one step after the other as long as the rest still fails. */
async function shortest(schedule: Schedule, fails: (schedule: Schedule) => Promise<boolean>): Promise<Schedule> {
  for (const [slot, steps] of schedule.entries()) {
    for (const step of steps) {
      const rest = schedule.map((one, index) => (index === slot ? one.filter((other) => other !== step) : one))
      if (await fails(rest)) return shortest(rest, fails)
    }
  }
  return schedule
}

/** What has happened on the borrower's links in this world, in a few words each: a test that reached too little proves nothing. */
export async function reachedIn(world: World, borrowerId: string): Promise<string[]> {
  const rows = await world.owner<{ what: string }>(sql`
    with his as (select id from invites where borrower_id = ${borrowerId}),
      visits as (select * from invite_visits where invite_id in (select id from his))
    select 'visit ' || state as what from visits
    union select 'draft ' || state from agreement_drafts where invite_id in (select id from his)
    union select 'contract shown' from agreement_drafts where invite_id in (select id from his) and contract_hash is not null
    union select 'check ' || coalesce(answer, 'asked') from identity_checks where visit_id in (select id from visits)
    union select 'case ' || kind from cases where subject_id in (select id from visits)
    union select 'never' || case when undone_at is null then '' else ' undone' end from never_again where borrower_id = ${borrowerId}
    union select 'phone shut out' from invite_phones where invite_id in (select id from his) and (wrong_codes >= 5 or wrong_names >= 3)
    union select 'ten phones' from invite_phones where invite_id in (select id from his) group by invite_id having count(*) = 10
    union select 'link ' || coalesce(end_cause, state) from invites where id in (select id from his)`)
  return rows.map(({ what }) => what)
}
