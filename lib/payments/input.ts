import * as z from 'zod'
import { DISPUTE_REASONS } from './rules'

/** The price that a borrower has checked and pays. */
export const payInput = z.strictObject({ quote: z.string().regex(/^quo_[0-9a-f]{32}$/) })

/** The price that a friend has checked and pays; whether he does without the two hours. */
export const payHelpInput = z.strictObject({
  quote: z.string().regex(/^quo_[0-9a-f]{32}$/),
  atOnce: z.literal('yes').optional(),
})

/** The hold that a friend takes back, or has taken at once. */
export const holdInput = z.strictObject({ payment: z.string().regex(/^pay_[0-9a-f]{32}$/) })

/** What is wrong with a payment. */
export const disputeInput = z.strictObject({
  payment: z.string().regex(/^pay_[0-9a-f]{32}$/),
  reason: z.enum(DISPUTE_REASONS, { error: 'field_missing' }),
})

/** A payment about which a colleague asks the outside again. */
export const askAgainInput = z.strictObject({ payment: z.string().regex(/^pay_[0-9a-f]{32}$/) })
