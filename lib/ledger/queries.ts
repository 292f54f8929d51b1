import { ledgerAccounts, ledgerEntries, ledgerTransactions } from '@/db/schema/ledger'
import { reading, type Tx } from '@/db/transaction'
import type { Staff, Worker } from '@/lib/access/rules'
import type { Day } from '@/lib/calendar/day'
import { fen, sumFen, ZERO_FEN, type Fen } from '@/lib/money/fen'
import { and, asc, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm'
import { assert } from '@/lib/assert'
import { bucketOf, CASHIER_OWNER, CLEARING_OWNER, type AccountKind, type LedgerTransaction } from './rules'

/** The accounts through which money for one loan runs. */
export type LoanAccounts = Readonly<Record<Exclude<AccountKind, 'claim_friend' | 'claim_borrower'>, string>>

/** The accounts of each loan, by the loan's id. All of them are open, or it is a broken assumption. */
export const getLoanAccounts = (
  actor: Worker | Staff,
  loans: readonly { loanId: string; lenderId: string }[],
  tx?: Tx,
): Promise<Map<string, LoanAccounts>> =>
  reading(actor, tx, async (db) => {
    const owners = [
      ...new Set(loans.flatMap(({ loanId, lenderId }) => [loanId, lenderId])),
      CLEARING_OWNER,
      CASHIER_OWNER,
    ]
    const rows = await db
      .select({
        id: ledgerAccounts.id,
        kind: ledgerAccounts.kind,
        ownerId: ledgerAccounts.ownerId,
        bucket: ledgerAccounts.bucket,
      })
      .from(ledgerAccounts)
      .where(inArray(ledgerAccounts.ownerId, owners))
    const known = new Map(rows.map(({ id, kind, ownerId, bucket }) => [`${ownerId} ${kind} ${bucket}`, id]))
    const idOf = (ownerId: string, kind: AccountKind, bucket = 0): string => {
      const id = known.get(`${ownerId} ${kind} ${bucket}`)
      assert(id, `the account ${kind} is open`)
      return id
    }
    const accountsOf = (loanId: string, lenderId: string): LoanAccounts => ({
      receivable_principal: idOf(loanId, 'receivable_principal'),
      receivable_interest: idOf(loanId, 'receivable_interest'),
      receivable_penalty: idOf(loanId, 'receivable_penalty'),
      lender_book: idOf(lenderId, 'lender_book', bucketOf(loanId)),
      lender: idOf(lenderId, 'lender', bucketOf(loanId)),
      channel: idOf(CASHIER_OWNER, 'channel'),
      clearing: idOf(CLEARING_OWNER, 'clearing'),
    })
    return new Map(loans.map(({ loanId, lenderId }) => [loanId, accountsOf(loanId, lenderId)]))
  })

/** Whether something about this subject is booked. */
export const isBooked = (actor: Worker, subjectId: string, tx?: Tx): Promise<boolean> =>
  reading(actor, tx, async (db) => {
    const rows = await db
      .select({ id: ledgerTransactions.id })
      .from(ledgerTransactions)
      .where(eq(ledgerTransactions.subjectId, subjectId))
    return rows.length > 0
  })

/** The two accounts of a claim; both are open, or it is a broken assumption. */
export const getClaimAccounts = (
  actor: Worker,
  claimId: string,
  tx?: Tx,
): Promise<Readonly<Record<'claim_friend' | 'claim_borrower', string>>> =>
  reading(actor, tx, async (db) => {
    const rows = await db
      .select({ id: ledgerAccounts.id, kind: ledgerAccounts.kind })
      .from(ledgerAccounts)
      .where(eq(ledgerAccounts.ownerId, claimId))
    const idOf = (kind: AccountKind): string => {
      const id = rows.find((row) => row.kind === kind)?.id
      assert(id, `the account ${kind} is open`)
      return id
    }
    return { claim_friend: idOf('claim_friend'), claim_borrower: idOf('claim_borrower') }
  })

/** The ids of all sub-accounts of one kind. */
export const listAccountIds = (actor: Worker | Staff, ownerId: string, kind: AccountKind, tx?: Tx): Promise<string[]> =>
  reading(actor, tx, async (db) => {
    const rows = await db
      .select({ id: ledgerAccounts.id })
      .from(ledgerAccounts)
      .where(and(eq(ledgerAccounts.ownerId, ownerId), eq(ledgerAccounts.kind, kind)))
    return rows.map(({ id }) => id)
  })

/** One line of a transaction as an accountant reads it: debit on the left or credit on the right, and what then stood. */
export type EntryRow = {
  transactionId: string
  accountId: string
  account: AccountKind
  ownerId: string
  bucket: number
  /** Which entry of its account this is, counted from 1. */
  number: number
  debitFen: Fen
  creditFen: Fen
  balanceFen: Fen
}

export type TransactionView = Omit<LedgerTransaction, 'entries'> & {
  createdAt: Date
  rows: EntryRow[]
  debitFen: Fen
  creditFen: Fen
}

/** One transaction, debit beside credit with both sums; nothing where there is none. */
export const getTransaction = (actor: Staff, id: string, tx?: Tx): Promise<TransactionView | undefined> =>
  reading(actor, tx, async (db) => (await transactionsWhere(db, eq(ledgerTransactions.id, id)))[0])

/** The transactions about these loans, repayments, payments or claims, oldest first; at most 200. */
export const listTransactions = (actor: Staff, subjectIds: readonly string[], tx?: Tx): Promise<TransactionView[]> =>
  reading(actor, tx, (db) => transactionsWhere(db, inArray(ledgerTransactions.subjectId, [...subjectIds])))

async function transactionsWhere(db: Tx, where: SQL): Promise<TransactionView[]> {
  const found = await db.select().from(ledgerTransactions).where(where).orderBy(asc(ledgerTransactions.id)).limit(200)
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const rows = await entriesWhere(db, inArray(ledgerEntries.transactionId, ids)).orderBy(
    asc(ledgerEntries.transactionId),
    asc(ledgerEntries.leg),
  )
  return found.map((transaction) => {
    const own = rows.filter(({ transactionId }) => transactionId === transaction.id).map(entryRowOf)
    return {
      ...transaction,
      rows: own,
      debitFen: sumFen(own.map(({ debitFen }) => debitFen)),
      creditFen: sumFen(own.map(({ creditFen }) => creditFen)),
    }
  })
}

const entriesWhere = (db: Tx, where: SQL | undefined) =>
  db
    .select({
      transactionId: ledgerEntries.transactionId,
      leg: ledgerEntries.leg,
      accountId: ledgerEntries.accountId,
      account: ledgerAccounts.kind,
      ownerId: ledgerAccounts.ownerId,
      bucket: ledgerAccounts.bucket,
      number: ledgerEntries.number,
      amountFen: ledgerEntries.amountFen,
      balanceFen: ledgerEntries.currentFen,
    })
    .from(ledgerEntries)
    .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerEntries.accountId))
    .where(where)

