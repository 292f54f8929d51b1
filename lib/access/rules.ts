/** Who acts. The edge makes it from the action or route, never from which cookies happen to exist. */
export type Gate = { side: 'gate' }
export type Borrower = { side: 'borrower'; personId: string; sessionId: string; steppedUpAt: Date }
/** Somebody's friend: on an invite (nobody yet, until identified), or signed in and looking at what he helped with. */
export type Friend = {
  side: 'friend'
  personId: string | undefined
  inviteId?: string
  visitId?: string
  sessionId: string
  steppedUpAt: Date
}
export type StaffRole = 'support' | 'reviewer' | 'approver' | 'auditor' | 'admin'
export type Staff = { side: 'staff'; staffId: string; role: StaffRole; sessionId: string; steppedUpAt: Date }
export type Worker = { side: 'worker' }
export type Actor = Gate | Borrower | Friend | Staff | Worker

export const GATE: Gate = { side: 'gate' }
export const WORKER: Worker = { side: 'worker' }

/** The id under which an actor's rows are kept; the gate and the worker have none. */
export function actorIdOf(actor: Actor): string | undefined {
  switch (actor.side) {
    case 'borrower':
    case 'friend':
      return actor.personId
    case 'staff':
      return actor.staffId
    case 'gate':
    case 'worker':
      return undefined
  }
}

/** A step-up counts for ten minutes: signing, paying and ending sessions need one (flow.md: "a code of the last 10 minutes"). */
export const STEP_UP_MINUTES = 10

export const isSteppedUp = (steppedUpAt: Date, now: Date): boolean =>
  now.getTime() - steppedUpAt.getTime() <= STEP_UP_MINUTES * 60_000

/** What staff may do, each verb with the roles that may. One table, read by the edge and by every page. */
export const STAFF_POLICY = {
  see_overview: ['support', 'reviewer', 'approver', 'auditor', 'admin'],
  find_person: ['support', 'reviewer', 'approver', 'auditor'],
  see_person: ['support', 'reviewer', 'approver', 'auditor'],
  reveal_person: ['support', 'reviewer', 'approver'],
  end_person_sessions: ['support', 'reviewer', 'approver'],
  see_ledger: ['support', 'reviewer', 'approver', 'auditor'],
  see_payment: ['support', 'reviewer', 'approver', 'auditor'],
  ask_channel_again: ['support', 'reviewer', 'approver'],
  see_queue: ['support', 'reviewer', 'approver', 'auditor'],
  take_review: ['reviewer', 'approver'],
  decide_review: ['reviewer', 'approver'],
  reveal_identity_check: ['reviewer', 'approver'],
  take_case: ['support', 'reviewer', 'approver'],
  decide_case: ['support', 'reviewer', 'approver'],
  write_down_call: ['support', 'reviewer', 'approver'],
  see_assist: ['support', 'reviewer', 'approver', 'auditor'],
  unlock_invite_phone: ['support', 'reviewer', 'approver'],
  see_phone_guide: ['support', 'reviewer', 'approver', 'auditor'],
  see_audit: ['approver', 'auditor', 'admin'],
  see_colleagues: ['auditor', 'admin'],
} as const satisfies Record<string, readonly StaffRole[]>

export type StaffVerb = keyof typeof STAFF_POLICY

/** May a colleague of this role do this? */
export const mayStaff = (role: StaffRole, verb: StaffVerb): boolean =>
  (STAFF_POLICY[verb] as readonly StaffRole[]).includes(role)
