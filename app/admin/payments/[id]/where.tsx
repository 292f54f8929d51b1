import { MoneyLanes } from '@/components/charts/money-lanes'
import { formatInstant } from '@/lib/calendar/format'
import { timeOf } from '@/lib/calendar/shanghai'
import type { Fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import type { PaymentKind } from '@/lib/payments/rules'
import { useLocale, useTranslations } from 'next-intl'
import { courseOf, LANES, PLACE_AFTER, stretchesOf } from './course'

type Payment = Parameters<typeof courseOf>[0] & { kind: PaymentKind; amountFen: Fen }

/** Where the money of a payment went and where it is, as a path through lanes. */
export function Where({ payment, lender }: { payment: Payment; lender: string }) {
  const t = useTranslations('admin.payment.where')
  const locale = useLocale()
  const turns = courseOf(payment)
  if (turns.length === 0) return <p className="secondary">{t('nowhere')}</p>
  const payerTone = payment.kind === 'friend' ? ('friend' as const) : ('borrower' as const)
  const tones = [payerTone, 'plain', 'lender'] as const
  const laneOf = (turn: (typeof turns)[number]['turn']) => LANES.indexOf(PLACE_AFTER[turn])
  const nameOf = (lane: number) => (lane === 2 ? lender : t(`lanes.${LANES[lane] ?? 'payer'}`))
  const amount = formatFen(payment.amountFen).replace('¥', '')
  return (
    <MoneyLanes
      label={t('label', { place: nameOf(laneOf(turns.at(-1)!.turn)), amount: formatFen(payment.amountFen) })}
      lanes={LANES.map((_, i) => ({ name: nameOf(i), tone: tones[i] ?? 'plain' }))}
      events={turns.map(({ turn, at }) => ({ time: timeOf(at), label: t(`turns.${turn}`), lane: laneOf(turn) }))}
      spans={stretchesOf(turns).map(({ lane, from, to, isHeld, isOpen }) => ({
        lane,
        from,
        to,
        tone: tones[lane] ?? 'plain',
        look: isHeld ? ('held' as const) : ('moved' as const),
        ...(isHeld && { text: t('held') }),
        ...(isOpen && { amount }),
      }))}
      moves={turns.flatMap(({ turn }, event) => {
        const from = event === 0 ? 0 : laneOf(turns[event - 1]!.turn)
        const to = laneOf(turn)
        return from === to ? [] : [{ event, from, to, tone: tones[to] ?? ('plain' as const) }]
      })}
      table={{
        caption: t('caption'),
        columns: [t('time'), t('turn'), t('place')],
        rows: turns.map(({ turn, at }) => [formatInstant(at, locale), t(`turns.${turn}`), nameOf(laneOf(turn))]),
      }}
    />
  )
}
