import { publicId } from '@/lib/id'
import { job } from '@/lib/job'
import { checkIdentity } from './ports/provider'
import { recordIdentityAnswer } from './record-identity-answer'
import { PROVIDER_ATTEMPTS_MAX, type ProviderAnswer } from './rules'
import { loadCheck } from './store'
import { openWords } from './words'

/** The provider has no answer now: the job fails and is tried again, later each time. */
class NoAnswerYet extends Error {
  override name = 'NoAnswerYet'
}

/** Takes a check to the identity provider. Its id is the reference, so that asking again is the same check. */
export const onCheckIdentity = job({
  name: 'check-identity',
  load: async (ctx, { checkId }) => {
    const check = await loadCheck(ctx.tx, checkId)
    if (!check || check.answer || check.answeredAt) return undefined
    return { checkId, ...openWords(check) }
  },
  ask: async ({ checkId, name, idNumber, phone }, { now, attempt }): Promise<ProviderAnswer> => {
    try {
      const answer = await checkIdentity({ ref: publicId('check', checkId), name, idNumber, phone }, now)
      if (answer !== 'unavailable') return answer
      throw new NoAnswerYet('the provider is unavailable')
    } catch (error) {
      if (attempt < PROVIDER_ATTEMPTS_MAX) throw error
      return 'unavailable'
    }
  },
  record: (ctx, { checkId }, answer) => recordIdentityAnswer(ctx, { checkId, answer }),
})
