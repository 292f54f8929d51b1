import { quotes, type QuoteLine } from '@/db/schema/payments'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import type { Day } from '@/lib/calendar/day'
import { getLoan, type LoanView } from '@/lib/loans/queries'
import { fen, sumFen, type Fen } from '@/lib/money/fen'
import { inArray } from 'drizzle-orm'

export type PricedLine = {
  number: number
  dueOn: Day
  principalFen: Fen
  interestFen: Fen
  penaltyFen: Fen
  amountFen: Fen
  /** What the instalment will still owe today. */
  owesFen: Fen
}

export type QuoteView = {
  id: string
  loan: { id: string; loanRef: string; lenderName: string }
  amountFen: Fen
  /** What a friend would pay by it; the borrower's own price has none. */
  agreementId: string | null
  lines: PricedLine[]
  expiresAt: Date
  isLive: boolean
  settlesLoan: boolean
  /** The sum of the price that this one took the place of. */
  wasFen: Fen | null
}

/** A price as its payer checks it; `replaced` names an earlier price of the same loan, to say the difference. */
export const getQuote = (
  actor: Borrower | Friend,
  quoteId: string,
  replaced: string | undefined,
  tx?: Tx,
): Promise<QuoteView | undefined> =>
  reading(actor, tx, async (db, now) => {
    const rows = await db
      .select()
      .from(quotes)
      .where(inArray(quotes.id, replaced ? [quoteId, replaced] : [quoteId]))
    const quote = rows.find(({ id }) => id === quoteId)
    const loan = quote && (await getLoan(actor, quote.loanId, db))
    if (!loan) return undefined
    const { amountFen, agreementId, expiresAt } = quote
    const was = rows.find(({ id, loanId }) => id === replaced && loanId === quote.loanId)
    return {
      id: quoteId,
      loan: { id: loan.id, loanRef: loan.loanRef, lenderName: loan.lender.name },
      amountFen,
      agreementId,
      lines: quote.lines.map((line) => pricedLine(line, loan)),
      expiresAt,
      isLive: now < expiresAt,
      settlesLoan: loan.position.toClearFen === amountFen,
      wasFen: was?.amountFen ?? null,
    }
  })

function pricedLine(line: QuoteLine, loan: LoanView): PricedLine {
  const [penaltyFen, interestFen, principalFen] = [line.penaltyFen, line.interestFen, line.principalFen].map((text) =>
    fen(BigInt(text)),
  ) as [Fen, Fen, Fen]
  const amountFen = sumFen([penaltyFen, interestFen, principalFen])
  const { number, dueOn } = line
  return {
    number,
    dueOn: dueOn as Day,
    penaltyFen,
    interestFen,
    principalFen,
    amountFen,
    owesFen: stillOwed(loan, number, amountFen),
  }
}

function stillOwed(loan: LoanView, number: number, paidFen: bigint): Fen {
  const owedFen = loan.position.instalments.find((instalment) => instalment.number === number)?.owedFen ?? 0n
  return fen(owedFen > paidFen ? owedFen - paidFen : 0n)
}
