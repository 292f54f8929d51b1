import { parseDay } from '@/lib/calendar/day'
import { parseFen } from '@/lib/money/parse'
import * as z from 'zod'

const claim = z.string().regex(/^clm_[0-9a-f]{32}$/)

/** What came in, and when. */
export const receiptInput = z
  .strictObject({
    claim,
    amount: z.string().max(60, { error: 'amount_malformed' }),
    on: z.string().max(20, { error: 'day_unusable' }),
  })
  .transform(({ claim: shown, amount, on }, context) => {
    const typed = amount.trim() ? parseFen(amount) : ({ ok: false, code: 'field_missing' } as const)
    const receivedOn = parseDay(on)
    if (!typed.ok) context.addIssue({ code: 'custom', path: ['amount'], message: typed.code })
    if (!receivedOn) context.addIssue({ code: 'custom', path: ['on'], message: 'day_unusable' })
    return typed.ok && receivedOn ? { claim: shown, amountFen: typed.value, receivedOn } : z.NEVER
  })

/** The record that is taken back. */
export const undoInput = z.strictObject({ claim, receipt: z.uuid() })
