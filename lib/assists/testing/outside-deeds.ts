import { GATE } from '@/lib/access/rules'
import { onBookReceipt } from '@/lib/claims/on-book-receipt'
import { dayOf } from '@/lib/calendar/shanghai'
import { postTransactions } from '@/lib/ledger/post-transactions'
import { bookRepayments } from '@/lib/loans/book-repayments'
import { loadLoans } from '@/lib/loans/load-loan'
import { lockLoan } from '@/lib/loans/lock-loan'
import { fen } from '@/lib/money/fen'
import { newId } from '@/lib/id'
import { loadCall, type CallVerb } from '@/lib/payments/calls/store'
import { giveUpPayment } from '@/lib/payments/give-up-payment'
import { answerCall, loadEvent, loadPayment, takeEvent } from '@/lib/payments/load-payment'
import { recordChannelEvent } from '@/lib/payments/record-channel-event'
import { recordOrder } from '@/lib/payments/record-order'
import { recordPosting } from '@/lib/payments/record-posting'
import { givenUpAt, type OrderSaid } from '@/lib/payments/rules'
import { valueOf } from '@/lib/refusal'
import { onEndCooling } from '../on-end-cooling'
import { onEndWaiting } from '../on-end-waiting'
import { onExpireAssist } from '../on-expire-assist'
import { onSettlePayments } from '../on-settle-payments'
import { recordCapture } from '../record-capture'
import { recordRefund } from '../record-refund'
import { recordVoid } from '../record-void'
import { takeOrderAnswer } from '../take-order-answer'
import type { Word } from './channel-model'
import type { Doings } from './deeds'
import type { Answer, Model } from './model'
import type { Stage } from './perform'

const NOTHING = { amountFen: null, heldAt: null, capturedAt: null, reason: null, instrument: null }

/** A word as the channel's port would hand it on. */
function saidOf(model: Model, payment: number, word: Word): OrderSaid {
  if (word.state === 'voided' || word.state === 'failed') return { ...NOTHING, ...word }
  if (!('heldAt' in word)) return { ...NOTHING, ...word }
  const heldAt = new Date(word.heldAt)
  return {
    ...{ state: word.state, amountFen: fen(model.payments[payment]!.amount), heldAt, reason: null },
    capturedAt: word.state === 'captured' ? heldAt : null,
    instrument: { ...word.instrument, tail: '6621' },
  }
}

/** The stored intent that an answer is about. */
async function callId(stage: Stage, paymentId: string, verb: CallVerb): Promise<string> {
  const call = await stage.work((ctx) => loadCall(ctx.tx, paymentId, verb))
  if (!call) throw new Error(`No ${verb} was asked for.`)
  return call.id
}

async function done(work: Promise<unknown>): Promise<Answer> {
  await work
  return 'done'
}

/** What the parties beyond us say, and what the worker does by itself: each as the jobs write it down, none over a network. */
export const OUTSIDE_DEEDS: Doings<
  | ('placed' | 'callback' | 'takeCallback' | 'asked' | 'captured' | 'voided' | 'lenderHeard' | 'posting' | 'refunded')
  | ('endCooling' | 'endWaiting' | 'expire' | 'settle' | 'lenderBooks' | 'bookReceipt')
