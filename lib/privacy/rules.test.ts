import { day } from '@/lib/calendar/day'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparableName, isAdult, isIdNumber, isPhone, maskIdNumber, maskName, maskPhone, nameOf } from './rules'

describe('masks', () => {
  test('leave what two people need to recognise each other, and no more', () => {
    expect(maskName('张三')).toBe('张*')
    expect(maskName('欧阳娜娜')).toBe('欧*')
    expect(maskName('𬍛三')).toBe('𬍛*')
    expect(maskName('')).toBe('*')
    expect(maskPhone('13800000000')).toBe('138****0000')
    expect(maskIdNumber('999999199001011234')).toBe('9999**********1234')
  })

  test('hide the same number of digits for everybody', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (phone) => {
        const masked = maskPhone(phone)
        expect(masked).toMatch(/^\d{3}\*{4}\d{4}$/)
        expect(masked.slice(0, 3) + masked.slice(-4)).toBe(phone.slice(0, 3) + phone.slice(-4))
      }),
    )
  })
})

describe('an identity number', () => {
  test.each(['11010519491231002X', '999999199001010016', '999999200002290019'].map((text) => [text]))(
    '%s is one',
    (text) => {
      expect(isIdNumber(text)).toBe(true)
    },
  )

  test.each([
    ['another check digit', '110105194912310021'],
    ['a small x', '11010519491231002x'],
    ['30 February', '999999200002300010'],
    ['29 February of no leap year', '999999200102290016'],
    ['month 13', '999999199013010013'],
    ['15 digits', '110105491231002'],
    ['a space', '11010519491231002X '],
    ['wide digits', '１１０１０５１９４９１２３１００２X'],
    ['nothing', ''],
  ])('with %s is none', (_, text) => {
    expect(isIdNumber(text)).toBe(false)
  })

  test('with any one digit changed is none', () => {
    const right = '11010519491231002X'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(right[at]) + by) % 10
        expect(isIdNumber(right.slice(0, at) + digit + right.slice(at + 1))).toBe(false)
      }),
    )
  })
})

describe('full age (Civil Code 17)', () => {
  test.each([
    ['999999200812200000', '2026-12-19', false],
    ['999999200812200000', '2026-12-20', true],
    ['999999200812200000', '2026-12-21', true],
    ['999999200802290000', '2026-02-28', false],
    ['999999200802290000', '2026-03-01', true],
    ['999999202612200000', '2026-12-20', false],
    ['999999200013010000', '2026-12-20', false],
  ])('%s on %s: %s', (idNumber, today, adult) => {
    expect(isAdult(idNumber, day(today))).toBe(adult)
  })
})

describe('a mobile number', () => {
  test.each([
    ['13000000000', true],
    ['19999999999', true],
    ['12000000000', false],
    ['1380000000', false],
    ['138000000000', false],
    ['+8613800000000', false],
    ['010-12345678', false],
  ])('%s: %s', (text, is) => {
    expect(isPhone(text)).toBe(is)
  })
})

describe('a name', () => {
  test.each([
    ['张三', '张三'],
    ['  张三 ', '张三'],
    ['阿卜杜拉·买买提', '阿卜杜拉·买买提'],
    ['Zoë O’Neill', 'Zoë O’Neill'],
    ['龑'.repeat(50), '龑'.repeat(50)],
  ])('“%s” is taken', (text, name) => {
    expect(nameOf(text)).toEqual({ ok: true, value: name })
  })

  test.each([
    ['nothing', '   '],
    ['51 characters', '龑'.repeat(51)],
    ['a zero-width space', '张\u200b三'],
    ['a direction mark', '张\u202e三'],
    ['a line break', '张\n三'],
  ])('with %s is refused', (_, text) => {
    expect(nameOf(text)).toMatchObject({ ok: false, code: 'name_unusable' })
  })

  test.each([
    ['张 三', '张三'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['ＺＨＡＮＧ San', 'zhang san'],
    ['李・四', '李四'],
  ])('“%s” and “%s” are the same name', (one, other) => {
    expect(comparableName(one)).toBe(comparableName(other))
  })

  test('another name stays another', () => {
    expect(comparableName('张三')).not.toBe(comparableName('张山'))
  })
})
