import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { newId } from '@/lib/id'
import { blindIndex } from '@/lib/privacy/cipher'
import { sealPerson } from '@/lib/privacy/seal-person'
import { insertPersonOnce, loadPersonByIdNumber, markAnswered, markConsentsOf, type CheckRow } from './store'
import { openWords, type Words } from './words'

/**
 * A check agreed: a borrower is himself, a friend is the person of his number, made now if nobody had it. What he consented to
 * before he was known is his from here, and his words in the check are wiped.
 */
export async function agreeOnPerson(ctx: Ctx<Worker>, check: CheckRow): Promise<string> {
  const foundPersonId = check.personId ?? (await personOf(ctx, openWords(check), check.locale))
  await markAnswered(ctx.tx, check.id, ctx.now, { answer: 'agree', foundPersonId })
  if (check.visitId) await markConsentsOf(ctx.tx, check.visitId, foundPersonId)
  return foundPersonId
}

async function personOf(ctx: Ctx<Worker>, words: Words, locale: 'zh-CN' | 'en'): Promise<string> {
  await insertPersonOnce(ctx.tx, sealPerson({ ...words, locale }, newId()))
  const person = await loadPersonByIdNumber(ctx.tx, blindIndex('id_number', words.idNumber))
  assert(person, 'whoever agreed is a person')
  return person.id
}
