import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  codeEndsAt,
  deviceOf,
  isSessionAlive,
  mayRequestCode,
  mayTryCode,
  mayUsePassword,
  sessionEndsAt,
  totpStepOf,
} from './rules'

const now = new Date('2026-12-11T12:00:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('asking for another code', () => {
  test('for the first time is free', () => {
    expect(mayRequestCode(undefined, now)).toEqual({ ok: true, value: true })
  })

  test.each([
    [0, 40],
    [0.4, 40],
    [1, 39],
    [39.2, 1],
    [39.999, 1],
  ])('%d s after the last waits %d s more', (passed, seconds) => {
    expect(mayRequestCode(now, after(passed))).toEqual({ ok: false, code: 'code_too_soon', params: { seconds } })
  })

  test.each([40, 40.001, 86_400])('%d s after the last is allowed', (passed) => {
    expect(mayRequestCode(now, after(passed)).ok).toBe(true)
  })
})

describe('trying a code', () => {
  const code = { triesLeft: 5, expiresAt: codeEndsAt(now), usedAt: null }

  test.each([
    ['fresh', code, 0, true],
    ['at its last try', { ...code, triesLeft: 1 }, 0, true],
    ['just before ten minutes', code, 599.999, true],
    ['at ten minutes', code, 600, false],
    ['without a try left', { ...code, triesLeft: 0 }, 0, false],
    ['used', { ...code, usedAt: now }, 0, false],
    ['never sent', undefined, 0, false],
  ])('%s', (_, state, passed, may) => {
    expect(mayTryCode(state, after(passed)).ok).toBe(may)
  })
})

describe('a session', () => {
  const session = { lastSeenAt: now, expiresAt: sessionEndsAt(now), endedAt: null }
  const hours = 3600

  test.each([
    ['in use', session, 0, true],
    ['unused for almost 12 hours', session, 12 * hours - 0.001, true],
    ['unused for 12 hours', session, 12 * hours, false],
    ['ended', { ...session, endedAt: now }, 0, false],
    [
      'used all the time, on its 30th day',
      { ...session, lastSeenAt: after(30 * 24 * hours - 1) },
      30 * 24 * hours - 1,
      true,
    ],
    [
      'used all the time, after 30 days',
      { ...session, lastSeenAt: after(30 * 24 * hours - 1) },
      30 * 24 * hours,
      false,
    ],
  ])('%s', (_, state, passed, alive) => {
    expect(isSessionAlive(state, after(passed))).toBe(alive)
  })
})

describe('the step of a second factor', () => {
  const step = Math.floor(now.getTime() / 30_000)
  const codeOf = (at: number) => String(at % 1_000_000)

  test.each([-1, 0, 1])('%d steps off is found', (off) => {
    expect(totpStepOf(codeOf(step + off), now, -1, codeOf)).toBe(step + off)
  })

  test.each([-2, 2, 100])('%d steps off is not', (off) => {
    expect(totpStepOf(codeOf(step + off), now, -1, codeOf)).toBeUndefined()
  })

  test('of a code that was used before, or of an older one, is not', () => {
    expect(totpStepOf(codeOf(step), now, step, codeOf)).toBeUndefined()
    expect(totpStepOf(codeOf(step - 1), now, step, codeOf)).toBeUndefined()
    expect(totpStepOf(codeOf(step + 1), now, step, codeOf)).toBe(step + 1)
  })
})

describe('a password', () => {
  test.each([
    ['14 characters', 'a'.repeat(14), false],
    ['15 characters', 'a'.repeat(15), true],
    ['15 characters outside the basic plane', '𬍛'.repeat(15), true],
    ['14 of them, which take 28 units', '𬍛'.repeat(14), false],
    ['200 characters', 'a'.repeat(200), true],
    ['201 characters', 'a'.repeat(201), false],
  ])('of %s', (_, password, may) => {
    expect(mayUsePassword(password).ok).toBe(may)
  })
})

describe('a device', () => {
  test.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1',
      'Safari · iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0',
      'WeChat · Android',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0',
      'Edge · Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36', 'Chrome · Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15', 'Safari · Mac'],
    ['curl/8.0', '—'],
    ['', '—'],
  ])('%s is called %s', (userAgent, name) => {
    expect(deviceOf(userAgent)).toBe(name)
  })

  test('keeps nothing else of what a browser says of itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(deviceOf(text).length).toBeLessThanOrEqual(20)
      }),
    )
  })
})
