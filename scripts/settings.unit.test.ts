import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exampleText, meanings } from './settings'

test('.env.example is what the settings of today print', () => {
  expect(readFileSync('.env.example', 'utf8')).toBe(exampleText())
})

test('every setting says what it means', () => {
  expect(meanings().flatMap(([name, meaning]) => (meaning ? [] : [name]))).toEqual([])
})