type EntryFacts = Awaited<ReturnType<typeof entriesWhere>>[number]

const entryRowOf = ({ leg: _, amountFen, ...facts }: EntryFacts): EntryRow => ({
  ...facts,
  debitFen: amountFen > 0n ? amountFen : ZERO_FEN,
  creditFen: amountFen < 0n ? fen(-amountFen) : ZERO_FEN,
})

export type AccountEntry = EntryRow & { kind: LedgerTransaction['kind']; valueOn: Day; eventAt: Date }

const PAGE = 50

/** The newest 50 entries of an account, or the 50 before a given one. */
export const listEntries = (
  actor: Staff,
  accountId: string,
  before?: { number: number },
  tx?: Tx,
): Promise<AccountEntry[]> =>
  reading(actor, tx, async (db) => {
    const older = before && lt(ledgerEntries.number, before.number)
    const rows = await entriesWhere(db, and(eq(ledgerEntries.accountId, accountId), older))
      .orderBy(desc(ledgerEntries.number))
      .limit(PAGE)
    const about = await db
      .select()
      .from(ledgerTransactions)
      .where(
        inArray(
          ledgerTransactions.id,
          rows.map(({ transactionId }) => transactionId),
        ),
      )
    return rows.map((row) => {
      const { kind, valueOn, eventAt } = about.find(({ id }) => id === row.transactionId)!
      return { ...entryRowOf(row), kind, valueOn, eventAt }
    })
  })

/** What stands on the accounts of a loan, lender, channel or claim; sub-accounts are added up. */
export const getBalances = (
  actor: Staff | Worker,
  ownerId: string,
  tx?: Tx,
): Promise<{ account: AccountKind; balanceFen: Fen }[]> =>
  reading(actor, tx, (db) =>
    db
      .select({
        account: ledgerAccounts.kind,
        balanceFen: sql<Fen>`sum(${ledgerAccounts.balanceFen})`.mapWith((text: string) => fen(BigInt(text))),
      })
      .from(ledgerAccounts)
      .where(eq(ledgerAccounts.ownerId, ownerId))
      .groupBy(ledgerAccounts.kind)
      .orderBy(ledgerAccounts.kind),
  )
