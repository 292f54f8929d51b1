import { parseDay } from '@/lib/calendar/day'
import * as z from 'zod'
import type { Mark, Terms } from './rules'

const dayInput = z.string().max(10)
const blank = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text

/** A yearly rate as it is typed, "6", "6.5%": basis points. Nothing typed is no interest. */
export function rateBpsOf(text: string | undefined): number | undefined {
  const plain = (blank(text) ?? '0')
    .normalize('NFKC')
    .replace(/\s*%\s*$/, '')
    .trim()
  const { whole, decimals = '' } = /^(?<whole>\d{1,3})(?:\.(?<decimals>\d{1,2}))?$/.exec(plain)?.groups ?? {}
  return whole === undefined ? undefined : Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
}

const refuse = (ctx: z.RefinementCtx, path: string, message: string): typeof z.NEVER => {
  ctx.addIssue({ code: 'custom', path: [path], message })
  return z.NEVER
}

/** How he means it, with the fields of every kind as one form sends them: what belongs to another kind is ignored. */
export const meaningInput = z
  .strictObject({
    meaning: z.enum(['gift', 'loan', 'advance'], { error: 'field_missing' }),
    months: z.string().max(4).optional(),
    firstOn: dayInput.optional(),
    rate: z.string().max(10).optional(),
    byOn: dayInput.optional(),
  })
  .transform(({ meaning, months, firstOn, rate, byOn }, ctx): { terms: Terms } => {
    if (meaning === 'gift') return { terms: { meaning } }
    if (meaning === 'advance') {
      const on = parseDay(byOn ?? '')
      return on ? { terms: { meaning, byOn: on } } : refuse(ctx, 'byOn', 'field_missing')
    }
    const [first, rateBps] = [parseDay(firstOn ?? ''), rateBpsOf(rate)]
    if (!/^\d{1,2}$/.test(blank(months)?.trim() ?? '')) return refuse(ctx, 'months', 'field_missing')
    if (!first) return refuse(ctx, 'firstOn', 'field_missing')
    if (rateBps === undefined) return refuse(ctx, 'rate', 'rate_unusable')
    return { terms: { meaning, months: Number(months), firstOn: first, rateBps } }
  })

export const affordabilityInput = z.strictObject({
  monthLeftOver: z.enum(['yes', 'tight', 'no'], { error: 'field_missing' }),
})

/** The mark of what the page showed, made by getContract. */
const shown = z.string().regex(/^[\w-]{40,400}$/)

export const quizInput = z.strictObject({
  question: z.string().regex(/^[a-z_]{1,20}$/),
  answer: z.string({ error: 'field_missing' }).regex(/^[a-z]$/, { error: 'field_missing' }),
  shown,
})

const STROKES_MAX = 60
const POINTS_MAX = 400
const point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)])
const strokes = z.array(z.array(point).max(POINTS_MAX)).max(STROKES_MAX)

/** Strokes as a form carries them: JSON of points from 0 to 1. */
function strokesOf(text: string | undefined): [number, number][][] | undefined {
  try {
    return strokes.safeParse(JSON.parse(blank(text) ?? '[]')).data
  } catch {
    return undefined
  }
}

const signatureFields = {
  method: z.enum(['typed', 'drawn', 'code'], { error: 'field_missing' }),
  name: z.string().max(100).optional(),
  strokes: z.string().max(200_000).optional(),
}

type SignatureFields = { method: 'typed' | 'drawn' | 'code'; name?: string; strokes?: string }

function markOf({ method, name, strokes: drawn }: SignatureFields, ctx: z.RefinementCtx): Mark {
  if (method === 'code') return { method }
  if (method === 'typed') return blank(name) ? { method, name: name ?? '' } : refuse(ctx, 'name', 'field_missing')
  const lines = strokesOf(drawn)
  return lines ? { method, strokes: lines } : refuse(ctx, 'strokes', 'signature_empty')
}

/** The friend's signature: how, and over which shown text. */
export const friendSignatureInput = z
  .strictObject({ ...signatureFields, shown })
  .transform(({ shown: mark, ...fields }, ctx) => ({ mark: markOf(fields, ctx), shown: mark }))

/** The borrower's signature: how, on which agreement, and over which hash. */
export const borrowerSignatureInput = z
  .strictObject({ ...signatureFields, agreement: z.string().max(60), hash: z.string().regex(/^[0-9a-f]{64}$/) })
  .transform(({ agreement, hash, ...fields }, ctx) => ({ mark: markOf(fields, ctx), agreement, hash }))
