/** The answer of a rule: the thing asked for, or the exact reason why not. */
export type Decision<T, R extends RefusalCode> = { ok: true; value: T } | { ok: false; code: R; params?: RefusalParams }

/** What a refusal's sentence may name: figures, times, counts; never anything personal. */
export type RefusalParams = Record<string, string | number>

/** Every reason for which an act may be refused. Each has one sentence per language under `refusals` in messages/. */
export const REFUSAL_CODES = [
  // edge
  'origin_missing',
  'too_many_attempts',
  'not_signed_in',
  'input_invalid',
  'not_found',
  'not_allowed',
  'key_reused',
  'step_up_needed',
  'our_fault',
  // people
  'name_unusable',
  'phone_unusable',
  'id_number_unusable',
  'email_unusable',
  'code_unusable',
  'field_missing',
  'phone_or_number_unusable',
  'note_too_short',
  'nobody_found',
  'under_age',
  // sign-in
  'code_wrong',
  'code_expired',
  'code_too_soon',
  'sign_in_wrong',
  'password_too_short',
  'totp_wrong',
  'link_used',
  // loans
  'amount_zero',
  'amount_over_payoff',
  'loan_settled',
  'amount_malformed',
  'amount_decimals',
  'amount_too_large',
  'instalments_out_of_range',
  'terms_out_of_range',
  'repayment_before_start',
  'repayment_out_of_order',
  'book_refused',
  // invites
  'spoken_code_unusable',
  // assists
  'links_open_max',
  'asks_max',
  'identity_needed',
  'ask_running',
  'ask_incomplete',
  'ask_over',
  'withdraw_too_late',
  'covered_by_another',
  // payments
  'payment_under_way',
  'friend_payment_under_way',
  'payment_being_made',
  'payments_a_day_max',
  'hold_decided',
  // identity
  'consent_missing',
  'identity_pending',
  'identity_done',
  // agreements
  'meaning_settled',
  'meaning_answered_twice',
  'meaning_open',
  'months_out_of_range',
  'first_day_out_of_range',
  'by_day_out_of_range',
  'rate_unusable',
  'rate_not_offered',
  'rate_above_cap',
  'parts_too_small',
  'contract_changed',
  'quiz_open',
  'consents_open',
  'signature_name_differs',
  'signature_empty',
  'signed_already',
  'agreement_over',
  // claims
  'claim_over',
  'amount_over_claim',
  'day_out_of_range',
  'day_unusable',
  'receipt_undone',
  // reviews and cases
  'taken_by_another',
  'own_matter',
  'reason_unusable',
  'note_missing',
  'phone_not_shut_out',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** What a form shows again: one sentence, sentences beside fields, and what was typed. Never a bigint: it must travel without script. */
export type FormState = {
  ok?: boolean
  message?: string
  code?: RefusalCode
  fields?: Record<string, string>
  values?: Record<string, string>
  shown?: Shown
}

/** What an act was asked to show, such as a sealed field after its purpose was written down: for how long, and until when. */
export type Shown = { values: string[]; seconds: number; until: string }

const CODES: ReadonlySet<string> = new Set(REFUSAL_CODES)
export const isRefusalCode = (text: string): text is RefusalCode => CODES.has(text)

/** A constraint of the database that closes a race, and the sentence its loser reads. */
export const CONSTRAINT_REFUSALS: Readonly<Record<string, RefusalCode>> = {
  one_running_assist_per_loan: 'ask_running',
  one_open_check_per_visit: 'identity_pending',
  one_open_check_per_person: 'identity_pending',
  one_agreement_per_invite: 'signed_already',
  each_side_signs_once: 'signed_already',
  the_two_persons_of_an_agreement_differ: 'not_found',
  no_rate_above_the_cap_of_the_day: 'rate_above_cap',
}

/** Thrown by commands, the only way to roll back; the edge turns it into a sentence. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(
    readonly code: RefusalCode,
    readonly params: RefusalParams = {},
  ) {
    super(code)
  }
}

/** Unwraps a rule's decision inside a command: the value, or the refusal thrown. */
export function valueOf<T, R extends RefusalCode>(decision: Decision<T, R>): T {
  if (!decision.ok) throw new Refusal(decision.code, decision.params)
  return decision.value
}

export const accept = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refuse = <R extends RefusalCode>(
  code: R,
  params?: RefusalParams,
): { ok: false; code: R; params?: RefusalParams } => (params ? { ok: false, code, params } : { ok: false, code })
