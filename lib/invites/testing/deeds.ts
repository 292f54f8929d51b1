import { SOME_TERMS } from '@/db/testing/agreements'
import { GATE, WORKER, type Friend } from '@/lib/access/rules'
import { answerQuiz } from '@/lib/agreements/answer-quiz'
import { noteAffordability } from '@/lib/agreements/note-affordability'
import { getContract, getDraft, getTermsFrame } from '@/lib/agreements/queries'
import { MEANINGS } from '@/lib/agreements/rules'
import { stateMeaning } from '@/lib/agreements/state-meaning'
import { withdrawConsent } from '@/lib/agreements/withdraw-consent'
import { signAsFriend } from '@/lib/assists/sign-as-friend'
import { stepBack } from '@/lib/assists/step-back'
import { tellHim } from '@/lib/assists/tell-him'
import { openInviteSession } from '@/lib/auth/open-invite-session'
import { requestStepUp, stepUp } from '@/lib/auth/step-up'
import { newId } from '@/lib/id'
import { concludeIdentityCheck } from '@/lib/identity/conclude-identity-check'
import { getIdentityCheck, listConsents } from '@/lib/identity/queries'
import { recordIdentityAnswer } from '@/lib/identity/record-identity-answer'
import { PROVIDER_ANSWERS } from '@/lib/identity/rules'
import { sql } from 'drizzle-orm'
import { answerSafety, reportPressure } from '../answer-safety'
import { consentToContract } from '../consent-to-contract'
import { declineInvite, neverAgain, takeBackRefusal, undoDecline } from '../decline-invite'
import { identifyFriend } from '../identify-friend'
import { judgeNamed, nameBorrower } from '../name-borrower'
import { getAskedTerms, getMaskedInvite, getVisitPhone } from '../queries'
import { requestInviteCode } from '../request-invite-code'
import { SPOKE } from '../rules'
import { takeInvite } from '../take-invite'
import type { Scene, Visitor } from './scene'

/** What somebody does with a link, as an action of its pages would; `n` varies it, and 0 is the way on. */
export type Deed = (scene: Scene, visitor: Visitor, n: number) => Promise<unknown>

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!
const locale = 'zh-CN'

/** What his pages read. */
export const read = {
  masked: ({ world }: Scene, { actor }: Visitor) => world.reading(actor, (tx) => getMaskedInvite(actor, tx)),
  check: ({ world }: Scene, { actor }: Visitor) => world.reading(actor, (tx) => getIdentityCheck(actor, tx)),
  draft: ({ world }: Scene, { actor }: Visitor) => world.reading(actor, (tx) => getDraft(actor, tx)),
  contract: ({ world }: Scene, { actor }: Visitor) => world.reading(actor, (tx) => getContract(actor, tx)),
}

/** What anybody can do who holds the link: nobody knows him yet. */
export const UNKNOWN_DEEDS = {
  look: read.masked,
  safety: ({ world }, { actor }, n) => {
    const answers = { hurried: n % 7 === 6 ? 'yes' : 'no', own: n % 5 === 4 ? 'no' : 'yes' } as const
    return world.as(actor, (ctx) => answerSafety(ctx, { spoke: pick(SPOKE, n), ...answers }))
  },
  name: async (scene, { actor }, n) => {
    const right = { name: scene.start.person.name, spoken: await scene.spoken(actor.inviteId!) }
    const typed = [right, { ...right, name: '王冒充' }, { ...right, spoken: otherDigits(right.spoken) }]
    return scene.world.as(actor, (ctx) => nameBorrower(ctx, pick(typed, n)))
  },
  code: ({ world }, visitor, n) => {
    visitor.phone = pick(visitor.self.phones, n)
    return world.as(visitor.actor, (ctx) => requestInviteCode(ctx, { phone: visitor.phone, locale }))
  },
  judge: async (scene, { actor, phone }, n) => {
    const code = n % 4 === 3 ? '000000' : await scene.codeTo(phone)
    return scene.world.as(actor, (ctx) => judgeNamed(ctx, { code }))
  },
  identify: ({ world }, { actor, self: { name, idNumber } }, n) => {
    const words = { name, idNumber: n % 5 === 4 ? '999999201501010011' : idNumber, locale } as const
    return world.as(actor, (ctx) => identifyFriend(ctx, words))
  },
  /** The provider's word on him, and then a person's where one has to look; never that it is he. */
  failed: (scene, visitor, n) => answered(scene, visitor, pick(PROVIDER_ANSWERS.slice(1), n), false),
  decline: ({ world }, { actor }) => world.as(actor, declineInvite),
  undo: ({ world }, { actor }) => world.as(actor, undoDecline),
  never: ({ world }, { actor }) => world.as(actor, neverAgain),
  pressure: ({ world }, { actor }) => world.as(actor, reportPressure),
} satisfies Record<string, Deed>

const otherDigits = (spoken: string): string => String((Number(spoken) + 1) % 10_000).padStart(4, '0')

async function answered(
  scene: Scene,
  visitor: Visitor,
  answer: (typeof PROVIDER_ANSWERS)[number],
  approved: boolean,
): Promise<unknown> {
  const check = await read.check(scene, visitor)
  if (check?.state === 'asked') {
    return scene.world.as(WORKER, (ctx) => recordIdentityAnswer(ctx, { checkId: check.id, answer }))
  }
  if (check?.state !== 'with_person') return undefined
  const said = { checkId: check.id, approved, reasonCode: 'not_the_person' }
  return scene.world.as(WORKER, (ctx) => concludeIdentityCheck(ctx, said))
}

