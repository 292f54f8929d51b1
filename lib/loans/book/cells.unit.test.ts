import { day } from '@/lib/calendar/day'
import { describe, expect, test } from 'vitest'
import { borrowerOf, loanOf, repaymentOf } from './cells'

const TODAY = day('2026-11-24')
const BORROWER = {
  borrower_ref: 'B1',
  name: '张三',
  id_number: '999999199004120034',
  phone: '19900000001',
  monthly_income_fen: '0',
}
const LOAN = {
  loan_ref: 'L1',
  borrower_ref: 'B1',
  principal_fen: '648000',
  rate_bps: '1460',
  method: 'equal_principal',
  terms: '18',
  start_date: '2026-06-03',
  due_day: '3',
}
const REPAYMENT = { repayment_ref: 'R1', loan_ref: 'L1', paid_on: '2026-11-24', amount_fen: '41256' }

const codes = ({ faults }: { faults: { column: string; code: string }[] }) =>
  faults.map(({ column, code }) => [column, code])
const borrower = (cells: Partial<typeof BORROWER>) => borrowerOf({ line: 9, cells: { ...BORROWER, ...cells } }, TODAY)
const loan = (cells: Partial<typeof LOAN>) => loanOf({ line: 9, cells: { ...LOAN, ...cells } }, TODAY)
const repayment = (cells: Record<string, string>) => repaymentOf({ line: 9, cells: { ...REPAYMENT, ...cells } }, TODAY)

test('a line that can be taken gives its row', () => {
  expect(borrower({}).row).toEqual({
    name: '张三',
    idNumber: '999999199004120034',
    phone: '19900000001',
    incomeFen: 0n,
  })
  expect(loan({}).row).toEqual({
    borrowerRef: 'B1',
    terms: {
      principalFen: 648_000n,
      rateBps: 1_460,
      method: 'equal_principal',
      terms: 18,
      startOn: '2026-06-03',
      dueDay: 3,
    },
  })
  expect(repayment({}).row).toEqual({ loanRef: 'L1', valueOn: '2026-11-24', amountFen: 41_256n, paymentId: null })
})

describe('people', () => {
  test.each([
    ['name', '', 'name_unusable'],
    ['name', '   ', 'name_unusable'],
    ['name', '王'.repeat(51), 'name_unusable'],
    ['name', '张\u200b三', 'name_unusable'],
    ['name', '张\u0007三', 'name_unusable'],
    ['name', '张\n三', 'name_unusable'],
    ['name', '\u202e三张', 'name_unusable'],
    ['name', '=1+1', 'formula'],
    ['name', '+张三', 'formula'],
    ['name', '-张三', 'formula'],
    ['name', '@张三', 'formula'],
    ['name', '＝张三', 'formula'],
    ['name', ' =cmd', 'formula'],
    ['id_number', '999999199004120035', 'id_number_unusable'],
    ['id_number', '99999919900412003', 'id_number_unusable'],
    ['id_number', '999999199002300031', 'id_number_unusable'],
    ['id_number', '', 'id_number_unusable'],
    ['id_number', '999999200811250033', 'under_age'],
    ['phone', '1990000000', 'phone_unusable'],
    ['phone', '12900000001', 'phone_unusable'],
    ['phone', '+8619900000001', 'formula'],
    ['monthly_income_fen', '-1', 'number_negative'],
    ['monthly_income_fen', '', 'whole_number_needed'],
    ['borrower_ref', '', 'reference_unusable'],
    ['borrower_ref', 'B 1', 'reference_unusable'],
    ['borrower_ref', 'B'.repeat(65), 'reference_unusable'],
    ['borrower_ref', 'B\u200b1', 'reference_unusable'],
  ])('%s %j is refused: %s', (column, text, code) => {
    expect(codes(borrower({ [column]: text }))).toEqual([[column, code]])
  })

  test.each(['𬍛', '阿卜杜拉·买买提', '龑', '王'.repeat(50), '  张三 '])('a name may be %s', (name) => {
    expect(borrower({ name }).row?.name).toBe(name.trim())
  })

  test('on the 18th birthday one is of age', () => {
    expect(borrower({ id_number: '999999200811240038' }).faults).toEqual([])
  })

  test('a small x as check digit is the same number', () => {
    expect(borrower({ id_number: '99999919900412019x' }).row?.idNumber).toBe('99999919900412019X')
  })
})

