import { WORKER } from '@/lib/access/rules'
import { addMonths } from '@/lib/calendar/day'
import type { LoanTerms } from '@/lib/calendar/schedule'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { openAccounts } from '@/lib/ledger/open-accounts'
import { accountsOfLender } from '@/lib/ledger/rules'
import { openLoans } from '@/lib/loans/open-loans'
import { fen } from '@/lib/money/fen'
import { lenders } from '../schema/loans'
import { inTransaction } from '../transaction'

/** 6,480.00 over 18 months at 14.60 %, begun two months ago: the first instalment is overdue, the second about to fall due. */
function someTerms(): LoanTerms {
  const startOn = addMonths(dayOf(new Date()), -2, 28)
  return { principalFen: fen(648_000), rateBps: 1_460, method: 'equal_principal', terms: 18, startOn, dueDay: 28 }
}

/** A lender with his accounts. */
export async function someLender(name = `测试贷款方${newId().slice(-6)}`): Promise<{ id: string; name: string }> {
  const id = newId()
  await inTransaction(WORKER, 'test', async (ctx) => {
    await ctx.tx.insert(lenders).values({ id, name, phone: '400-000-0000' })
    await openAccounts(ctx, accountsOfLender(id))
  })
  return { id, name }
}

/** A loan of this borrower as its lender opened it; nothing repaid. */
export async function someLoan(
  borrowerId: string,
  { lenderId, terms = {} }: { lenderId?: string; terms?: Partial<LoanTerms> } = {},
): Promise<{ id: string; loanRef: string; lenderId: string }> {
  const id = newId()
  const loan = { id, loanRef: `L${id.slice(-8)}`, lenderId: lenderId ?? (await someLender()).id }
  await inTransaction(WORKER, 'test', (ctx) =>
    openLoans(ctx, [{ ...loan, borrowerId, terms: { ...someTerms(), ...terms } }]),
  )
  return loan
}
