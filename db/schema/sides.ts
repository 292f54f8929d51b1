/**
 * Which side of the product may do what with which table: the one list from which the grants are made (db/migrate.ts) and
 * against which a test reads the catalogue. A table without a line fails that test. A verb with columns is a column grant.
 * Rows are narrowed further by row security (the policies in db/migrations).
 */
export const SIDES = ['gate', 'borrower', 'friend', 'staff', 'worker'] as const
export type Side = (typeof SIDES)[number]
export const roleOf = (side: Side): string => `banghuan_${side}`

export type Verb = 'select' | 'insert' | 'update' | 'delete'
export type Grant = Partial<Record<Verb, true | readonly string[]>>

const read = { select: true } as const
const write = { select: true, insert: true } as const
const note = { insert: true } as const

export const TABLE_SIDES: Record<string, Partial<Record<Side, Grant>>> = {
  // access
  deployment: { gate: read, borrower: read, friend: read, staff: read, worker: read },
  demo_clock: { gate: read, borrower: read, friend: read, staff: read, worker: read },
  rate_limits: {},
  state_moves: { borrower: read, friend: read, staff: read, worker: read },
  lpr_rates: { borrower: read, friend: read, staff: read, worker: write },
  idempotency_keys: {
    borrower: write,
    friend: write,
    staff: write,
    worker: write,
  },
  // audit
  audit_entries: { gate: note, borrower: note, friend: note, staff: write, worker: note },
  // privacy
  people: {
    gate: { select: ['id', 'wrapped_key', 'phone_sealed', 'phone_index', 'locale', 'blocked_at'], update: ['locale'] },
    // columns, so that a friend's row that points at him ("never") shows nowhere (no xmax)
    borrower: {
      select: [
        'id',
        'created_at',
        'wrapped_key',
        'name_sealed',
        'id_number_sealed',
        'id_number_index',
        'phone_sealed',
        'phone_index',
        'adult',
        'locale',
        'blocked_at',
      ],
      update: ['locale'],
    },
    friend: { select: true, update: ['locale'] },
    staff: read,
    worker: { select: true, insert: true, update: true },
  },
  reveals: { borrower: read, friend: read, staff: write },
  // auth
  one_time_codes: {
    gate: { select: true, insert: true, update: ['tries_left', 'used_at'] },
    friend: { select: true, insert: true, update: ['tries_left', 'used_at'] },
    worker: { select: ['id'] },
  },
  staff_members: {
    gate: { select: true, update: ['totp_last_step', 'password_hash', 'totp_sealed'] },
    staff: { select: ['id', 'email', 'name', 'role', 'ended_at', 'created_at'] },
    worker: { select: ['id', 'email', 'name', 'role', 'ended_at'], insert: true },
  },
  staff_links: { gate: { select: true, update: ['used_at'] }, worker: { insert: true } },
  sessions: {
    gate: {
      select: true,
      insert: true,
      update: ['last_seen_at', 'stepped_up_at', 'ended_at', 'ended_by'],
    },
    borrower: { select: true, update: ['ended_at', 'ended_by'] },
    friend: { select: true, update: ['ended_at', 'ended_by'] },
    staff: { select: true, update: ['ended_at', 'ended_by'] },
    worker: { select: true, update: ['ended_at', 'ended_by'] },
  },
  // notices
  notices: {
    gate: note,
    borrower: { select: true, insert: true, update: ['read_at'] },
    friend: { select: true, insert: true, update: ['read_at'] },
    staff: note,
    worker: write,
  },
  messages: {
    gate: note,
    borrower: note,
    friend: note,
    staff: note,
    worker: { select: true, insert: true, update: ['to_sealed', 'params_sealed', 'sent_at', 'carrier_ref'] },
  },
  // ledger
  ledger_accounts: { staff: read, worker: { select: true, insert: true, update: ['balance_fen', 'entry_count'] } },
  ledger_transactions: { staff: read, worker: write },
  ledger_entries: { staff: read, worker: write },
  // loans
  lenders: { borrower: read, friend: read, staff: read, worker: { select: true, insert: true } },
  borrowers: {
    staff: { select: ['lender_id', 'borrower_ref', 'person_id', 'created_at'] },
    worker: { select: true, insert: true, update: ['monthly_income_fen'] },
  },
  loans: {
    borrower: { select: true, update: ['next_due_on'] },
    friend: read,
    staff: read,
    worker: { select: true, insert: true, update: ['settled_on', 'next_due_on'] },
  },
  instalments: {
    borrower: read,
    friend: read,
    staff: read,
    worker: {
      select: true,
      insert: true,
      update: ['principal_paid_fen', 'interest_paid_fen', 'penalty_paid_fen', 'closed_on'],
    },
  },
  repayments: { borrower: read, friend: read, staff: read, worker: write },
  repayment_parts: { borrower: read, friend: read, staff: read, worker: write },
  loan_holds: {
    borrower: read,
    friend: read,
    staff: read,
    worker: { select: true, insert: true, update: ['ended_as', 'ended_on', 'ended_after_booking'] },
  },
  penalty_waivers: { borrower: read, friend: read, staff: read, worker: write },
  imports: { staff: read, worker: write },
  set_aside_repayments: { staff: { select: true, update: ['decided_at'] }, worker: write },
  // payments
  quotes: { borrower: write, friend: write, staff: read, worker: read },
  payments: {
    borrower: write,
    friend: { select: true, insert: true, update: ['cool_until', 'end_cause'] },
    staff: read,
    worker: { select: true, insert: true, update: true },
  },
  outside_calls: {
    borrower: write,
    friend: write,
    staff: { select: true, insert: true },
    worker: { select: true, insert: true, update: ['answered_at', 'outcome', 'answer'] },
  },
  channel_events: {
    gate: { select: ['id', 'channel', 'event_id'], insert: true },
    staff: read,
    worker: { select: true, update: ['taken_at'] },
  },
  // identity
  identity_checks: {
    borrower: {
      select: [
        'id',
        'created_at',
        'side',
        'person_id',
        'answer',
        'look_by',
        'reason_code',
        'answered_at',
        'found_person_id',
      ],
      insert: true,
    },
    friend: {
      select: [
        'id',
        'created_at',
        'side',
        'visit_id',
        'answer',
        'look_by',
        'reason_code',
        'answered_at',
        'found_person_id',
      ],
      insert: true,
    },
    staff: read,
    worker: {
      select: true,
      update: [
        'name_sealed',
        'id_number_sealed',
        'phone_sealed',
        'answer',
        'look_by',
        'reason_code',
        'answered_at',
        'found_person_id',
      ],
    },
  },
  consents: {
    borrower: { select: true, insert: true, update: ['withdrawn_at'] },
    friend: { select: true, insert: true, update: ['withdrawn_at', 'person_id'] },
    staff: read,
    worker: { select: true, update: ['person_id'] },
  },
  // reviews and cases
  reviews: {
    staff: {
      select: true,
      insert: true,
      update: ['state', 'taken_by', 'taken_at', 'decision', 'reason_code', 'reason_note', 'decided_by', 'decided_at'],
    },
    worker: { select: true, insert: true },
  },
  cases: {
    borrower: note,
    friend: note,
    staff: {
      select: true,
      insert: true,
      update: ['state', 'taken_by', 'taken_at', 'reason_code', 'reason_note', 'decided_by', 'decided_at'],
    },
    worker: { select: true, insert: true },
  },
  // assists: both sides have column grants only, so that a lock of the friend's side shows nowhere (no xmax)
  assists: {
    borrower: {
      select: [
        'id',
        'created_at',
        'state',
        'borrower_id',
        'loan_id',
        'first_number',
        'last_number',
        'amount_fen',
        'maximum_fen',
        'meaning',
        'sentence',
        'answer_by',
        'last_payable_on',
        'ended_at',
        'end_cause',
      ],
      insert: true,
      update: ['state', 'ended_at', 'end_cause', 'locked_at'],
    },
    friend: {
      select: [
        'id',
        'created_at',
        'state',
        'borrower_id',
        'loan_id',
        'first_number',
        'last_number',
        'amount_fen',
        'maximum_fen',
        'sentence',
        'answer_by',
        'last_payable_on',
        'ended_at',
        'end_cause',
      ],
      update: ['state', 'ended_at', 'end_cause', 'locked_at'],
    },
    staff: read,
    worker: { select: true, update: ['state', 'ended_at', 'end_cause', 'locked_at'] },
  },
  ask_drafts: {
    borrower: {
      select: true,
      insert: true,
      update: ['ways_out_shown_at', 'answers', 'friend_label_sealed', 'used_at'],
    },
  },
  invites: {
    borrower: {
      select: [
        'id',
        'created_at',
        'state',
        'assist_id',
        'borrower_id',
        'loan_id',
        'friend_label_sealed',
        'spoken_code_sealed',
        'answer_by',
        'ended_at',
        'end_cause',
      ],
      insert: true,
      update: ['state', 'ended_at', 'end_cause'],
    },
    friend: {
      select: [
        'id',
        'created_at',
        'state',
        'assist_id',
        'borrower_id',
        'loan_id',
        'token_hash',
        'spoken_code_hash',
        'borrower_name_hash',
        'borrower_phone_index',
        'initial_sealed',
        'answer_by',
        'ended_at',
        'end_cause',
      ],
      update: ['state', 'ended_at', 'end_cause'],
    },
    staff: {
      select: [
        'id',
        'created_at',
        'state',
        'assist_id',
        'borrower_id',
        'loan_id',
        'answer_by',
        'ended_at',
        'end_cause',
      ],
    },
    worker: {
      select: [
        'id',
        'created_at',
        'state',
        'assist_id',
        'borrower_id',
        'loan_id',
        'answer_by',
        'ended_at',
        'end_cause',
      ],
      update: ['state', 'ended_at', 'end_cause'],
    },
  },
  // the friend's own: no grant of the borrower reaches these
  invite_visits: {
    friend: { select: true, insert: true, update: true },
    staff: { select: ['id', 'created_at', 'invite_id', 'state', 'person_id', 'taken_at', 'ended_at', 'declined_at'] },
    worker: { select: true, update: ['state', 'person_id', 'taken_at', 'ended_at', 'named_sealed', 'phone_sealed'] },
  },
  invite_phones: {
    friend: { select: true, insert: true, update: ['wrong_codes', 'wrong_names'] },
    staff: { select: true, update: ['wrong_codes', 'wrong_names', 'unlocked_by'] },
  },
  never_again: { friend: { select: true, insert: true, update: ['undone_at'] }, worker: read },
  agreement_drafts: {
    friend: { select: true, insert: true, update: true },
    worker: { select: ['id', 'invite_id'], delete: true },
  },
  // agreements
  agreements: {
    borrower: { select: true, update: ['state', 'pay_by', 'ended_at'] },
    friend: { select: true, insert: true, update: ['state', 'ended_at'] },
    staff: read,
    worker: { select: true, update: ['state', 'ended_at', 'performed_fen', 'limitation_on'] },
  },
  signatures: { borrower: write, friend: write, staff: read, worker: read },
  // claims
  claims: {
    borrower: read,
    friend: { select: true, update: ['received_fen', 'state', 'ended_at'] },
    staff: read,
    worker: { select: true, insert: true, update: ['state', 'ended_at', 'received_fen'] },
  },
  claim_instalments: { borrower: read, friend: read, staff: read, worker: write },
  claim_receipts: { borrower: read, friend: write, staff: read, worker: write },
}
