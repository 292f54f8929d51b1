import { inTransaction, databaseErrorOf, type Ctx } from '@/db/transaction'
import type { LimitName } from '@/lib/access/limits'
import { once, type Kept } from '@/lib/access/once'
import {
  GATE,
  isSteppedUp,
  mayStaff,
  type Borrower,
  type Friend,
  type Gate,
  type Staff,
  type StaffVerb,
} from '@/lib/access/rules'
import { isWithinLimit, takeTokenOf } from '@/lib/access/take-token'
import { recordAudit } from '@/lib/audit/record-audit'
import { env } from '@/lib/env'
import { idOf, newId } from '@/lib/id'
import { friendOf } from '@/lib/invite-session'
import { logger } from '@/lib/logger'
import {
  CONSTRAINT_REFUSALS,
  isRefusalCode,
  Refusal,
  type FormState,
  type RefusalCode,
  type RefusalParams,
  type Shown,
} from '@/lib/refusal'
import { borrowerOf, helperOf, staffOf } from '@/lib/session'
import { getTranslations } from 'next-intl/server'
import { unstable_rethrow } from 'next/navigation'
import { headers } from 'next/headers'
import type * as z from 'zod'

type Actors = { gate: Gate; borrower: Borrower; friend: Friend; staff: Staff }

/** A command's returned refusal: it has committed (a counter), and reads like any other refusal. */
type Returned = { refused: { code: RefusalCode; params?: RefusalParams } }

export type ActionSpec<Side extends keyof Actors, Schema extends z.ZodType, Result> = {
  /** The command's verb, in the audit and the log. */
  verb: string
  side: Side
  input: Schema
  /** Friends only: on the invite whose cookie the form's `invite` names, or as the person who is signed in. */
  of?: Side extends 'friend' ? 'invite' | 'person' : never
  /** Staff only: the line of the policy that must allow it. */
  may?: Side extends 'staff' ? StaffVerb : never
  /** A code of the last ten minutes is needed. */
  fresh?: boolean
  /** Further limits, each with whom it counts. The address is always counted. */
  limits?: (input: z.output<Schema>, address: string, actor: Actors[Side]) => [LimitName, string][]
  /** Fields that are never shown again. */
  secret?: readonly string[]
  run: (ctx: Ctx<Actors[Side]>, input: z.output<Schema>) => Promise<Result>
  /** What the form shows after the act, for a while; kept nowhere. */
  show?: (result: Result) => Shown
  /** After the commit: cookies, a call to the outside whose intent is stored, where to go. */
  then?: (result: Result, input: z.output<Schema>, actor: Actors[Side]) => Promise<Returned | void>
}

type Edge = { requestId: string; address: string; verb: string; side: keyof Actors }

/**
 * The one edge of all server actions: origin → rate limit → session → strict parse → policy → idempotency → audit. The returned
 * function takes a form, with or without script, and answers with a state for that form or by redirecting.
 */
export function action<Side extends keyof Actors, Schema extends z.ZodType, Result>(
  spec: ActionSpec<Side, Schema, Result>,
) {
  return async (_: FormState, form: FormData): Promise<FormState> => {
    const edge = await edgeOf(spec)
    const typed = form instanceof FormData ? typedOf(form) : { bad: '' }
    try {
      await checkSource(edge)
      const actor = await actorOf(spec, typed)
      const input = await parse(spec, typed)
      await checkPolicy(spec, actor, edge, input)
      const result = await inTransaction(actor, edge.requestId, (ctx) => runOnce(spec, ctx, typed, input))
      const returned = await spec.then?.(result, input, actor)
      if (returned) throw new Refusal(returned.refused.code, returned.refused.params)
      return { ok: true, ...(spec.show && { shown: spec.show(result) }) }
    } catch (error) {
      unstable_rethrow(error)
      return refusalState(error, edge, shownAgain(typed, spec.secret))
    }
  }
}

async function edgeOf(spec: { verb: string; side: keyof Actors }): Promise<Edge> {
  const all = await headers()
  return {
    requestId: all.get('x-request-id') ?? newId(),
    address: all.get('x-client-address') ?? 'unknown',
    verb: spec.verb,
    side: spec.side,
  }
}

async function checkSource(edge: Edge): Promise<void> {
  const origin = (await headers()).get('origin')
  if (!origin || !env().ORIGINS.includes(origin)) throw new Refusal('origin_missing')
  await inTransaction(GATE, edge.requestId, (ctx) => takeTokenOf(ctx, 'action_by_address', edge.address))
}

async function actorOf<Side extends keyof Actors>(
  spec: { side: Side; of?: string },
  typed: Record<string, unknown>,
): Promise<Actors[Side]> {
  const actors: { [S in keyof Actors]: () => Promise<Actors[S] | undefined> } = {
    gate: () => Promise.resolve(GATE),
    borrower: borrowerOf,
    friend: () => (spec.of === 'invite' ? friendOnInvite(typed.invite) : helperOf()),
    staff: staffOf,
  }
  const actor = await actors[spec.side]()
  if (!actor) throw new Refusal(spec.of === 'invite' ? 'not_found' : 'not_signed_in')
  return actor
}

function friendOnInvite(shown: unknown): Promise<Friend | undefined> {
  const inviteId = typeof shown === 'string' ? idOf('invite', shown) : undefined
  return inviteId ? friendOf(inviteId) : Promise.resolve(undefined)
}

