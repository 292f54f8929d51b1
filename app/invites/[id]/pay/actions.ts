'use server'

import { cashierHref } from '@/components/payments/cashier-href'
import type { Friend } from '@/lib/access/rules'
import { action } from '@/lib/action'
import { getAgreementOfInvite } from '@/lib/agreements/queries'
import { decideOwnHold } from '@/lib/assists/decide-own-hold'
import { payAgreement } from '@/lib/assists/pay-agreement'
import { quoteAgreement } from '@/lib/assists/quote-agreement'
import { idOf, publicId, type IdKind } from '@/lib/id'
import { nothingInput } from '@/lib/invites/input'
import { logger } from '@/lib/logger'
import { disputeInput, holdInput, payHelpInput } from '@/lib/payments/input'
import { openDispute } from '@/lib/payments/open-dispute'
import { onPlaceOrder } from '@/lib/payments/on-place-order'
import type { Paid } from '@/lib/payments/pay-quote'
import { getPayment } from '@/lib/payments/queries'
import { Refusal } from '@/lib/refusal'
import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'

const pageOf = ({ inviteId }: Friend, to: string) => `/invites/${publicId('invite', inviteId ?? '')}/${to}`

function wanted(kind: IdKind, shown: string): string {
  const id = idOf(kind, shown)
  if (!id) throw new Refusal('not_found')
  return id
}

/** Fixes what his agreement costs today, and leads to the page on which he checks it. */
export const askPrice = action({
  verb: 'quote-agreement',
  side: 'friend',
  of: 'invite',
  input: nothingInput,
  run: async (ctx) => {
    const { actor, tx } = ctx
    const agreement = actor.inviteId ? await getAgreementOfInvite(actor, actor.inviteId, tx) : undefined
    if (!agreement) throw new Refusal('not_found')
    return quoteAgreement(ctx, { agreementId: agreement.id })
  },
  then: ({ quoteId }, _, actor) => redirect(pageOf(actor, `pay/${publicId('quote', quoteId)}`)),
})

/** Pays at the price that he checked: on to the cashier, or back to the same page where the price is no longer true. */
export const pay = action({
  verb: 'pay-agreement',
  side: 'friend',
  of: 'invite',
  input: payHelpInput,
  run: (ctx, { quote, atOnce }): Promise<Paid> =>
    payAgreement(ctx, { quoteId: wanted('quote', quote), atOnce: atOnce === 'yes' }),
  then: async (paid, { quote }, actor) => {
    if ('quoteId' in paid) redirect(pageOf(actor, `pay/${publicId('quote', paid.quoteId)}?was=${quote}`))
    redirect(await wayOn(actor, paid.paymentId))
  },
})

/** While his money rests: takes it back. */
export const takeBack = action({
  verb: 'take-back',
  side: 'friend',
  of: 'invite',
  input: holdInput,
  run: (ctx, { payment }) => decideOwnHold(ctx, { paymentId: wanted('payment', payment), as: 'taken_back' }),
  then: (_, { payment }, actor) => redirect(pageOf(actor, `payments/${payment}`)),
})

/** While his money rests: has it taken at once. */
export const takeAtOnce = action({
  verb: 'take-at-once',
  side: 'friend',
  of: 'invite',
  input: holdInput,
  run: (ctx, { payment }) => decideOwnHold(ctx, { paymentId: wanted('payment', payment), as: 'at_once' }),
  then: (_, { payment }, actor) => redirect(pageOf(actor, `payments/${payment}`)),
})

/** Says what is wrong with his payment: to a person, who answers. */
export const dispute = action({
  verb: 'open-dispute',
  side: 'friend',
  of: 'invite',
  input: disputeInput,
  run: (ctx, { payment, reason }) => openDispute(ctx, { paymentId: wanted('payment', payment), reason }),
  then: ({ caseId }, { payment }, actor) =>
    redirect(pageOf(actor, `payments/${payment}?case=${publicId('case', caseId)}#dispute`)),
})

/** To the cashier, if it answers the order at once; else to the page that waits for it. The job repeats the order then. */
async function wayOn(actor: Friend, paymentId: string): Promise<string> {
  try {
    await onPlaceOrder.run({ paymentId }, 1)
  } catch (error) {
    logger.error('the order was not answered at once', error, { id: paymentId })
  }
  const payment = await getPayment(actor, paymentId)
  return payment?.state === 'created' && payment.payUrl
    ? cashierHref(payment.payUrl, await getLocale())
    : pageOf(actor, `payments/${publicId('payment', paymentId)}`)
}
