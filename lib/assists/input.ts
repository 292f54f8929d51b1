import { MEANINGS } from '@/lib/agreements/rules'
import { nextPathInput } from '@/lib/auth/input'
import { identityInput } from '@/lib/identity/input'
import { parseFen } from '@/lib/money/parse'
import { nameOf } from '@/lib/privacy/rules'
import * as z from 'zod'
import { ANSWER_DAYS, SENTENCES, type AnswerDays } from './rules'

const shownId = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-f]{32}$`))
const loan = shownId('lon')

/** How the borrower calls his friend: for his own eyes, 1 to 50 characters. */
const friendLabel = z
  .string()
  .max(200, { error: 'name_unusable' })
  .transform((text, ctx) => {
    const name = nameOf(text.normalize('NFKC'))
    if (name.ok) return name.value
    ctx.addIssue({ code: 'custom', message: name.code })
    return z.NEVER
  })

const amount = z.string({ error: 'field_missing' }).transform((text, ctx) => {
  const parsed = parseFen(text)
  if (parsed.ok) return parsed.value
  ctx.addIssue({ code: 'custom', message: parsed.code })
  return z.NEVER
})

const count = z
  .string({ error: 'field_missing' })
  .regex(/^\d{1,2}$/, { error: 'field_missing' })
  .transform(Number)

const days = z
  .string({ error: 'field_missing' })
  .transform(Number)
  .refine((number): number is AnswerDays => ANSWER_DAYS.some((one) => one === number), { error: 'field_missing' })

export const startAskInput = z.strictObject({ loan })

/** One answer of the wizard: `question` says which. */
export const answerAskInput = z.discriminatedUnion('question', [
  z.strictObject({
    loan,
    question: z.literal('by'),
    by: z.enum(['instalments', 'amount'], { error: 'field_missing' }),
  }),
  z.strictObject({ loan, question: z.literal('count'), count }),
  z.strictObject({ loan, question: z.literal('amount'), amount }),
  z.strictObject({ loan, question: z.literal('friend'), friend: friendLabel }),
  z.strictObject({ loan, question: z.literal('meaning'), meaning: z.enum(MEANINGS, { error: 'field_missing' }) }),
  z.strictObject({ loan, question: z.literal('sentence'), sentence: z.enum(SENTENCES, { error: 'field_missing' }) }),
  z.strictObject({ loan, question: z.literal('days'), days }),
])

export const askInput = z.strictObject({ loan, consent: z.literal('yes', { error: 'consent_missing' }) })
export const askAnotherInput = z.strictObject({ assist: shownId('ast'), friend: friendLabel })
export const withdrawInviteInput = z.strictObject({ link: shownId('inv') })
/** The borrower's own identity check, with the page that needs it. */
export const ownIdentityInput = identityInput.safeExtend({
  consent: z.literal('yes', { error: 'consent_missing' }),
  next: nextPathInput,
})
