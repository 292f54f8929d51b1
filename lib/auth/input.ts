import { END_REASONS, mayUsePassword, PASSWORD_LENGTH_MAX } from './rules'
import * as z from 'zod'

/** A mobile number as people type it: spaces and +86 are taken away. */
export const phoneInput = z
  .string()
  .max(30, { error: 'phone_unusable' })
  .transform((text) =>
    text
      .normalize('NFKC')
      .replace(/[\s-]/g, '')
      .replace(/^(\+86|0086)/, ''),
  )
  .refine((text) => /^1[3-9]\d{9}$/.test(text), { error: 'phone_unusable' })

export const codeInput = z
  .string()
  .max(20, { error: 'code_unusable' })
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
  .refine((text) => /^\d{6}$/.test(text), { error: 'code_unusable' })

export const requestCodeInput = z.strictObject({ phone: phoneInput })
export const signInInput = z.strictObject({ code: codeInput })
/** A page of the signed-in part to come back to: no host, no scheme, nothing after the path. */
export const nextPathInput = z
  .string()
  .max(200)
  .regex(/^\/me(\/[\w-]+)*$/)
export const requestStepUpInput = z.strictObject({})
export const stepUpInput = z.strictObject({ code: codeInput, next: nextPathInput })
export const endSessionInput = z.strictObject({ session: z.string().regex(/^ses_[0-9a-f]{32}$/) })
export const endOthersInput = z.strictObject({})
export const signOutInput = z.strictObject({})
export const signInStaffInput = z.strictObject({
  email: z.email({ error: 'email_unusable' }).max(200, { error: 'email_unusable' }),
  password: z.string().min(1, { error: 'field_missing' }).max(PASSWORD_LENGTH_MAX, { error: 'password_too_short' }),
  totp: codeInput,
})
export const signOutStaffInput = z.strictObject({})
export const takeStaffLinkInput = z.strictObject({
  token: z.string().regex(/^[\w-]{32}$/),
  password: z.string().refine((text) => mayUsePassword(text).ok, { error: 'password_too_short' }),
  totp: codeInput,
})
export const endPersonSessionsInput = z.strictObject({
  person: z.string().regex(/^per_[0-9a-f]{32}$/),
  reason: z.enum(END_REASONS, { error: 'field_missing' }),
})
