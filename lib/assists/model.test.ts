import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkInvariants, scopedCheck, type Finding } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { Refusal } from '@/lib/refusal'
import { dice, operationOf } from './testing/chances'
import { DEEDS } from './testing/deeds'
import type { Answer, Model } from './testing/model'
import { apply, type Operation } from './testing/operations'
import { OUTSIDE_DEEDS } from './testing/outside-deeds'
import { Stage, stopClock } from './testing/perform'
import { readShared, readStand } from './testing/read-stand'
import { expectedStand } from './testing/stand'
import { startAt, termsAt } from './testing/start-model'

const database = await testDatabase()
const { owner } = database.sql
await stopClock(database)

/** `MODEL_SEEDS=11,12 MODEL_OPERATIONS=2000` plays others, or more of each. */
const { MODEL_SEEDS = '1,2,3,4,5,6,7,8,9,10', MODEL_OPERATIONS = '205' } = process.env
const SEEDS = MODEL_SEEDS.split(',').map(Number)
const OPERATIONS = Number(MODEL_OPERATIONS)
const CHECKED_EVERY = 200

/** When a run begins: on plain days, before a leap day, at the ends of a year and of short months, an hour before midnight. */
const BEGINNINGS = [
  '2026-11-24T10:00:00+08:00',
  '2028-02-26T21:00:00+08:00',
  '2027-12-30T23:00:00+08:00',
  '2027-01-29T09:30:00+08:00',
  '2027-06-17T23:58:00+08:00',
].map(Date.parse)

const DEEDS_OF_ALL = { ...DEEDS, ...OUTSIDE_DEEDS }

/** What the product answers: a word, or the code of its refusal. Anything else thrown is a fault. */
async function answerTo(stage: Stage, operation: Operation, before: Model): Promise<Answer> {
  const deed = DEEDS_OF_ALL[operation.act] as (stage: Stage, act: Operation, before: Model) => Promise<Answer>
  try {
    return await deed(stage, operation, before)
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const expectSound = (findings: readonly Finding[]) => expect(findings.filter(({ ok }) => !ok)).toEqual([])

const textOf = (operation: Operation): string =>
  JSON.stringify(operation, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))

/** What came up over all seeds: answers to acts, and how payments ended. */
const reached = new Set<string>()

const MUST_REACH = [
  'ask: done',
  'ask: ask_running',
  'askAnother: ask_over',
  'take: taken',
  'take: dead',
  'decline: declined',
  'prepare: not_found',
  'signAsFriend: done',
  'signAsFriend: not_found',
  'signAsBorrower: done',
  'signAsBorrower: covered_by_another',
  'stepBack: done',
  'stepBack: withdraw_too_late',
  'withdraw: done',
  'withdraw: withdraw_too_late',
  'quoteHelp: quote',
  'payHelp: payment',
  'payHelp: quote',
  'payHelp: agreement_over',
  'payHelp: covered_by_another',
  'quoteOwn: friend_payment_under_way',
  'payOwn: payment',
  'payOwn: quote',
  'decide: done',
  'decide: hold_decided',
  'takeCallback: done',
  'takeCallback: taken before',
  'endCooling: done',
  'endWaiting: done',
  'refunded: done',
  'lenderBooks: done',
  'record: done',
  'undo: done',
  'bookReceipt: done',
  'friend captured, posted',
  'friend voided: came_second',
  'friend voided: taken_back',
  'friend voided: paid_by_borrower',
  'friend voided: held_too_late',
  'friend voided: credit_funded',
  'friend voided: other_holder',
  'friend refunded: lender_refused',
  'own captured, posted',
  'own voided: not_released',
  'late refunded: late_yes',
]

function noteReached(act: string, answer: Answer, { payments }: Model): void {
  reached.add(`${act}: ${answer.replace(/ \d+$/, '')}`)
  for (const { kind, state, cause, postedAt } of payments) {
    reached.add(postedAt === undefined ? `${kind} ${state}: ${cause}` : `${kind} ${state}, posted`)
  }
}

test.each(SEEDS)(
  'seed %i: whatever happens, the product stands where the model stands',
  async (seed) => {
    let model = startAt(BEGINNINGS[seed % BEGINNINGS.length]!)
    const stage = new Stage(database, `seed ${seed}`)
    await stage.open(model, termsAt(model.at))
    await readStand(database, stage.ids)
    const { accountIds, ...base } = await readShared(database)
    const played: string[] = []
    const play = async (operation: Operation) => {
      const { model: next, answer } = apply(model, operation)
      played.push(`${textOf(operation)} → ${answer}`)
      await stage.moveTo(next.at)
      const real = await answerTo(stage, operation, model)
      await stage.placeWhatCame(next)
      const stand = await readStand(database, stage.ids)
      expect({ answer: real, ...stand }).toEqual({ answer, ...expectedStand(next, base) })
      expectSound(await scopedCheck(owner, { loanIds: stage.ids.loans, accountIds }))
      if (played.length % CHECKED_EVERY === 0) expectSound(await checkInvariants(owner))
      noteReached(operation.act, answer, next)
      model = next
    }
    const [throws] = fc.sample(dice(OPERATIONS), { seed, numRuns: 1 })
    try {
      for (const thrown of throws!) await play(operationOf(model, thrown))
      await play({ act: 'settle', after: 1_000 })
      expectSound(await checkInvariants(owner))
    } catch (cause) {
      throw new Error(`Seed ${seed} parts from the model at operation ${played.length}:\n${played.join('\n')}`, {
        cause,
      })
    }
  },
  600_000,
)

test.skipIf(process.env.MODEL_SEEDS)('what must come up came up', () => {
  expect(MUST_REACH.filter((what) => !reached.has(what))).toEqual([])
})
