import { randomInt } from 'node:crypto'
import { fieldsOf } from './body'
import { repaymentReaders, termsOf } from './lender-terms'
import { Problem } from './problem'
import type { PostingStatus, PostRepayment } from './protocol'
import type { Change, PostingRecord } from './records'
import { answer, assertSameContent, found, type Answer, type Call, type SignedRoute } from './route'
import type { Store } from './store'

const RECEIPT_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A receipt number: the day in Shanghai and ten random letters, so that a fresh start never repeats one. */
function receiptNoAt(now: number): string {
  const shanghaiDay = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
  const letters = Array.from({ length: 10 }, () => RECEIPT_LETTERS.charAt(randomInt(RECEIPT_LETTERS.length)))
  return `R${shanghaiDay}-${letters.join('')}`
}

function status({ paymentRef, request, state, receiptNo, postedAt }: PostingRecord): Answer {
  const body: PostingStatus = {
    paymentRef,
    ...termsOf(request),
    state,
    receiptNo,
    postedAt: postedAt === null ? null : new Date(postedAt).toISOString(),
  }
  return answer(body)
}

const pending = (paymentRef: string, request: PostRepayment | null, dueAt: number | null): PostingRecord => ({
  paymentRef,
  request,
  state: 'pending',
  receiptNo: null,
  postedAt: null,
  dueAt,
})
const posted = (posting: PostingRecord, at: number): PostingRecord => ({
  ...posting,
  state: 'posted',
  receiptNo: receiptNoAt(at),
  postedAt: at,
  dueAt: null,
})

/** Writes a posting; what is posted keeps the promise that announced it. */
function write(store: Store, posting: PostingRecord): PostingRecord {
  const promise = posting.state === 'posted' ? store.get('promises', posting.paymentRef) : undefined
  const kept: Change[] = promise ? [['promises', promise.paymentRef, { ...promise, state: 'kept' }]] : []
  store.commit([['postings', posting.paymentRef, posting], ...kept])
  return posting
}

function current(store: Store, posting: PostingRecord, now: number): PostingRecord {
  const { dueAt } = posting
  return dueAt === null || now < dueAt ? posting : write(store, posted(posting, dueAt))
}

function post(store: Store, { body, now, fault }: Call): Answer {
  const asked = fieldsOf<PostRepayment>(body, repaymentReaders)
  const known = store.get('postings', asked.paymentRef)
  if (known?.request) assertSameContent(known.request, asked)
  if (known?.request) return status(current(store, known, now))
  // What was cancelled before it arrived takes its content and stays cancelled.
  if (known) return status(write(store, { ...known, request: asked }))
  const taken = pending(asked.paymentRef, asked, null)
  if (fault?.mode === 'refuse') return status(write(store, { ...taken, state: 'refused' }))
  if (fault?.mode === 'pending') return status(write(store, { ...taken, dueAt: now + fault.seconds * 1000 }))
  return status(write(store, posted(taken, now)))
}

function cancel(store: Store, { ref: paymentRef, body, now, fault }: Call): Answer {
  fieldsOf<object>(body, {})
  if (fault?.mode === 'refuse') throw new Problem('refused')
  const known = store.get('postings', paymentRef)
  const posting = known ? current(store, known, now) : pending(paymentRef, null, null)
  if (posting.state !== 'pending') return status(posting)
  return status(write(store, { ...posting, state: 'cancelled', dueAt: null }))
}

/** Posts what was pending long enough. */
export function advancePostings(store: Store, now: number): void {
  for (const posting of store.all('postings')) current(store, posting, now)
}

/** The lender's postings: each ends posted with a receipt number, refused, or cancelled. */
export const postingRoutes = (store: Store): SignedRoute[] => [
  { method: 'POST', path: '/v1/lender/postings', verb: 'lender.post', act: (call) => post(store, call) },
  {
    method: 'GET',
    path: '/v1/lender/postings/:ref',
    verb: 'lender.query',
    act: (call) => status(current(store, found(store.get('postings', call.ref)), call.now)),
  },
  {
    method: 'POST',
    path: '/v1/lender/postings/:ref/cancel',
    verb: 'lender.cancel',
    act: (call) => cancel(store, call),
  },
]
