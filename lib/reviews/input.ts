import { REVEAL_PURPOSES } from '@/lib/privacy/rules'
import * as z from 'zod'
import { noteOf, REVIEW_DECISIONS, type ReviewDecision } from './rules'

const review = z.string().regex(/^rev_[0-9a-f]{32}$/)
const VERDICT = new RegExp(`^(${REVIEW_DECISIONS.join('|')}):([a-z_]{1,40})$`)

export const reviewInput = z.strictObject({ review })

/** A decision comes with its reason as one answer, so that no approval carries the reason of a refusal. */
export const decideReviewInput = z.strictObject({
  review,
  verdict: z
    .string({ error: 'field_missing' })
    .regex(VERDICT, { error: 'field_missing' })
    .transform((text) => {
      const [, decision, reasonCode = ''] = VERDICT.exec(text) ?? []
      return { decision: decision as ReviewDecision, reasonCode }
    }),
  note: z
    .string()
    .max(2000, { error: 'note_missing' })
    .refine((text) => noteOf(text).ok, { error: 'note_missing' }),
})

export const revealReviewInput = z.strictObject({
  review,
  purpose: z.enum(REVEAL_PURPOSES, { error: 'field_missing' }),
  because: z.string().trim().min(4, { error: 'note_too_short' }).max(200, { error: 'note_too_short' }),
})