> = {
  async placed(stage, { payment, isRefused }) {
    const paymentId = stage.ids.payments[payment]!
    const order = await callId(stage, paymentId, 'order')
    const answer = isRefused ? { refused: 'refused' } : { payUrl: 'http://127.0.0.1:9/pay' }
    return done(stage.work((ctx) => recordOrder(ctx, { paymentId, callId: order, answer })))
  },
  async callback(stage, { event }) {
    const facts = { eventId: `${stage.name} ${event}`, signature: 'signed' }
    await stage.as(GATE, (ctx) => recordChannelEvent(ctx, facts, Buffer.from(facts.eventId)))
    const [row] = await stage.owner<{ id: string }[]>`select id from channel_events where event_id = ${facts.eventId}`
    stage.ids.place('events', row!.id)
    return 'done'
  },
  takeCallback: (stage, { event, word }, model) =>
    stage.work(async (ctx) => {
      const eventId = stage.ids.events[event]!
      if (!(await loadEvent(ctx, { eventId }))) return 'taken before'
      const { payment } = model.callbacks[event]!
      await takeOrderAnswer(ctx, { paymentId: stage.ids.payments[payment]!, said: saidOf(model, payment, word) })
      await takeEvent(ctx, { eventId })
      return 'done'
    }),
  asked: (stage, { payment, word }, model) =>
    stage.work(async (ctx) => {
      const paymentId = stage.ids.payments[payment]!
      const known = await loadPayment(ctx, { paymentId })
      if (!known || known.state === 'captured' || known.state === 'refunded') return 'nothing to ask'
      if (word) await takeOrderAnswer(ctx, { paymentId, said: saidOf(model, payment, word) })
      if (ctx.now >= givenUpAt(known.orderEndsAt)) await giveUpPayment(ctx, { paymentId })
      return 'done'
    }),
  async captured(stage, { payment, word }, model) {
    const paymentId = stage.ids.payments[payment]!
    const about = { paymentId, callId: await callId(stage, paymentId, 'capture'), said: saidOf(model, payment, word) }
    return done(stage.work((ctx) => recordCapture(ctx, about)))
  },
  async voided(stage, { payment, word }, model) {
    const paymentId = stage.ids.payments[payment]!
    const about = { paymentId, callId: await callId(stage, paymentId, 'void'), said: saidOf(model, payment, word) }
    return done(stage.work((ctx) => recordVoid(ctx, about)))
  },
  async lenderHeard(stage, { payment, verb }) {
    const call = await callId(stage, stage.ids.payments[payment]!, verb)
    const outcome = verb === 'promise' ? 'promised' : 'released'
    return done(stage.work((ctx) => answerCall(ctx, { callId: call, outcome })))
  },
  async posting(stage, { payment, verb, said: state }) {
    const paymentId = stage.ids.payments[payment]!
    const call = { id: await callId(stage, paymentId, verb), verb }
    const receipt = state === 'posted' ? { receiptNo: `R-${paymentId}`, postedAt: stage.now } : undefined
    const said = { state, receiptNo: receipt?.receiptNo ?? null, postedAt: receipt?.postedAt ?? null }
    return done(stage.work((ctx) => recordPosting(ctx, { paymentId, call, said })))
  },
  async refunded(stage, { payment }) {
    const paymentId = stage.ids.payments[payment]!
    const refund = { paymentId, callId: await callId(stage, paymentId, 'refund'), refundedAt: stage.now }
    return done(stage.work((ctx) => recordRefund(ctx, refund)))
  },
  endCooling: (stage, { payment }) => done(onEndCooling.run({ paymentId: stage.ids.payments[payment] }, 1)),
  endWaiting: (stage, { payment }) => done(onEndWaiting.run({ paymentId: stage.ids.payments[payment] }, 1)),
  expire: (stage, { assist }) => done(onExpireAssist.run({ assistId: stage.ids.assists[assist] }, 1)),
  settle: () => done(onSettlePayments.run({}, 1)),
  lenderBooks: (stage, { loan, amount }) =>
    stage.work(async (ctx) => {
      const loanId = stage.ids.loans[loan]!
      await lockLoan(ctx, { loanId })
      const loans = await loadLoans(ctx, { loanIds: [loanId] })
      const when = { valueOn: dayOf(ctx.now), eventAt: ctx.now }
      const repayment = { loanId, repaymentRef: newId(), source: 'imported' as const, ...when, paymentId: null }
      const [booked] = await bookRepayments(ctx, loans, [{ ...repayment, amountFen: fen(amount) }])
      await postTransactions(ctx, [valueOf(booked!).transaction])
      return 'done'
    }),
  bookReceipt: (stage, { claim, receipt }) =>
    done(onBookReceipt.run({ receiptId: stage.ids.receipts[claim]![receipt] }, 1)),
}
