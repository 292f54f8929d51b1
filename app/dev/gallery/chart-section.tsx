import { useTranslations } from 'next-intl'
import { ClosedBar } from '@/components/charts/closed-bar'
import { HoldLine } from '@/components/charts/hold-line'
import { MoneyPath } from '@/components/charts/money-path'
import { positionAmong } from '@/components/charts/scale'
import type { ScheduleBarValues } from '@/components/charts/schedule-bar'
import { SchedulePlot } from '@/components/charts/schedule-plot'
import { StairsPlot } from '@/components/charts/stairs-plot'
import { Card } from '@/components/ui/card'
import { Section } from './section'

/** A natural loan of the demo: 6,480.00 over 18 at 14.60 %, twelve left. */
const INTERESTS_FEN = [52_56n, 48_18n, 43_80n, 39_42n, 35_04n, 30_66n]
const PRINCIPAL_FEN = 360_00n

const daysOf = (day: string) => Date.parse(day) / 86_400_000

function useBars() {
  const t = useTranslations('dev.gallery.chart')
  return (count: number, change: (bar: ScheduleBarValues, i: number) => ScheduleBarValues): ScheduleBarValues[] =>
    Array.from({ length: count }, (_, i) => {
      const month = ((11 + i) % 12) + 1
      const bar: ScheduleBarValues = {
        label: t('month', { month }),
        name: t('instalment', { number: i + 7, month }),
        principalFen: PRINCIPAL_FEN,
        interestFen: INTERESTS_FEN[Math.min(i, 5)] ?? 0n,
        paidFen: 0n,
        state: i === 0 ? 'current' : 'later',
      }
      return change(bar, i)
    })
}

function SchedulePlots() {
  const t = useTranslations('dev.gallery.chart')
  const g = useTranslations('dev.gallery')
  const bars = useBars()
  const mixed = bars(6, (bar, i) => {
    const total = bar.principalFen + bar.interestFen
    if (i === 0) return { ...bar, state: 'paid', paidFen: total }
    if (i === 1)
      return { ...bar, state: 'paid', paidFen: total, friends: [{ initial: g('initialLi'), amountFen: total }] }
    if (i === 2) return { ...bar, state: 'overdue', penaltyFen: 3_88n }
    if (i === 3)
      return { ...bar, state: 'current', paidFen: 150_00n, friends: [{ initial: g('initialLi'), amountFen: 100_00n }] }
    return bar
  })
  const long = bars(24, (bar, i) => {
    if (i >= 9) return { ...bar, state: i === 9 ? 'current' : 'later' }
    return { ...bar, state: 'paid', paidFen: bar.principalFen + bar.interestFen }
  })
  const today = positionAmong(['2026-12-20', '2027-01-20'].map(daysOf), daysOf('2026-12-11'))
  return (
    <>
      <Card title={t('schedule')}>
        <SchedulePlot label={t('schedule')} bars={bars(6, (bar) => bar)} todayAt={today} />
      </Card>
      <Card title={t('scheduleFriend')}>
        <SchedulePlot label={t('scheduleFriend')} bars={mixed} todayAt={3.2} />
      </Card>
      <Card title={t('scheduleLong')}>
        <SchedulePlot label={t('scheduleLong')} bars={long} todayAt={9.1} />
      </Card>
    </>
  )
}

export function ChartSection() {
  const t = useTranslations('dev.gallery.chart')
  const days = ['2026-12-12', '2027-01-15', '2027-02-15', '2027-03-15', '2027-04-15', '2027-05-15']
  const nameOf = (day: string) => t('month', { month: Number(day.slice(5, 7)) })
  const owed = [
    { name: t('principal'), amountFen: 364_37n, tone: 'principal' as const },
    { name: t('interest'), amountFen: 48_13n, tone: 'interest' as const },
  ]
  return (
    <Section name="charts">
      <SchedulePlots />
      <Card title={t('stairs')}>
        <StairsPlot
          label={t('stairs')}
          steps={days.map((day, i) => ({ at: daysOf(day), leftFen: 412_50n - BigInt(i) * 82_50n, name: day }))}
          todayAt={daysOf('2027-03-02')}
          ticks={days.slice(1).map((day) => ({ at: daysOf(day), label: nameOf(day) }))}
        />
      </Card>
      <Card title={t('closed')}>
        <ClosedBar
          label={t('closed')}
          owed={owed}
          paid={[{ name: t('paidByLi'), amountFen: 412_50n, tone: 'friend' }]}
        />
      </Card>
      <Card title={t('closedPart')}>
        <ClosedBar
          label={t('closedPart')}
          owed={owed}
          paid={[{ name: t('paidByLi'), amountFen: 200_00n, tone: 'friend' }]}
        />
      </Card>
    </Section>
  )
}

export function PaySection() {
  const t = useTranslations('dev.gallery.pay')
  const g = useTranslations('dev.gallery')
  const places = [
    { place: 'card' as const, title: t('now'), text: t('nowText') },
    { place: 'held' as const, title: t('held'), text: t('heldText') },
    { place: 'lender' as const, title: t('then'), text: t('thenText') },
  ]
  return (
    <Section name="pay">
      <MoneyPath
        from={{ party: 'friend', initial: g('initialLi') }}
        to={{ party: 'lender', initial: g('initialLender') }}
        title={t('title')}
      >
        {t('text')}
      </MoneyPath>
      <Card title={t('hold')}>
        <HoldLine places={places} />
      </Card>
      <Card title={t('held')}>
        <HoldLine places={places.map((place, i) => ({ ...place, now: i === 1 }))} />
      </Card>
    </Section>
  )
}
