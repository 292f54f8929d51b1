/** What a person may read under "notices": each kind has a title and a text per language under `notices` in messages/. */
export const NOTICE_KINDS = [
  'payment_posted',
  'payment_ended',
  'signed_in_elsewhere',
  'friend_signed',
  'meant_otherwise',
  'friend_stepped_back',
  'agreement_lapsed',
  'ask_ended',
  'borrower_signed',
  'borrower_ended',
  'help_lapsed',
  'friend_pays',
  'friend_paid',
  'help_failed',
  'help_not_needed',
  'receipt_recorded',
  'receipt_undone',
  'claim_performed',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** What a message to a phone may say; money facts are read after signing in, never in a message. */
export const MESSAGE_KINDS = ['code', 'identity_decided'] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]
