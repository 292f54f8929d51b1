import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { openingOf } from '@/lib/calendar/accrual'
import { startOfDay } from '@/lib/calendar/shanghai'
import type { LoanTerms } from '@/lib/calendar/schedule'
import { newId } from '@/lib/id'
import { openAccounts } from '@/lib/ledger/open-accounts'
import { postTransactions } from '@/lib/ledger/post-transactions'
import { getLoanAccounts } from '@/lib/ledger/queries'
import { accountsOfLoan, entriesOfLoanOpened, entriesOn } from '@/lib/ledger/rules'
import { insertLoans } from './store'

export type LoanToOpen = { id: string; lenderId: string; loanRef: string; borrowerId: string; terms: LoanTerms }

/** Opens a set of loans: their rows, their instalments, their accounts, and the principal that is owed from the start day. */
export async function openLoans(ctx: Ctx<Worker>, loans: readonly LoanToOpen[]): Promise<void> {
  if (loans.length === 0) return
  await openAccounts(
    ctx,
    loans.flatMap(({ id }) => accountsOfLoan(id)),
  )
  const accounts = await getLoanAccounts(
    ctx.actor,
    loans.map(({ id, lenderId }) => ({ loanId: id, lenderId })),
    ctx.tx,
  )
  await insertLoans(ctx.tx, loans.map(openedOf))
  await postTransactions(
    ctx,
    loans.map(({ id, terms: { principalFen, startOn } }) => ({
      id: newId(),
      kind: 'loan_opened',
      subject: 'loan',
      subjectId: id,
      valueOn: startOn,
      eventAt: startOfDay(startOn),
      entries: entriesOn(accounts.get(id)!, entriesOfLoanOpened(principalFen)),
    })),
  )
}

function openedOf({ terms, ...loan }: LoanToOpen) {
  const state = openingOf(terms)
  const first = state.instalments.find(({ principalFen, interestFen }) => principalFen + interestFen > 0n)
  return { row: { ...loan, ...terms, nextDueOn: first?.dueOn ?? null }, state }
}
