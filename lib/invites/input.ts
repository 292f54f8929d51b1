import { codeInput, phoneInput } from '@/lib/auth/input'
import { identityInput } from '@/lib/identity/input'
import * as z from 'zod'
import { SPOKE } from './rules'

const yesNo = z.enum(['yes', 'no'], { error: 'field_missing' })

export const nothingInput = z.strictObject({})
export const safetyInput = z.strictObject({
  spoke: z.enum(SPOKE, { error: 'field_missing' }),
  hurried: yesNo,
  own: yesNo,
})
export const nameInput = z.strictObject({
  name: z.string().trim().min(1, { error: 'field_missing' }).max(50, { error: 'name_unusable' }),
  spoken: z
    .string()
    .max(20, { error: 'spoken_code_unusable' })
    .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
    .refine((text) => /^\d{4}$/.test(text), { error: 'spoken_code_unusable' }),
})
export const invitePhoneInput = z.strictObject({ phone: phoneInput })
export const inviteCodeInput = z.strictObject({ code: codeInput })

const ticked = z.literal('yes', { error: 'consent_missing' })
/** Name, number and the consent to check them, in one form: the box stands above the fields it is for. */
export const identifyInput = z.strictObject({ ...identityInput.shape, consent: ticked })
/** Three boxes, each its own. */
export const consentsInput = z.strictObject({
  share_with_borrower: ticked,
  contract: ticked,
  electronic_signature: ticked,
})

const heldInvite = z.string().regex(/^inv_[0-9a-f]{32}$/)
/** The invite whose cookie this browser holds, where the gate acts for its friend. */
export const heldInviteInput = z.strictObject({ invite: heldInvite })
export const proofInput = z.strictObject({ invite: heldInvite, code: codeInput })
export const refusalInput = z.strictObject({ refusal: z.string().regex(/^rfs_[0-9a-f]{32}$/) })
/** The phone of a caller who missed too often on this link, for a colleague to unlock. */
export const unlockPhoneInput = z.strictObject({
  assist: z.string().regex(/^ast_[0-9a-f]{32}$/),
  invite: heldInvite,
  phone: phoneInput,
})
