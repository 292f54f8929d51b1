import { expect, it } from 'vitest'
import { identityInput } from './input'

const codesOf = (typed: object) => identityInput.safeParse(typed).error?.issues.map(({ message }) => message)

it('takes a number as people type it', () => {
  const typed = { name: ' 李　四 ', idNumber: '１１０１０５ 19491231 002x' }
  expect(identityInput.parse(typed)).toEqual({ name: '李 四', idNumber: '11010519491231002X' })
})

it.each([
  [{ name: '', idNumber: '11010519491231002X' }, ['name_unusable']],
  [{ name: '李​四', idNumber: '11010519491231002X' }, ['name_unusable']],
  [{ name: '李四', idNumber: '110105194912310021' }, ['id_number_unusable']],
  [{ name: '李四', idNumber: '' }, ['id_number_unusable']],
])('%o is refused by name', (typed, expected) => {
  expect(codesOf(typed)).toEqual(expected)
})
