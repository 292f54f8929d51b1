import { fieldsOf } from './body'
import { Problem } from './problem'
import type { PromiseStatus, PromiseToPay } from './protocol'
import type { PromiseRecord } from './records'
import { answer, assertSameContent, found, type Answer, type Call, type SignedRoute } from './route'
import { repaymentReaders, termsOf } from './lender-terms'
import type { Store } from './store'

function status({ paymentRef, request, state }: PromiseRecord): Answer {
  const body: PromiseStatus = { paymentRef, ...termsOf(request), state }
  return answer(body)
}

function write(store: Store, promise: PromiseRecord): Answer {
  store.commit([['promises', promise.paymentRef, promise]])
  return status(promise)
}

function promise(store: Store, { body, fault }: Call): Answer {
  const asked = fieldsOf<PromiseToPay>(body, repaymentReaders)
  const known = store.get('promises', asked.paymentRef)
  if (known?.request) assertSameContent(known.request, asked)
  if (known?.request) return status(known)
  // What was released before it arrived takes its content and stays released.
  const state = known?.state ?? (fault?.mode === 'refuse' ? 'refused' : 'promised')
  return write(store, { paymentRef: asked.paymentRef, request: asked, state })
}

function release(store: Store, { ref: paymentRef, body, fault }: Call): Answer {
  fieldsOf<object>(body, {})
  if (fault?.mode === 'refuse') throw new Problem('refused')
  const known = store.get('promises', paymentRef) ?? { paymentRef, request: null, state: 'promised' as const }
  return write(store, known.state === 'promised' ? { ...known, state: 'released' } : known)
}

/** The lender's promises to pay: while one runs, penalty and dunning of its sum rest. */
export const promiseRoutes = (store: Store): SignedRoute[] => [
  { method: 'POST', path: '/v1/lender/promises', verb: 'lender.promise', act: (call) => promise(store, call) },
  {
    method: 'GET',
    path: '/v1/lender/promises/:ref',
    verb: 'lender.query',
    act: (call) => status(found(store.get('promises', call.ref))),
  },
  {
    method: 'POST',
    path: '/v1/lender/promises/:ref/release',
    verb: 'lender.release',
    act: (call) => release(store, call),
  },
]
