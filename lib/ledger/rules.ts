import type { Day } from '@/lib/calendar/day'
import type { Owed } from '@/lib/money/owed'
import { fen, type Fen } from '@/lib/money/fen'

/** What an account holds; + is debit. Whose it is: a loan, a lender, a channel, the house (clearing), or a claim. */
export type AccountKind =
  | 'receivable_principal'
  | 'receivable_interest'
  | 'receivable_penalty'
  | 'lender_book'
  | 'lender'
  | 'channel'
  | 'clearing'
  | 'claim_friend'
  | 'claim_borrower'

/** On which side of zero an account may stand. What we only pass on never turns round. */
export const NATURES: Readonly<Record<AccountKind, 'debit' | 'credit'>> = {
  receivable_principal: 'debit',
  receivable_interest: 'debit',
  receivable_penalty: 'debit',
  lender_book: 'credit',
  lender: 'credit',
  channel: 'debit',
  clearing: 'credit',
  claim_friend: 'debit',
  claim_borrower: 'credit',
}

export type AccountKey = { kind: AccountKind; ownerId: string; bucket: number }

/** Owners of the accounts that belong to nobody's row: the one clearing account, and the channel "cashier". */
export const CLEARING_OWNER = '00000000-0000-8000-8000-000000000001'
export const CASHIER_OWNER = '00000000-0000-8000-8000-000000000002'

/** A lender's accounts are spread over this many, so that those who pay him at once do not wait for each other. */
export const LENDER_BUCKETS = 16

/** Which of a lender's sub-accounts a loan uses: the last hex digit of its id, which is random. */
export const bucketOf = (loanId: string): number => Number.parseInt(loanId.slice(-1), LENDER_BUCKETS)

export const accountsOfLoan = (loanId: string): AccountKey[] =>
  (['receivable_principal', 'receivable_interest', 'receivable_penalty'] as const).map((kind) => ({
    kind,
    ownerId: loanId,
    bucket: 0,
  }))

/** The sub-accounts of a lender, with the two through which every payment to him runs. */
export const accountsOfLender = (lenderId: string): AccountKey[] => [
  ...Array.from({ length: LENDER_BUCKETS }, (_, bucket) => ({
    kind: 'lender_book' as const,
    ownerId: lenderId,
    bucket,
  })),
  ...Array.from({ length: LENDER_BUCKETS }, (_, bucket) => ({ kind: 'lender' as const, ownerId: lenderId, bucket })),
  { kind: 'clearing', ownerId: CLEARING_OWNER, bucket: 0 },
  { kind: 'channel', ownerId: CASHIER_OWNER, bucket: 0 },
]

/** What the friend has coming of one claim, and what the borrower owes of it. */
export const accountsOfClaim = (claimId: string): AccountKey[] =>
  (['claim_friend', 'claim_borrower'] as const).map((kind) => ({ kind, ownerId: claimId, bucket: 0 }))

/** What an account of this kind takes. In one transaction each kind means one account. */
export type Entry<K extends AccountKind = AccountKind> = { account: K; amountFen: Fen }

const entries = <K extends AccountKind>(...moves: [K, bigint][]): Entry<K>[] =>
  moves
    .filter(([, amountFen]) => amountFen !== 0n)
    .map(([account, amountFen]) => ({ account, amountFen: fen(amountFen) }))

/** A loan is booked: its principal is owed from here, against the lender's book. */
export const entriesOfLoanOpened = (principalFen: Fen) =>
  entries(['receivable_principal', principalFen], ['lender_book', -principalFen])

/** A repayment first books its own interest and penalty, then takes all three from what is owed: both accounts end at 0. */
export const entriesOfRepayment = ({ principalFen, interestFen, penaltyFen }: Owed) =>
  entries(
    ['receivable_interest', interestFen],
    ['receivable_penalty', penaltyFen],
    ['lender_book', -(interestFen + penaltyFen)],
    ['receivable_principal', -principalFen],
    ['receivable_interest', -interestFen],
    ['receivable_penalty', -penaltyFen],
    ['lender_book', principalFen + interestFen + penaltyFen],
  )

/** The channel took the money; it is on its way and waits in clearing. */
export const entriesOfCapture = (amountFen: Fen) => entries(['channel', amountFen], ['clearing', -amountFen])

/** The lender has it: clearing is empty again. */
export const entriesOfPost = (amountFen: Fen) => entries(['clearing', amountFen], ['lender', -amountFen])

/** Money that was captured and will not be posted goes back to where it came from. */
export const entriesOfRefund = (amountFen: Fen) => entries(['clearing', amountFen], ['channel', -amountFen])

/** What was posted for a loan or an advance is owed to the friend from here. */
export const entriesOfClaimOpened = (amountFen: Fen) =>
  entries(['claim_friend', amountFen], ['claim_borrower', -amountFen])

/**
 * The borrower has given something back to the friend: first its interest is owed, then all of it is taken from what is owed. Undone
 * by the same with the opposite signs.
 */
export const entriesOfClaimPaid = (amountFen: bigint, interestFen = 0n) =>
  entries(
    ['claim_friend', interestFen],
    ['claim_borrower', -interestFen],
    ['claim_friend', -amountFen],
    ['claim_borrower', amountFen],
  )

/** A whole transaction, ready to be posted. `valueOn` is the day on which it counts, `eventAt` when it happened. */
export type LedgerTransaction = {
  id: string
  kind: 'loan_opened' | 'repayment' | 'capture' | 'post' | 'claim_opened' | 'claim_paid' | 'claim_undone' | 'refund'
  subject: 'loan' | 'repayment' | 'payment' | 'claim'
  subjectId: string
  valueOn: Day
  eventAt: Date
  entries: readonly PostedEntry[]
}

export type PostedEntry = { accountId: string; amountFen: Fen }

/** Puts entries on the accounts that they mean here. */
export const entriesOn = <K extends AccountKind>(
  accounts: Readonly<Record<K, string>>,
  moves: readonly Entry<K>[],
): PostedEntry[] => moves.map(({ account, amountFen }) => ({ accountId: accounts[account], amountFen }))
