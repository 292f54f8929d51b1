import type { Day } from '@/lib/calendar/day'
import type { Fen } from '@/lib/money/fen'
import { askOutside, OutsideUnknown } from '@/lib/outside'
import {
  REF_PATTERN,
  TIME_PATTERN,
  type PostRepayment,
  type PromiseState,
  type PromiseToPay,
} from '@/scripts/outside/protocol'
import * as z from 'zod'
import type { PostingSaid } from '../rules'

const postingStatus = z
  .object({
    paymentRef: z.string().regex(REF_PATTERN),
    loanRef: z.string().nullable(),
    amountFen: z.string().nullable(),
    valueOn: z.string().nullable(),
    state: z.enum(['posted', 'pending', 'refused', 'cancelled']),
    receiptNo: z.string().min(1).max(64).nullable(),
    postedAt: z
      .string()
      .regex(TIME_PATTERN)
      .transform((text) => new Date(text))
      .nullable(),
  })
  .refine(({ state, receiptNo, postedAt }) => state !== 'posted' || (receiptNo !== null && postedAt !== null))

export type Posting = { paymentRef: string; loanRef: string; amountFen: Fen; valueOn: Day }

const isNoneOr = (expected: string, said: string | null): boolean => said === null || said === expected

/** An answer of another form, about another payment, loan, sum or day is no answer. */
function read(said: unknown, asked: Posting): PostingSaid {
  const parsed = postingStatus.safeParse(said)
  const isOurs =
    parsed.success &&
    parsed.data.paymentRef === asked.paymentRef &&
    isNoneOr(asked.loanRef, parsed.data.loanRef) &&
    isNoneOr(String(asked.amountFen), parsed.data.amountFen) &&
    isNoneOr(asked.valueOn, parsed.data.valueOn)
  if (!isOurs) throw new OutsideUnknown('the lender answered something else')
  const { state, receiptNo, postedAt } = parsed.data
  return { state, receiptNo, postedAt }
}

/** Passes a repayment on to the lender, once per payment; asked again it tells how that one stands. */
export async function postRepayment(posting: Posting, now: Date): Promise<PostingSaid> {
  const body: PostRepayment = {
    paymentRef: posting.paymentRef,
    loanRef: posting.loanRef,
    amountFen: String(posting.amountFen),
    valueOn: posting.valueOn,
  }
  return read(await askOutside('POST', '/v1/lender/postings', body, now), posting)
}

/** Asks the lender never to post this payment; the answer says what is true of it from now on. */
export async function cancelPosting(posting: Posting, now: Date): Promise<PostingSaid> {
  const path = `/v1/lender/postings/${posting.paymentRef}/cancel`
  return read(await askOutside('POST', path, {}, now), posting)
}

const promiseStatus = z.object({
  paymentRef: z.string().regex(REF_PATTERN),
  state: z.enum(['promised', 'refused', 'released', 'kept']),
})

function readPromise(said: unknown, { paymentRef }: Posting): PromiseState {
  const parsed = promiseStatus.safeParse(said)
  if (!parsed.success || parsed.data.paymentRef !== paymentRef) {
    throw new OutsideUnknown('the lender answered something else')
  }
  return parsed.data.state
}

/** Tells the lender that a repayment is coming; asked again it tells how that promise stands. */
export async function promiseRepayment(posting: Posting, now: Date): Promise<PromiseState> {
  const body: PromiseToPay = { ...posting, amountFen: String(posting.amountFen) }
  return readPromise(await askOutside('POST', '/v1/lender/promises', body, now), posting)
}

/** Takes a promise back; asked again it is the same. */
export async function releasePromised(posting: Posting, now: Date): Promise<PromiseState> {
  return readPromise(await askOutside('POST', `/v1/lender/promises/${posting.paymentRef}/release`, {}, now), posting)
}
