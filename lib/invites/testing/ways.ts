import { sql } from 'drizzle-orm'
import { PHONES_MAX } from '../rules'
import { FRIEND_DEEDS, read, UNKNOWN_DEEDS, type Deed } from './deeds'
import type { Scene, Visitor } from './scene'

const DEEDS = { ...UNKNOWN_DEEDS, ...FRIEND_DEEDS }

/** As if the pause between two codes of a phone had passed. */
const passPause = ({ world }: Scene) =>
  world.owner(sql`update one_time_codes set created_at = created_at - interval '1 minute'`)

/** Misses with this phone until it is shut out: five wrong digits or three wrong names. */
export async function missUntilShut(scene: Scene, visitor: Visitor, n: number): Promise<unknown> {
  let last: unknown
  for (let miss = 0; miss < (n % 2 ? 5 : 3); miss++) {
    await UNKNOWN_DEEDS.name(scene, visitor, n % 2 ? 2 : 1)
    await passPause(scene)
    await UNKNOWN_DEEDS.code(scene, visitor, 0)
    last = await UNKNOWN_DEEDS.judge(scene, visitor, 0)
  }
  return last
}

/** One browser after the other asks for a code to a phone of its own: eleven, one more than may get one. */
async function crowd(scene: Scene, { actor }: Visitor): Promise<void> {
  for (let index = 0; index <= PHONES_MAX; index++) {
    const phones = [String(18_800_000_000 + index)]
    const one = scene.visitor(`crowd ${index}`, actor.inviteId!, { name: '路人', idNumber: '', phones })
    await UNKNOWN_DEEDS.code(scene, one, 0)
  }
}

/** The next thing that somebody does who goes through with it, from where he stands; nothing once he could sign. */
async function nextOf(scene: Scene, visitor: Visitor): Promise<Deed | undefined> {
  const page = await read.masked(scene, visitor)
  if (!page || page.visit.state === 'pressured') return undefined
  const { state, namedRightAt, named, maskedPhone, answeredSafety } = page.visit
  if (state === 'declined') return DEEDS.undo
  if (state === 'taken' && visitor.actor.personId) return nextOfDraft(scene, visitor)
  if (namedRightAt) {
    const check = await read.check(scene, visitor)
    if (check?.state === 'answered') return check.answer === 'agree' ? DEEDS.take : DEEDS.identify
    return check ? DEEDS.agreed : DEEDS.identify
  }
  if (named) return maskedPhone ? DEEDS.judge : DEEDS.code
  return answeredSafety ? DEEDS.name : DEEDS.safety
}

async function nextOfDraft(scene: Scene, visitor: Visitor): Promise<Deed | undefined> {
  const draft = await read.draft(scene, visitor)
  if (draft?.state !== 'matched') return DEEDS.meaning
  if (!draft.monthLeftOver) return DEEDS.afford
  if (!draft.contractHash || draft.consents.open.length > 0) return DEEDS.consent
  return (await read.contract(scene, visitor))?.openQuestions.length ? DEEDS.quiz : undefined
}

/**
 * Goes `steps` steps on, but never past one in `before`; a code that has run out is asked for again. Answers what the last step
 * came to.
 */
async function goOn(scene: Scene, visitor: Visitor, steps: number, before: readonly Deed[] = []): Promise<unknown> {
  let last: unknown
  for (let step = 0; step < steps; step++) {
    const next = await nextOf(scene, visitor)
    if (!next || before.includes(next)) break
    last = await next(scene, visitor, 0)
    if (next === DEEDS.judge && typeof last === 'object' && last && 'right' in last) {
      await DEEDS.code(scene, visitor, 0)
    }
  }
  return last
}

/** Goes on as far as somebody can whom nobody knows yet: until his check would agree. */
export const goOnUnknown: Deed = (scene, visitor, n) => goOn(scene, visitor, 1 + (n % 6), [DEEDS.agreed, DEEDS.take])

/** Everything that others can do with a link before the curtain opens, step by step and in one go. */
export const ALL_DEEDS: Record<string, Deed> = {
  ...DEEDS,
  missUntilShut,
  crowd,
  failCheck: async (scene, visitor, n) => {
    await goOnUnknown(scene, visitor, 5)
    const said = await DEEDS.failed(scene, visitor, n)
    return n % 2 ? DEEDS.failed(scene, visitor, n) : said
  },
  goOn: (scene, visitor, n) => goOn(scene, visitor, 1 + (n % 9)),
}
