import type { Ctx } from '@/db/transaction'
import type { Worker } from '@/lib/access/rules'
import { getAgreementPosition, listAgreementsOfAssist, type AgreementPosition } from '@/lib/agreements/queries'
import { dayOf } from '@/lib/calendar/shanghai'
import { claimOf } from '@/lib/claims/rules'
import { newId, publicId } from '@/lib/id'
import { openAccounts } from '@/lib/ledger/open-accounts'
import type { Settlement } from '@/lib/ledger/post-settlements'
import { getClaimAccounts } from '@/lib/ledger/queries'
import { accountsOfClaim, entriesOfClaimOpened, entriesOn, type LedgerTransaction } from '@/lib/ledger/rules'
import type { Fen } from '@/lib/money/fen'
import { loadInvitesOfAssist, lockAssist } from './store'

/** What a friend's posted payment closes: his agreement, and the assist with its other links. */
export type Helped = { agreement: AgreementPosition; others: { inviteId: string; agreement?: AgreementPosition }[] }

/** Locks the assists behind friends' payments, in the order of their ids, and reads what hangs on them. */
export async function lockHelped(
  ctx: Ctx<Worker>,
  payments: readonly { id: string; agreementId: string | null }[],
): Promise<Map<string, Helped>> {
  const found: { paymentId: string; agreement: AgreementPosition }[] = []
  for (const { id, agreementId } of payments) {
    const agreement = agreementId && (await getAgreementPosition(ctx.actor, agreementId, ctx.tx))
    if (agreement) found.push({ paymentId: id, agreement })
  }
  const inOrder = found.toSorted((a, b) => (a.agreement.assistId < b.agreement.assistId ? -1 : 1))
  const helped = new Map<string, Helped>()
  for (const { paymentId, agreement } of inOrder) {
    await lockAssist(ctx.tx, agreement.assistId)
    helped.set(paymentId, { agreement, others: await othersOf(ctx, agreement) })
  }
  return helped
}

async function othersOf(ctx: Ctx<Worker>, { assistId, inviteId: own }: AgreementPosition): Promise<Helped['others']> {
  const agreements = await listAgreementsOfAssist(ctx.actor, assistId, ctx.tx)
  const links = await loadInvitesOfAssist(ctx.tx, assistId)
  return links
    .filter(({ id, state }) => id !== own && (state === 'open' || state === 'agreed'))
    .map(({ id: inviteId }) => ({ inviteId, agreement: agreements.find((one) => one.inviteId === inviteId) }))
}

export type SettlingHelp = {
  rows: NonNullable<Settlement['help']>
  transactions: LedgerTransaction[]
  /** Where the borrower reads on. */
  link: string
  /** Friends who had signed and are not needed any more. */
  notNeeded: string[]
}

/** The claim that is opened, what is closed with it, and who is told. */
export async function settlingHelp(
  ctx: Ctx<Worker>,
  { agreement, others }: Helped,
  { amountFen, eventAt }: { amountFen: Fen; eventAt: Date },
): Promise<SettlingHelp> {
  const { id: agreementId, assistId, inviteId, friendId, terms } = agreement
  const startedOn = dayOf(eventAt)
  const claim = claimOf(terms, amountFen, startedOn)
  const claimId = newId()
  const transactions: LedgerTransaction[] = []
  if (claim) {
    await openAccounts(ctx, accountsOfClaim(claimId))
    const accounts = await getClaimAccounts(ctx.actor, claimId, ctx.tx)
    transactions.push({
      id: newId(),
      kind: 'claim_opened',
      subject: 'claim',
      subjectId: claimId,
      valueOn: startedOn,
      eventAt,
      entries: entriesOn(accounts, entriesOfClaimOpened(claim.principalFen)),
    })
  }
  return {
    rows: {
      agreementId,
      assistId,
      inviteId,
      claim: claim && { id: claimId, friendId, ...claim },
      others: others.map((one) => one.inviteId),
    },
    transactions,
    link: `/me/assists/${publicId('assist', assistId)}`,
    notNeeded: others.flatMap((one) => (one.agreement ? [one.agreement.friendId] : [])),
  }
}
