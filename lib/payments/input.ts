import * as z from 'zod'

/** The price that a borrower has checked and pays. */
export const payInput = z.strictObject({ quote: z.string().regex(/^quo_[0-9a-f]{32}$/) })

/** A payment about which a colleague asks the outside again. */
export const askAgainInput = z.strictObject({ payment: z.string().regex(/^pay_[0-9a-f]{32}$/) })
