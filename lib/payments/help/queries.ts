import { payments } from '@/db/schema/payments'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import type { Fen } from '@/lib/money/fen'
import { and, desc, eq, inArray, or } from 'drizzle-orm'
import { needsCooling } from '../rules'
import { hasPosted } from '../store'

/** Whether what a friend would pay rests first, so that he can take it back. */
export const mustRest = (
  actor: Friend,
  { borrowerId, amountFen }: { borrowerId: string; amountFen: Fen },
  tx?: Tx,
): Promise<boolean> =>
  reading(actor, tx, async (db) => {
    const isFirst = !(await hasPosted(db, { payerId: actor.personId ?? '', borrowerId }))
    return needsCooling({ isFirst, amountFen })
  })

/** The newest payment of a friend's agreement that money stands behind or may yet: its id, to follow it. */
export const getPaymentOfAgreement = (actor: Friend, agreementId: string, tx?: Tx): Promise<string | undefined> =>
  reading(actor, tx, async (db) => {
    const [row] = await db
      .select({ id: payments.id })
      .from(payments)
      .where(
        and(
          eq(payments.agreementId, agreementId),
          eq(payments.kind, 'friend'),
          or(inArray(payments.state, ['held', 'captured', 'refunded']), eq(payments.covers, true)),
        ),
      )
      .orderBy(desc(payments.createdAt))
      .limit(1)
    return row?.id
  })

/** A friend's payment that covers what his borrower asked for, or did: all that the borrower reads of it. */
export type HelpView = {
  agreementId: string
  amountFen: Fen
  heldAt: Date
  /** When it is taken unless he takes it back; nothing once its taking was asked for. */
  takenAt: Date | null
  capturedAt: Date | null
  postedAt: Date | null
  lenderReceipt: string | null
}

/** Of a friend's payments for this borrower the ones that pay; row security hides every try. */
export const listHelp = (actor: Borrower, agreementIds: readonly string[], tx?: Tx): Promise<HelpView[]> =>
  reading(actor, tx, async (db, now) => {
    if (agreementIds.length === 0) return []
    const rows = await db
      .select()
      .from(payments)
      .where(
        and(inArray(payments.agreementId, [...agreementIds]), eq(payments.kind, 'friend'), eq(payments.covers, true)),
      )
    return rows.flatMap(({ agreementId, amountFen, heldAt, coolUntil, capturedAt, postedAt, lenderReceipt }) =>
      agreementId && heldAt
        ? [
            {
              agreementId,
              amountFen,
              heldAt,
              takenAt: coolUntil && coolUntil > now ? coolUntil : null,
              capturedAt,
              postedAt,
              lenderReceipt,
            },
          ]
        : [],
    )
  })

export type PaidForOther = { id: string; agreementId: string; amountFen: Fen; heldAt: Date }

/** What this person paid, or has reserved, for somebody else; newest first, 50 at most. */
export const listPaidForOthers = (actor: Friend, tx?: Tx): Promise<PaidForOther[]> =>
  reading(actor, tx, async (db) => {
    if (!actor.personId) return []
    const rows = await db
      .select()
      .from(payments)
      .where(and(eq(payments.payerId, actor.personId), eq(payments.kind, 'friend'), eq(payments.covers, true)))
      .orderBy(desc(payments.createdAt))
      .limit(50)
    return rows.flatMap(({ id, agreementId, amountFen, heldAt }) =>
      agreementId && heldAt ? [{ id, agreementId, amountFen, heldAt }] : [],
    )
  })
