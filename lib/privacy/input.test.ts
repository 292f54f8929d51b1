import { describe, expect, test } from 'vitest'
import { findPersonInput, revealPersonInput } from './input'

describe('what a colleague may look for', () => {
  test.each([
    ['13800000000', 'phone', '13800000000'],
    [' +86 138 0000 0000 ', 'phone', '13800000000'],
    ['0086-138-0000-0000', 'phone', '13800000000'],
    ['１３８００００００００', 'phone', '13800000000'],
    ['11010519491231002x', 'id_number', '11010519491231002X'],
    ['110105 19491231 002X', 'id_number', '11010519491231002X'],
  ])('“%s” is a %s', (typed, by, value) => {
    expect(findPersonInput.parse({ value: typed })).toEqual({ value: { by, value } })
  })

  test.each([['张三'], ['138'], ['1380000000%'], ['110105194912310021'], ['']])('“%s” is neither', (typed) => {
    const parsed = findPersonInput.safeParse({ value: typed })
    expect(parsed.error?.issues[0]?.message).toBe('phone_or_number_unusable')
  })
})

describe('a look at a sealed field', () => {
  const whole = { person: `per_${'0'.repeat(32)}`, field: 'phone', purpose: 'dispute', note: ' 核对材料 ' }

  test('has a purpose of the list and a note', () => {
    expect(revealPersonInput.parse(whole)).toEqual({ ...whole, note: '核对材料' })
  })

  test.each([
    ['no purpose', { purpose: '' }, 'field_missing'],
    ['a purpose of his own', { purpose: 'curious' }, 'field_missing'],
    ['a note of blanks', { note: '        ' }, 'note_too_short'],
    ['a note without end', { note: '长'.repeat(201) }, 'note_too_short'],
  ])('with %s is refused', (_, change, code) => {
    expect(revealPersonInput.safeParse({ ...whole, ...change }).error?.issues[0]?.message).toBe(code)
  })

  test.each([[{ field: 'wrapped_key' }], [{ person: `pay_${'0'.repeat(32)}` }], [{ more: 'yes' }]])(
    'with %o is refused',
    (change) => {
      expect(revealPersonInput.safeParse({ ...whole, ...change }).success).toBe(false)
    },
  )
})
