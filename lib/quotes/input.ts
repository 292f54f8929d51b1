import { parseFen } from '@/lib/money/parse'
import * as z from 'zod'
import type { Wish } from './rules'

/** What a borrower chooses to pay: the oldest so many instalments, or an amount that he types. */
export const quoteInput = z
  .strictObject({
    loan: z.string().regex(/^lon_[0-9a-f]{32}$/),
    wish: z.string({ error: 'field_missing' }).regex(/^(amount|[1-9]\d?)$/),
    amount: z.string().max(60, { error: 'amount_malformed' }).optional(),
  })
  .transform(({ loan, wish, amount }, context): { loan: string; wish: Wish } => {
    if (wish !== 'amount') return { loan, wish: { kind: 'instalments', count: Number(wish) } }
    const typed = amount?.trim() ? parseFen(amount) : ({ ok: false, code: 'field_missing' } as const)
    if (typed.ok) return { loan, wish: { kind: 'amount', amountFen: typed.value } }
    context.addIssue({ code: 'custom', path: ['amount'], message: typed.code })
    return z.NEVER
  })
