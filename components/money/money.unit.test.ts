import fc from 'fast-check'
import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { render, rowsOf, textOf } from '@/components/ui/testing/render'
import { fen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { Amount } from './amount'
import { EntryTable } from './entry-table'

describe('an amount', () => {
  it('reads as the money it is, whatever its size', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 12n), 10n ** 12n),
        fc.constantFrom('large' as const, 'medium' as const, undefined),
        (value, size) => {
          expect(textOf(render(createElement(Amount, { fen: value, size })))).toBe(formatFen(fen(value)))
        },
      ),
    )
  })

  it('sets symbol and decimals apart', () => {
    expect(render(createElement(Amount, { fen: 412_50n, size: 'large' }))).toBe(
      '<span class="amount"><span class="money-symbol">¥</span>412<span class="money-decimals">.50</span></span>',
    )
  })
})

describe('entries', () => {
  const headings = { transaction: '交易', debit: '借方', credit: '贷方', amount: '金额', total: '合计' }
  const line = (account: string, amountFen: bigint) => ({ account, amountFen })

  it('stand debit beside credit and come to the same on both sides', () => {
    const groups = [
      { key: 'a', name: '扣款', time: '12:47', lines: [line('渠道', 412_50n), line('清算', -412_50n)] },
      {
        key: 'b',
        name: '入账',
        time: '12:51',
        lines: [line('清算', 412_50n), line('机构', -364_37n), line('机构', -48_13n)],
      },
    ]
    const rows = rowsOf(render(createElement(EntryTable, { caption: '分录', headings, groups })))
    expect(rows.slice(1)).toEqual([
      ['扣款12:47', '渠道', '412.50', '清算', '412.50'],
      ['入账12:51', '清算', '412.50', '机构机构', '364.3748.13'],
      ['合计', '', '825.00', '', '825.00'],
    ])
  })
})
