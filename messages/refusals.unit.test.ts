import { REFUSAL_CODES } from '@/lib/refusal'
import { describe, expect, it } from 'vitest'
import en from './en/refusals.json'
import zh from './zh-CN/refusals.json'

describe('every refusal has its sentence, and no sentence is left over', () => {
  it.each([
    ['zh-CN', zh],
    ['en', en],
  ])('%s', (_, sentences) => {
    expect(Object.keys(sentences).sort()).toEqual([...REFUSAL_CODES].sort())
  })
})
