'use server'

import { cashierHref } from '@/components/payments/cashier-href'
import { action } from '@/lib/action'
import { idOf, publicId, type IdKind } from '@/lib/id'
import { logger } from '@/lib/logger'
import { payInput } from '@/lib/payments/input'
import { onPlaceOrder } from '@/lib/payments/on-place-order'
import { payQuote, type Paid } from '@/lib/payments/pay-quote'
import { getPayment } from '@/lib/payments/queries'
import { quotePayment } from '@/lib/payments/quote-payment'
import { quoteInput } from '@/lib/quotes/input'
import { Refusal } from '@/lib/refusal'
import { borrowerOf } from '@/lib/session'
import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'

function wanted(kind: IdKind, shown: string): string {
  const id = idOf(kind, shown)
  if (!id) throw new Refusal('not_found')
  return id
}

/** Fixes the price of what the borrower chose, and leads to the page on which he checks it. */
export const askPrice = action({
  verb: 'quote-payment',
  side: 'borrower',
  input: quoteInput,
  run: (ctx, { loan, wish }) => quotePayment(ctx, { loanId: wanted('loan', loan), wish }),
  then: ({ quoteId }, { loan }) => redirect(`/me/loans/${loan}/pay/${publicId('quote', quoteId)}`),
})

/** Pays at the price that was checked: on to the cashier, or back to the same page where the price is no longer true. */
export const pay = action({
  verb: 'pay-quote',
  side: 'borrower',
  input: payInput,
  run: (ctx, { quote }): Promise<Paid> => payQuote(ctx, { quoteId: wanted('quote', quote) }),
  then: async (paid, { quote }) => {
    if ('paymentId' in paid) redirect(await wayOn(paid.paymentId))
    redirect(`/me/loans/${publicId('loan', paid.loanId)}/pay/${publicId('quote', paid.quoteId)}?was=${quote}`)
  },
})

/** To the cashier, if it answers the order at once; else to the page that waits for it. The job repeats the order then. */
async function wayOn(paymentId: string): Promise<string> {
  try {
    await onPlaceOrder.run({ paymentId }, 1)
  } catch (error) {
    logger.error('the order was not answered at once', error, { id: paymentId })
  }
  const actor = await borrowerOf()
  const payment = actor && (await getPayment(actor, paymentId))
  return payment?.state === 'created' && payment.payUrl
    ? cashierHref(payment.payUrl, await getLocale())
    : `/me/payments/${publicId('payment', paymentId)}`
}
