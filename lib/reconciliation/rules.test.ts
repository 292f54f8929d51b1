import { fen } from '@/lib/money/fen'
import type { PaymentState } from '@/lib/payments/rules'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowOf, waitOf } from './rules'

const at = (time: string) => new Date(`2026-12-12T${time}:00Z`)
const begun = { createdAt: at('02:00'), orderEndsAt: at('02:15'), capturedAt: null, setAsideAt: null }

describe('what a payment waits for', () => {
  test('the channel’s word, until 15 minutes after the end of the order', () => {
    expect(waitOf(begun)).toEqual({ why: 'channel_silent', since: at('02:00'), until: at('02:30') })
  })

  test('once captured the lender’s, for 24 hours', () => {
    const until = new Date(at('02:10').getTime() + 24 * 3_600_000)
    expect(waitOf({ ...begun, capturedAt: at('02:10') })).toEqual({ why: 'lender_silent', since: at('02:10'), until })
  })

  test('set aside it waits for us, with no end of its own', () => {
    const facts = { ...begun, capturedAt: at('02:10'), setAsideAt: at('02:20') }
    expect(waitOf(facts)).toEqual({ why: 'set_aside', since: at('02:20'), until: null })
  })
})

describe('the money of a day', () => {
  const row = (state: PaymentState, isPosted: boolean, count: number, amount: bigint) => ({
    state,
    isPosted,
    count,
    amountFen: fen(amount),
  })

  test('stands where it is now', () => {
    const flow = flowOf([
      row('voided', false, 1, 100n),
      row('failed', false, 1, 20n),
      row('held', false, 2, 300n),
      row('captured', true, 5, 4000n),
      row('captured', false, 1, 500n),
      row('refunded', false, 1, 60n),
    ])
    expect(flow).toEqual({
      held: { count: 11, amountFen: 4980n },
      ended: { count: 2, amountFen: 120n },
      stillHeld: { count: 2, amountFen: 300n },
      captured: { count: 7, amountFen: 4560n },
      posted: { count: 5, amountFen: 4000n },
      onTheWay: { count: 1, amountFen: 500n },
      returned: { count: 1, amountFen: 60n },
    })
  })

  test('is lost nowhere: the parts always come to the whole', () => {
    const states = fc.constantFrom<PaymentState>('held', 'captured', 'voided', 'failed', 'refunded')
    const rows = fc.array(
      fc.tuple(states, fc.boolean(), fc.nat(1000), fc.bigInt(1n, 10n ** 9n)).map((facts) => row(...facts)),
    )
    fc.assert(
      fc.property(rows, (held) => {
        const flow = flowOf(held)
        for (const what of ['count', 'amountFen'] as const) {
          const of = (step: keyof typeof flow) => BigInt(flow[step][what])
          expect(of('ended') + of('stillHeld') + of('captured')).toBe(of('held'))
          expect(of('posted') + of('onTheWay') + of('returned')).toBe(of('captured'))
        }
      }),
    )
  })
})
