import { day } from '@/lib/calendar/day'
import { fen } from '@/lib/money/fen'
import { expect, test } from 'vitest'
import { claimSteps } from './claim-steps'

const part = (on: string, openFen: number) => ({
  dueOn: day(on),
  principalFen: fen(8_250),
  interestFen: fen(0),
  openFen: fen(openFen),
})

test('goes down as it came in, whatever the order of recording, and then as it is planned', () => {
  const steps = claimSteps(
    {
      startedOn: day('2026-12-12'),
      today: day('2027-02-20'),
      plan: [part('2027-01-15', 0), part('2027-02-15', 0), part('2027-03-15', 8_250)],
      receipts: [
        { amountFen: 8_250n, receivedOn: day('2027-02-15') },
        { amountFen: 8_250n, receivedOn: day('2027-01-15') },
      ],
    },
    (on) => on,
  )
  expect(steps.map(({ at, leftFen, name }) => [at, leftFen, name])).toEqual([
    [0, 24_750n, '2026-12-12'],
    [34, 16_500n, '2027-01-15'],
    [65, 8_250n, '2027-02-15'],
    [93, 0n, '2027-03-15'],
  ])
})

test('what is late is still to come today; what was taken back goes up again', () => {
  const facts = { startedOn: day('2027-01-01'), today: day('2027-01-20') }
  const receipts = [
    { amountFen: 100n, receivedOn: day('2027-01-10') },
    { amountFen: -100n, receivedOn: day('2027-01-10') },
  ]
  const steps = claimSteps({ ...facts, plan: [part('2027-01-15', 8_250)], receipts }, (on) => on)
  expect(steps.map(({ leftFen }) => leftFen)).toEqual([8_250n, 8_150n, 8_250n, 0n])
  expect(steps.at(-1)).toMatchObject({ name: '2027-01-20' })
})
