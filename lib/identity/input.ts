import { isIdNumber, nameOf } from '@/lib/privacy/rules'
import * as z from 'zod'

/** A name and an identity number as people type them: spaces taken away, x as X, fullwidth as plain. */
export const identityInput = z.strictObject({
  name: z
    .string()
    .max(200, { error: 'name_unusable' })
    .transform((text, ctx) => {
      const name = nameOf(text.normalize('NFKC'))
      if (name.ok) return name.value
      ctx.addIssue({ code: 'custom', message: name.code })
      return z.NEVER
    }),
  idNumber: z
    .string()
    .max(40, { error: 'id_number_unusable' })
    .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase())
    .refine(isIdNumber, { error: 'id_number_unusable' }),
})