async function take({ world }: Scene, visitor: Visitor): Promise<unknown> {
  const { actor } = visitor
  const taken = await world.as(actor, takeInvite)
  if (taken.to !== 'terms') return taken
  const { personId, inviteId } = taken
  const provenAt = (await world.reading(actor, (tx) => getVisitPhone(actor, tx)))?.provenAt ?? new Date(0)
  const opened = { personId, inviteId, provenAt, device: 'Safari · iPhone' }
  const { sessionId } = await world.as(GATE, (ctx) => openInviteSession(ctx, opened))
  visitor.actor = { ...actor, personId, sessionId, steppedUpAt: provenAt }
  return taken
}

/** "Never" is taken back under his privacy page, as the signed-in person; if need be he says it first. */
async function undoOwnNever({ world }: Scene, { actor }: Visitor): Promise<unknown> {
  const { personId } = actor
  if (!personId) return undefined
  await world.as(actor, neverAgain)
  const [never] = await world.owner<{ id: string }>(
    sql`select id from never_again where person_id = ${personId} and undone_at is null`,
  )
  const helper: Friend = { side: 'friend', personId, sessionId: actor.sessionId, steppedUpAt: actor.steppedUpAt }
  return world.as(helper, (ctx) => takeBackRefusal(ctx, { refusalId: never?.id ?? newId() }))
}

async function prove(scene: Scene, { actor, self }: Visitor, n: number): Promise<unknown> {
  const { personId, sessionId } = actor
  if (!personId) return undefined
  await scene.world.as(GATE, (ctx) => requestStepUp(ctx, { personId, sessionId }))
  const code = n % 3 === 2 ? '000000' : await scene.codeTo(self.phones[0]!)
  return scene.world.as(GATE, (ctx) => stepUp(ctx, { personId, sessionId, code }))
}

async function quiz(scene: Scene, visitor: Visitor, n: number): Promise<unknown> {
  const { quiz: questions = [], openQuestions = [], shown = '' } = (await read.contract(scene, visitor)) ?? {}
  const question = questions.find(({ id }) => id === openQuestions[0]) ?? questions[0]
  const answer = n % 3 === 2 ? question?.options.find(({ id }) => id !== question.right)?.id : question?.right
  const said = { question: question?.id ?? '', answer: answer ?? '', shown }
  return scene.world.as(visitor.actor, (ctx) => answerQuiz(ctx, said))
}

/** Signing, where it must be refused: by an old proof, over another text, or typed with another name. */
async function signWrongly(scene: Scene, visitor: Visitor, n: number): Promise<unknown> {
  const shown = (await read.contract(scene, visitor))?.shown ?? ''
  const tries = [
    { actor: { ...visitor.actor, steppedUpAt: new Date(0) }, shown },
    { actor: visitor.actor, shown: 'another' },
  ]
  const { actor, shown: over } = pick(tries, n)
  return scene.world.as(actor, (ctx) => signAsFriend(ctx, { mark: { method: 'code' }, shown: over }))
}

/** "Tell him", where it must be refused: before any answer, and after a match. */
async function tellTooSoon(scene: Scene, visitor: Visitor): Promise<unknown> {
  const draft = await read.draft(scene, visitor)
  return draft?.state === 'drafted' ? undefined : scene.world.as(visitor.actor, tellHim)
}

async function withdrawAConsent({ world }: Scene, { actor }: Visitor, n: number): Promise<unknown> {
  const given = await world.reading(actor, (tx) => listConsents(actor, tx))
  const consentId = given[n % Math.max(1, given.length)]?.id ?? newId()
  return world.as(actor, (ctx) => withdrawConsent(ctx, { consentId }))
}

/** What an identified friend can do on the link that he took, short of the two acts that open the curtain. */
export const FRIEND_DEEDS = {
  agreed: (scene, visitor) => answered(scene, visitor, 'agree', true),
  take,
  undoNever: undoOwnNever,
  prove,
  terms: ({ world }, { actor }) =>
    world.reading(actor, async (tx) => [await getTermsFrame(actor, tx), await getAskedTerms(actor, tx)]),
  meaning: ({ world, start }, { actor }, n) => {
    const meaning = n % 2 ? pick(MEANINGS, n >> 1) : start.meaning
    return world.as(actor, (ctx) => stateMeaning(ctx, { terms: SOME_TERMS[meaning]() }))
  },
  afford: ({ world }, { actor }, n) =>
    world.as(actor, (ctx) => noteAffordability(ctx, { monthLeftOver: pick(['yes', 'tight', 'no'] as const, n) })),
  consent: ({ world }, { actor }, n) =>
    world.as(actor, (ctx) => consentToContract(ctx, { locale: n % 2 ? 'en' : locale })),
  quiz,
  withdrawAConsent,
  signWrongly,
  tellTooSoon,
  stepBack: ({ world }, { actor }) => world.as(actor, (ctx) => stepBack(ctx, { agreementId: newId() })),
} satisfies Record<string, Deed>

/** The two acts that open it. */
export const OPENING_DEEDS = {
  sign: async (scene, visitor) => {
    const shown = (await read.contract(scene, visitor))?.shown ?? ''
    return scene.world.as(visitor.actor, (ctx) => signAsFriend(ctx, { mark: { method: 'code' }, shown }))
  },
  tell: async ({ world, start }, { actor }) => {
    const other = start.meaning === 'loan' ? 'gift' : 'loan'
    await world.as(actor, (ctx) => stateMeaning(ctx, { terms: SOME_TERMS[other]() }))
    return world.as(actor, tellHim)
  },
} satisfies Record<string, Deed>
