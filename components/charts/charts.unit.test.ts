import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { attributeOf, render, rowsOf, textOf } from '@/components/ui/testing/render'
import { ClosedBar } from './closed-bar'
import { MoneyLanes } from './money-lanes'
import type { ScheduleBarValues } from './schedule-bar'
import { SchedulePlot } from './schedule-plot'
import { StairsPlot } from './stairs-plot'

const bar = (number: number, change: Partial<ScheduleBarValues> = {}): ScheduleBarValues => ({
  label: `${number}月`,
  name: `第${number}期`,
  principalFen: 360_00n,
  interestFen: 52_56n,
  paidFen: 0n,
  state: 'later',
  ...change,
})

describe('the schedule', () => {
  const bars = [
    bar(7, { state: 'paid', paidFen: 412_56n, friends: [{ initial: '李', amountFen: 412_56n }] }),
    bar(8, { state: 'overdue', penaltyFen: 3_88n }),
    bar(9, { state: 'current', paidFen: 100_00n }),
  ]
  const markup = render(createElement(SchedulePlot, { label: '未来三期', bars, todayAt: 2.2 }))

  it('reads every instalment with what it comes to', () => {
    expect(attributeOf(markup.slice(markup.indexOf('role="img"') - 1), 'aria-label')).toBe(
      '未来三期：第7期 412.56 元；第8期 416.44 元；第9期 412.56 元',
    )
  })

  it('shows the same figures as a table whose last row is their sum', () => {
    expect(rowsOf(markup).slice(1)).toEqual([
      ['第7期', '¥360.00', '¥52.56', '¥0.00', '¥412.56', '¥412.56'],
      ['第8期', '¥360.00', '¥52.56', '¥3.88', '¥416.44', '¥0.00'],
      ['第9期', '¥360.00', '¥52.56', '¥0.00', '¥412.56', '¥100.00'],
      ['合计', '¥1,080.00', '¥157.68', '¥3.88', '¥1,241.56', '¥512.56'],
    ])
  })

  it('explains only what it draws', () => {
    const legend = textOf(markup.slice(markup.indexOf('<ul'), markup.indexOf('</ul>')))
    expect(legend).toBe('本金利息罚息逾期已还好友付的')
    const plain = render(createElement(SchedulePlot, { label: '一期', bars: [bar(1, { interestFen: 0n })] }))
    expect(textOf(plain.slice(plain.indexOf('<ul'), plain.indexOf('</ul>')))).toBe('本金')
  })

  it('marks the part that a friend paid with his initial', () => {
    expect(markup).toMatch(/class="plot-friend"[^>]*>(<\/rect>)?<text[^>]*class="plot-initial">李</)
  })

  it('draws the tallest bar over the whole height and the others in proportion', () => {
    const heights = [...markup.matchAll(/<svg x="[^"]*" y="[^"]*" width="[^"]*" height="([\d.]+)rem"/g)].map(([, h]) =>
      Number(h),
    )
    expect(heights[1]).toBe(5)
    expect(heights[0]).toBeCloseTo((5 * 412.56) / 416.44, 2)
  })
})

describe('the stairs of what is left', () => {
  const steps = [
    { at: 0, leftFen: 412_50n, name: '12月12日' },
    { at: 34, leftFen: 330_00n, name: '1月15日' },
    { at: 65, leftFen: 247_50n, name: '2月15日' },
    { at: 100, leftFen: 0n, name: '3月20日' },
  ]
  const markup = render(
    createElement(StairsPlot, { label: '还欠', steps, todayAt: 70, ticks: [{ at: 34, label: '1月' }] }),
  )

  it('come down by exactly what was there', () => {
    expect(rowsOf(markup).slice(1)).toEqual([
      ['12月12日', '¥0.00', '¥412.50'],
      ['1月15日', '¥82.50', '¥330.00'],
      ['2月15日', '¥82.50', '¥247.50'],
      ['3月20日', '¥247.50', '¥0.00'],
      ['合计', '¥412.50', '¥0.00'],
    ])
  })

  it('are solid up to today and planned after it', () => {
    const grounds = [...markup.matchAll(/<rect x="([\d.]+)%" y="[^"]*" width="([\d.]+)%"[^>]*class="stair-ground"/g)]
    expect(grounds.map(([, x, width]) => [Number(x), Number(width)])).toEqual([
      [0, 34],
      [34, 31],
      [65, 5],
    ])
    expect(markup).toContain('x1="70%" x2="100%" y1="3.45rem" y2="3.45rem" class="stair-planned"')
  })

  it('name each amount once', () => {
    const amounts = [...markup.matchAll(/<text[^>]*>([\d.]+)<\/text>/g)].map(([, amount]) => amount)
    expect(amounts).toEqual(['412.50', '330.00', '247.50'])
  })

  it('leave out the amount of a step too short for it, which would lie on its neighbour’s', () => {
    const early = [steps[0]!, { at: 1, leftFen: 411_50n, name: '12月13日' }, ...steps.slice(1)]
    const text = render(createElement(StairsPlot, { label: '还欠', steps: early, todayAt: 2, ticks: [] }))
    const amounts = [...text.matchAll(/<text[^>]*>([\d.]+)<\/text>/g)].map(([, amount]) => amount)
    expect(amounts).toEqual(['411.50', '330.00', '247.50'])
    expect(rowsOf(text)[1]).toEqual(['12月12日', '¥0.00', '¥412.50'])
  })
})

describe('what was closed', () => {
  const owed = [
    { name: '本金', amountFen: 364_37n, tone: 'principal' as const },
    { name: '利息', amountFen: 48_13n, tone: 'interest' as const },
  ]
  const closed = (amountFen: bigint) =>
    render(createElement(ClosedBar, { label: '结清', owed, paid: [{ name: '李*付', amountFen, tone: 'friend' }] }))

  it('differs by nothing when all is paid', () => {
    expect(attributeOf(closed(412_50n), 'aria-label')).toBe(
      '结清：本金 364.37 元；利息 48.13 元；李*付 412.50 元；差 ¥0.00',
    )
  })

  it('says to the fen what is missing', () => {
    expect(textOf(closed(412_49n))).toContain('差 ¥0.01')
    expect(closed(206_25n)).toContain('width="50%" height="100%" rx="4" class="strip-friend"')
  })
})

describe('the lanes of money', () => {
  it('draw each move between the lanes that it names', () => {
    const markup = render(
      createElement(MoneyLanes, {
        label: '冻结，扣款',
        lanes: [
          { name: '卡', tone: 'friend' },
          { name: '渠道', tone: 'plain' },
        ],
        events: [
          { time: '10:47', label: '冻结', lane: 0 },
          { time: '12:47', label: '扣款', lane: 0 },
        ],
        spans: [{ lane: 0, from: 0, to: 1, tone: 'friend', look: 'held' }],
        moves: [{ event: 1, from: 0, to: 1, tone: 'lender' }],
        table: { caption: '钱在哪里', columns: ['时间', '事'], rows: [['10:47', '冻结']] },
      }),
    )
    expect(markup).toContain('x1="20%" x2="60%" y1="3.25rem" y2="3.25rem" class="lane-span" data-look="held"')
    expect(markup).toContain('x1="60%" x2="60%" y1="3.25rem" y2="5.75rem" class="lane-span"')
    expect(rowsOf(markup)[1]).toEqual(['10:47', '冻结'])
  })
})