/** The form's own fields: a field sent twice or a file stays what it is, and the schema refuses it. */
function typedOf(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$ACTION'))
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name)
      return [name, values.length === 1 ? values[0] : values]
    }),
  )
}

/** A refusal's sentence in the reader's language; each takes the figures its own text names. */
type Sentence = (code: RefusalCode, params?: RefusalParams) => string

class InputRefusal extends Refusal {
  constructor(readonly fields: Record<string, RefusalCode>) {
    super('input_invalid')
  }
}

const isKey = (key: unknown): key is string => typeof key === 'string' && /^[0-9a-f-]{36}$/.test(key)
/** PostgreSQL keeps no NUL, so no text of ours has one. */
const hasNul = (value: unknown): boolean => typeof value === 'string' && value.includes('\0')

/** Judges what was typed, before anything of it is counted: the key and a friend's invite are the edge's, the rest the schema's. */
async function parse<Schema extends z.ZodType>(
  spec: { side: keyof Actors; input: Schema; of?: string },
  { key, invite, ...typed }: Record<string, unknown>,
): Promise<z.output<Schema>> {
  if (invite !== undefined && spec.of !== 'invite') typed.invite = invite
  // The gate keeps no keys: to it a key is a field that nobody asked for.
  if (key !== undefined && spec.side === 'gate') typed.key = key
  else if (key !== undefined && !isKey(key)) throw new Refusal('input_invalid')
  const spoilt = Object.keys(typed).filter((name) => hasNul(typed[name]))
  if (spoilt.length > 0) throw new InputRefusal(Object.fromEntries(spoilt.map((name) => [name, 'input_invalid'])))
  const parsed = await spec.input.safeParseAsync(typed)
  if (parsed.success) return parsed.data
  throw new InputRefusal(
    Object.fromEntries(
      parsed.error.issues.flatMap((issue) =>
        typeof issue.path[0] === 'string'
          ? [[issue.path[0], isRefusalCode(issue.message) ? issue.message : ('input_invalid' as const)]]
          : [],
      ),
    ),
  )
}

async function checkPolicy<Side extends keyof Actors, Schema extends z.ZodType, Result>(
  spec: ActionSpec<Side, Schema, Result>,
  actor: Actors[Side],
  edge: Edge,
  input: z.output<Schema>,
): Promise<void> {
  const limits = spec.limits?.(input, edge.address, actor) ?? []
  await inTransaction(GATE, edge.requestId, async (ctx) => {
    if ('sessionId' in actor) await takeTokenOf(ctx, 'action_by_session', actor.sessionId)
    for (const [limit, source] of limits) await takeTokenOf(ctx, limit, source)
    if (spec.fresh && 'steppedUpAt' in actor && !isSteppedUp(actor.steppedUpAt, ctx.now))
      throw new Refusal('step_up_needed')
  })
  if (actor.side === 'staff' && !(spec.may && mayStaff(actor.role, spec.may))) throw new Refusal('not_allowed')
}

/** A form that carries a `key` is done once per key, however often it is sent. */
function runOnce<Side extends keyof Actors, Schema extends z.ZodType, Result>(
  spec: ActionSpec<Side, Schema, Result>,
  ctx: Ctx<Actors[Side]>,
  typed: Record<string, unknown>,
  input: z.output<Schema>,
): Promise<Result> {
  const { key } = typed
  if (!isKey(key) || spec.side === 'gate') return spec.run(ctx, input)
  return once(
    ctx,
    { key, verb: spec.verb, input },
    async () => ((await spec.run(ctx, input)) ?? {}) as Kept,
  ) as Promise<Result>
}

const shownAgain = (typed: Record<string, unknown>, secret: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      typeof value === 'string' && value.length <= 500 && name !== 'key' && !secret.includes(name)
        ? [[name, value]]
        : [],
    ),
  )

async function refusalState(error: unknown, edge: Edge, values: Record<string, string>): Promise<FormState> {
  const refusal = refusalOf(error, edge)
  const t: Sentence = await getTranslations('refusals')
  await auditRefusal(edge, refusal.code)
  const fields = refusal instanceof InputRefusal ? refusal.fields : {}
  return {
    ok: false,
    code: refusal.code,
    message: t(refusal.code, refusal.params),
    fields: Object.fromEntries(Object.entries(fields).map(([name, code]) => [name, t(code)])),
    values,
  }
}

function refusalOf(error: unknown, edge: Edge): Refusal {
  if (error instanceof Refusal) return error
  const database = databaseErrorOf(error)
  const named = database?.constraint ? CONSTRAINT_REFUSALS[database.constraint] : undefined
  if (named) return new Refusal(named)
  const reference = `E-${edge.requestId.replaceAll('-', '').slice(-8).toUpperCase()}`
  logger.error('action failed', error, { ...edge, reference, code: database?.code, constraint: database?.constraint })
  return new Refusal('our_fault', { reference })
}

/** Refused attempts are kept, ten a minute per source at most; a fault of the audit does not change the answer. */
async function auditRefusal(edge: Edge, code: RefusalCode): Promise<void> {
  logger.info('refused', { requestId: edge.requestId, verb: edge.verb, side: edge.side, code })
  try {
    await inTransaction(GATE, edge.requestId, async (ctx) => {
      if (!(await isWithinLimit(ctx, 'refused_audit_by_address', edge.address))) return
      await recordAudit(ctx, { verb: edge.verb, thing: 'call', outcome: 'refused', detail: { code, side: edge.side } })
    })
  } catch (error) {
    logger.error('a refusal was not kept', error, { requestId: edge.requestId })
  }
}
