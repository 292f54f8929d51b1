import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { fen } from '@/lib/money/fen'
import { openText, sealText } from '@/lib/privacy/cipher'
import type { AskAnswers } from './rules'
import { loadDraft, type DraftRow } from './store'

const placeOf = (draftId: string) => ({ table: 'ask_drafts', column: 'friend_label', row: draftId })

/** The answers of a draft as its row keeps them, the friend's name opened with the borrower's key. */
export function answersOf(draft: DraftRow, key: Buffer): AskAnswers {
  const { amountFen, ...rest } = draft.answers
  const friend = draft.friendLabelSealed ? openText(key, placeOf(draft.id), draft.friendLabelSealed) : undefined
  const amount = amountFen === undefined ? {} : { amountFen: fen(BigInt(amountFen)) }
  return { ...rest, ...amount, ...(friend !== undefined && { friend }) }
}

/** The same answers as the row keeps them. */
export function rowOf(
  draftId: string,
  answers: AskAnswers,
  key: Buffer,
): Pick<DraftRow, 'answers' | 'friendLabelSealed'> {
  const { friend, amountFen, ...rest } = answers
  return {
    answers: { ...rest, ...(amountFen !== undefined && { amountFen: amountFen.toString() }) },
    friendLabelSealed: friend === undefined ? null : sealText(key, placeOf(draftId), friend),
  }
}

export const loadOwnDraft = (ctx: Ctx<Borrower>, loanId: string): Promise<DraftRow | undefined> =>
  loadDraft(ctx.tx, ctx.actor.personId, loanId)
