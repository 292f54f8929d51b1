import { noteOf } from '@/lib/reviews/rules'
import * as z from 'zod'
import { CALLERS, CALL_TOPICS } from './rules'

const shownCase = z.string().regex(/^cas_[0-9a-f]{32}$/)
const note = z
  .string()
  .max(2000, { error: 'note_missing' })
  .refine((text) => noteOf(text).ok, { error: 'note_missing' })

export const caseInput = z.strictObject({ case: shownCase })
export const decideCaseInput = z.strictObject({
  case: shownCase,
  reason: z.string().regex(/^[a-z_]{1,40}$/, { error: 'field_missing' }),
  note,
})
export const escalateCaseInput = z.strictObject({ case: shownCase, handover: note })
export const writeDownCallInput = z.strictObject({
  person: z.string().regex(/^per_[0-9a-f]{32}$/),
  caller: z.enum(CALLERS, { error: 'field_missing' }),
  topic: z.enum(CALL_TOPICS, { error: 'field_missing' }),
})
