import type { Ctx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { blindIndex } from '@/lib/privacy/cipher'
import { loadOwnPerson, type OwnPerson } from '@/lib/privacy/load-own-person'
import { comparableName, isAdult } from '@/lib/privacy/rules'
import { Refusal, valueOf } from '@/lib/refusal'
import { failuresOf, lookByOf, mayRequestCheck, outcomeOf } from './rules'
import { hasConsent, insertCheck, loadChecks, lockAsker, type Whose } from './store'
import { sealWords, type Words } from './words'

export type IdentityRequest = {
  name: string
  idNumber: string
  /** A friend's: the phone that his code went to. A borrower is checked by the phone of the book. */
  phone?: string
  consentId: string
  locale: 'zh-CN' | 'en'
}

/**
 * Asks for a check of who somebody is: its words are sealed, and a job takes them to the provider. Nobody under 18 is asked about
 * (Civil Code 17, 18): his words never leave, and nothing of them is kept. A borrower must be the one of the book.
 */
export async function requestIdentityCheck(
  ctx: Ctx<Borrower | Friend>,
  input: IdentityRequest,
): Promise<{ checkId: string; answer: 'not_the_borrower' | null }> {
  const whose = whoseOf(ctx.actor)
  await lockAsker(ctx.tx, whose.side === 'borrower' ? whose.personId : whose.visitId)
  const earlier = await loadChecks(ctx.tx, whose)
  valueOf(mayRequestCheck(earlier, whose.side))
  if (!(await hasConsent(ctx.tx, input.consentId, whose))) throw new Refusal('consent_missing')
  if (!isAdult(input.idNumber, dayOf(ctx.now))) throw new Refusal('under_age')

  const book = ctx.actor.side === 'borrower' ? await loadOwnPerson(ctx) : undefined
  const words = { name: input.name, idNumber: input.idNumber, phone: book?.phone ?? input.phone ?? '' }
  assert(words.phone !== '', 'a friend is checked by the phone his code went to')
  const checkId = newId()
  const common = { id: checkId, side: whose.side, ...idsOf(whose), consentId: input.consentId, locale: input.locale }
  const answer = book && !isOfBook(book, words) ? 'not_the_borrower' : null
  if (!answer) {
    await insertCheck(ctx.tx, { ...common, ...sealWords(checkId, words) })
    await enqueueJob(ctx, 'check-identity', { checkId })
  } else if (
    outcomeOf(answer, { side: whose.side, failuresBefore: failuresOf(earlier), isBlocked: false }) === 'person'
  ) {
    await insertCheck(ctx.tx, { ...common, ...sealWords(checkId, words), answer, lookBy: lookByOf(ctx.now) })
    await enqueueJob(ctx, 'review-identity', { checkId })
  } else {
    await insertCheck(ctx.tx, { ...common, answer, answeredAt: ctx.now })
  }
  await recordAudit(ctx, {
    verb: 'request-identity-check',
    thing: 'identity_check',
    thingId: checkId,
    aboutPersonId: ctx.actor.personId,
    detail: { as: whose.side, answer },
  })
  return { checkId, answer }
}

function whoseOf(actor: Borrower | Friend): Whose {
  if (actor.side === 'borrower') return { side: 'borrower', personId: actor.personId }
  if (!actor.visitId) throw new Refusal('not_found')
  return { side: 'friend', visitId: actor.visitId }
}

const idsOf = (whose: Whose) => (whose.side === 'borrower' ? { personId: whose.personId } : { visitId: whose.visitId })

/** The same number, and the same name as people write it. */
const isOfBook = (book: OwnPerson, words: Words): boolean =>
  blindIndex('id_number', words.idNumber).equals(book.idNumberIndex) &&
  comparableName(words.name) === comparableName(book.name)