describe('figures', () => {
  test.each([
    ['principal_fen', '0', 'number_zero'],
    ['principal_fen', 'abc', 'whole_number_needed'],
    ['principal_fen', '12.5', 'whole_number_needed'],
    ['principal_fen', '1e3', 'whole_number_needed'],
    ['principal_fen', '1,000', 'whole_number_needed'],
    ['principal_fen', '１００', 'whole_number_needed'],
    ['principal_fen', '-5', 'number_negative'],
    ['principal_fen', '9007199254740993', 'number_too_large'],
    ['principal_fen', '1'.repeat(400), 'number_too_large'],
    ['rate_bps', '-1', 'number_negative'],
    ['rate_bps', '2401', 'number_out_of_range'],
    ['rate_bps', '14.6', 'whole_number_needed'],
    ['method', 'EQUAL_PRINCIPAL', 'method_unknown'],
    ['method', '', 'method_unknown'],
    ['terms', '0', 'number_zero'],
    ['terms', '61', 'number_out_of_range'],
    ['start_date', '2026-02-30', 'day_unusable'],
    ['start_date', '2026/06/03', 'day_unusable'],
    ['start_date', '03.06.2026', 'day_unusable'],
    ['start_date', '20260603', 'day_unusable'],
    ['start_date', '2026-06-03T00:00', 'day_unusable'],
    ['start_date', '2026-11-25', 'day_in_future'],
    ['due_day', '0', 'number_zero'],
    ['due_day', '32', 'number_out_of_range'],
  ])('%s %j is refused: %s', (column, text, code) => {
    expect(codes(loan({ [column]: text }))).toEqual([[column, code]])
  })

  test.each([
    ['principal_fen', '9007199254740992'],
    ['rate_bps', '0'],
    ['rate_bps', '2400'],
    ['terms', '1'],
    ['terms', '60'],
    ['due_day', '31'],
    ['due_day', '01'],
    ['start_date', '2026-11-24'],
  ])('%s %s is taken', (column, text) => {
    expect(loan({ [column]: text }).faults).toEqual([])
  })

  test('what was allowed is said', () => {
    expect(loan({ terms: '61' }).faults[0]!.params).toEqual({ least: 1, most: 60 })
  })
})

describe('repayments', () => {
  const paymentId = '01999999-0000-7000-8000-000000000001'
  const payment_ref = `pay_${paymentId.replaceAll('-', '')}`

  test.each([
    ['amount_fen', '0', 'number_zero'],
    ['amount_fen', '=A1', 'formula'],
    ['paid_on', '2026-11-25', 'day_in_future'],
    ['paid_on', '', 'day_unusable'],
    ['loan_ref', '@L1', 'formula'],
    ['payment_ref', 'pay_1', 'payment_ref_unusable'],
    ['payment_ref', paymentId, 'payment_ref_unusable'],
    ['value_on', 'yesterday', 'day_unusable'],
  ])('%s %j is refused: %s', (column, text, code) => {
    expect(codes(repayment({ [column]: text }))).toEqual([[column, code]])
  })

  test('ours carries our payment and the day of its hold', () => {
    expect(repayment({ payment_ref, value_on: '2026-11-20' }).row).toMatchObject({ paymentId, valueOn: '2026-11-20' })
  })

  test('a value day after the day of payment is refused', () => {
    expect(codes(repayment({ paid_on: '2026-11-20', value_on: '2026-11-21' }))).toEqual([
      ['value_on', 'value_day_after_paid'],
    ])
  })
})

test('every cell of a line is told, and its reference is kept', () => {
  const told = loan({ principal_fen: 'x', terms: '99', start_date: 'x' })
  expect(codes(told)).toEqual([
    ['principal_fen', 'whole_number_needed'],
    ['terms', 'number_out_of_range'],
    ['start_date', 'day_unusable'],
  ])
  expect(told).toMatchObject({ line: 9, reference: 'L1', row: undefined })
  expect(told.faults.every(({ line, file }) => line === 9 && file === 'loans')).toBe(true)
  expect(loan({ loan_ref: ' ' }).reference).toBeUndefined()
})
