import { takenAsk } from '@/db/testing/agreements'
import { someFacts } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { openCase } from '@/lib/cases/open-case'
import { newId, publicId } from '@/lib/id'
import { sealWords } from '@/lib/identity/words'
import { openReview } from '@/lib/reviews/open-review'
import { owner } from './help'
import type { Ids } from './scenes'

/** A case, and a check that the provider could not decide, wait for a colleague. */
export async function staffed(): Promise<[Awaited<ReturnType<typeof takenAsk>>, Ids]> {
  const asked = await takenAsk()
  const checkId = newId()
  const { nameSealed, idNumberSealed, phoneSealed } = sealWords(checkId, someFacts())
  const sealed = { name_sealed: nameSealed, id_number_sealed: idNumberSealed, phone_sealed: phoneSealed }
  const check = { id: checkId, side: 'friend', visit_id: newId(), consent_id: newId(), locale: 'zh-CN', ...sealed }
  await owner`insert into identity_checks ${owner({ ...check, answer: 'needs_person', look_by: new Date() })}`
  const { caseId } = await inTransaction(WORKER, 'cast', async (ctx) => {
    await openReview(ctx, { kind: 'friend_identity', subjectId: checkId })
    return openCase(ctx, { kind: 'pressure', subjectId: asked.inviteId, facts: {} })
  })
  const [review] = await owner`select id from reviews where subject_id = ${checkId}`
  return [asked, { case: publicId('case', caseId), review: publicId('review', review?.id as string) }]
}
