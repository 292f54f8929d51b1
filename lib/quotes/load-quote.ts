import type { Ctx } from '@/db/transaction'
import { loadQuoteById, type Quote } from './store'

export type { Quote }

/** A price as it was fixed; nothing where the actor has no such one. */
export const loadQuote = (ctx: Ctx, { quoteId }: { quoteId: string }): Promise<Quote | undefined> =>
  loadQuoteById(ctx.tx, quoteId)
