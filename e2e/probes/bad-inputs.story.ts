import { checkInvariants } from '@/db/invariants'
import { actionSchemas, fieldsOf } from './action-schemas'
import { isCountedOut, newCaller, send, type Caller } from './bad-callers'
import { basesOf, inputsOf, type Input } from './bad-forms'
import { chanceOf } from './bad-values'
import { actionIds } from './build'
import { eachOf } from './cast/at-once'
import { expect, test, type Stage } from './cast/stage'
import { tablesOf } from './cast/tables'
import { wordOf, type Told } from './cast/told'
import { faultOf } from './sentences'

test.setTimeout(600_000)

const SEED = Number(process.env.SEED ?? 20_261_124)
/** What is refused by its form counts at no limit but the address's own; what passes counts at all, the tightest lets ten by. */
const INPUTS_PER_CALLER = { bad: 20, odd: 8 }

type Sent = { input: Input; caller: Caller }
type Heard = Sent & { told: Told }

/** Gives every so many inputs of an action a caller of their own. */
async function callersFor(inputs: readonly Input[], each: number, stage: Stage): Promise<Sent[]> {
  const sent: Sent[] = []
  for (const [index, input] of inputs.entries()) {
    const before = sent[index - 1]
    const isSame = before?.input.action === input.action && index % each !== 0
    sent.push({ input, caller: isSame ? before.caller : await newCaller(input.action, stage) })
  }
  return sent
}

/** Sends it; who was counted out gets no answer, so another sends it again from elsewhere. */
async function hear({ input, caller }: Sent, stage: Stage, spare: Map<string, Caller[]>): Promise<Heard> {
  const told = await send(input, caller, stage)
  const other = isCountedOut(told) ? spare.get(input.action)?.pop() : undefined
  return other ? { input, caller: other, told: await send(input, other, stage) } : { input, caller, told }
}

async function sparesFor(actions: readonly string[], stage: Stage, count: number): Promise<Map<string, Caller[]>> {
  const make = async (action: string) =>
    [action, await Promise.all(Array.from({ length: count }, () => newCaller(action, stage)))] as const
  return new Map(await eachOf(actions, 1, make))
}

const line = ({ input, told }: Heard, why: string) => `${input.action} · ${input.what} · ${wordOf(told)} · ${why}`

/** Who sends may do this: a no for another reason would hide what the input does. */
const NOT_FOR_THE_INPUT = new Set(['not_signed_in', 'not_allowed', 'step_up_needed', 'origin_missing'])

/** What is wrong with the answer to something that had to be refused. */
function wrongOf(heard: Heard): string[] {
  const { input, caller, told } = heard
  if (isCountedOut(told)) return [line(heard, 'counted out')]
  if (input.isTooLong) return told.status === 413 ? [] : [line(heard, 'let in')]
  if (NOT_FOR_THE_INPUT.has(told.state?.code ?? '')) return [line(heard, 'refused for who asks')]
  const fault = told.to ? 'done' : faultOf(told.state, caller.locale)
  return fault ? [line(heard, fault)] : []
}

/** The same for what may be taken for what it means: done or refused, both in order, but no fault of ours. */
const wrongOfOdd = (heard: Heard): string[] => (heard.told.to || heard.told.state?.ok ? [] : wrongOf(heard))

/** Every action has its schema here, and every field of it an honest value to spoil. */
function checkComplete({ cast }: Stage): void {
  expect(Object.keys(actionSchemas).sort()).toEqual([...actionIds().keys()].sort())
  for (const [action, schema] of Object.entries(actionSchemas)) {
    const filled = new Set(basesOf(action, cast).flatMap(({ fields }) => Object.keys(fields)))
    const empty = fieldsOf(schema).filter((field) => !filled.has(field))
    expect(empty, action).toEqual([])
  }
}

test('bad inputs are refused in the reader’s language, and change nothing', async ({ stage }) => {
  checkComplete(stage)
  const actions = Object.keys(actionSchemas)
  const chance = chanceOf(SEED)
  const inputs = actions.flatMap((action) => inputsOf(action, stage.cast, chance))
  const [bad, odd] = [inputs.filter(({ isFit }) => !isFit), inputs.filter(({ isFit }) => isFit)]
  const sent = await callersFor(bad, INPUTS_PER_CALLER.bad, stage)
  const spare = await sparesFor(actions, stage, 2)
  const before = await tablesOf(stage.sql)
  const heard = await eachOf(sent, 4, (one) => hear(one, stage, spare))
  const after = await tablesOf(stage.sql)
  // What only looks odd is done where it means something, one action after the other: some of them end sessions.
  const heardOdd: Heard[] = []
  for (const action of actions) {
    const sentOdd = await callersFor(
      odd.filter((input) => input.action === action),
      INPUTS_PER_CALLER.odd,
      stage,
    )
    const spareOdd = await sparesFor([action], stage, 4)
    heardOdd.push(...(await eachOf(sentOdd, 2, (one) => hear(one, stage, spareOdd))))
  }
  console.log(`${bad.length} bad and ${odd.length} odd inputs to ${actions.length} actions, seed ${SEED}`)
  expect(heard.flatMap(wrongOf)).toEqual([])
  expect(after).toEqual(before)
  expect(heardOdd.flatMap(wrongOfOdd)).toEqual([])
  expect((await checkInvariants(stage.sql)).filter(({ ok }) => !ok)).toEqual([])
  expect(bad.length).toBeGreaterThan(2_000)
})
