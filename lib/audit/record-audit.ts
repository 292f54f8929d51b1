import type { auditEntries } from '@/db/schema/audit'
import type { Ctx } from '@/db/transaction'
import { actorIdOf } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { insertAuditEntry } from './store'

export type AuditFacts = {
  /** The command's verb, as in its file's name: `hold-payment`. */
  verb: string
  thing:
    | 'person'
    | 'session'
    | 'staff'
    | 'loan'
    | 'payment'
    | 'quote'
    | 'import'
    | 'code'
    | 'clock'
    | 'call'
    | 'visit'
    | 'invite'
    | 'assist'
    | 'agreement'
    | 'draft'
    | 'claim'
    | 'identity_check'
    | 'consent'
    | 'review'
    | 'case'
    | 'lpr'
  thingId?: string
  aboutPersonId?: string
  /** Figures, states and counts; nothing by which a person is known. */
  detail?: (typeof auditEntries.$inferInsert)['detail']
  outcome?: 'done' | 'refused'
}

/** Writes who did what, in the act's own transaction: an act without its row cannot commit, nor a row without its act. */
export async function recordAudit(ctx: Ctx, facts: AuditFacts): Promise<void> {
  await insertAuditEntry(ctx.tx, {
    id: newId(),
    requestId: ctx.requestId,
    side: ctx.actor.side,
    actorId: actorIdOf(ctx.actor) ?? null,
    verb: facts.verb,
    outcome: facts.outcome ?? 'done',
    thing: facts.thing,
    thingId: facts.thingId ?? null,
    aboutPersonId: facts.aboutPersonId ?? null,
    detail: facts.detail ?? {},
  })
}
