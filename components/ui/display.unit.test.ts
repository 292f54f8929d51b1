import { describe, expect, it } from 'vitest'
import { pathBack, sizeOf, themeOf } from './display'

describe('the way back from a switch', () => {
  it.each(['/', '/how', '/me/loans/lon_0199?from=3&x=a%20b', '/invites/inv_1/open'])('%s stays', (path) => {
    expect(pathBack(path)).toBe(path)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'how',
    '',
    '/a\r\nset-cookie: x=1',
    '/how#link',
    `/${'a'.repeat(600)}`,
    null,
    undefined,
  ])('%j leads home', (path) => {
    expect(pathBack(path)).toBe('/')
  })
})

describe('cookies of the display', () => {
  it('mean nothing but what the switches write', () => {
    expect([themeOf('dark'), themeOf('light'), themeOf('blue'), themeOf(undefined)]).toEqual([
      'dark',
      'light',
      undefined,
      undefined,
    ])
    expect([sizeOf('large'), sizeOf('x'), sizeOf(undefined)]).toEqual(['large', undefined, undefined])
  })
})
