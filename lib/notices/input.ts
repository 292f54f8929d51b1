import * as z from 'zod'

export const readNoticesInput = z.strictObject({ newest: z.string().regex(/^ntc_[0-9a-f]{32}$/) })
