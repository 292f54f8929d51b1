import * as z from 'zod'
import { isIdNumber, isPhone, REVEAL_PURPOSES, REVEALED_FIELDS } from './rules'

const personId = z.string().regex(/^per_[0-9a-f]{32}$/)
const plain = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** A phone or an identity number, exact: staff find nobody by a part of a name. */
export const findPersonInput = z.strictObject({
  value: z
    .string()
    .max(40, { error: 'phone_or_number_unusable' })
    .transform((text) => plain(text).replace(/^(\+86|0086)(?=1)/, ''))
    .refine((text) => isPhone(text) || isIdNumber(text), { error: 'phone_or_number_unusable' })
    .transform((value) => ({ by: isPhone(value) ? ('phone' as const) : ('id_number' as const), value })),
})

export const revealPersonInput = z.strictObject({
  person: personId,
  field: z.enum(REVEALED_FIELDS),
  purpose: z.enum(REVEAL_PURPOSES, { error: 'field_missing' }),
  note: z.string().trim().min(4, { error: 'note_too_short' }).max(200, { error: 'note_too_short' }),
})
