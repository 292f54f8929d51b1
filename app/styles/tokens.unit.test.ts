import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The custom properties of the block that starts with this selector. */
function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(selector)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[\da-f]{6});/g)].map(([, name, value]) => [name, value]),
  )
}

const light = tokensOf(':root,')
const darkBySystem = tokensOf(":root:not([data-theme='light'])")
const darkByChoice = tokensOf(":root[data-theme='dark']")

const channels = (hex: string): number[] => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

const GROUNDS = ['bg', 'surface', 'sunken']
const ON_GROUNDS: [string, number][] = [
  ['ink', 7],
  ['ink-2', 4.5],
  ['ink-3', 4.5],
  ['jade', 4.5],
  ['jade-strong', 4.5],
  ['apricot', 4.5],
  ['slate', 4.5],
  ['ok', 4.5],
  ['warn', 4.5],
  ['danger', 4.5],
  ['info', 4.5],
  ['line-strong', 3],
  ['focus', 3],
]
const TINTED = ['jade', 'apricot', 'slate', 'ok', 'warn', 'danger', 'info']
const PAIRS: [string, string, number][] = [
  ...ON_GROUNDS.flatMap(([front, least]) => GROUNDS.map((ground): [string, string, number] => [front, ground, least])),
  ...TINTED.flatMap((name): [string, string, number][] => [
    [name, `${name}-tint`, 4.5],
    ['ink', `${name}-tint`, 4.5],
    ['ink-2', `${name}-tint`, 4.5],
  ]),
  ['jade-strong', 'jade-tint', 4.5],
  ['on-jade', 'jade', 4.5],
  ['on-jade', 'jade-strong', 4.5],
  ['on-danger', 'danger', 4.5],
]

describe.each([
  ['light', light],
  ['dark', darkByChoice],
])('the colours of the %s theme', (_, tokens) => {
  it.each(PAIRS)('%s on %s has a contrast of %d or more', (front, back, least) => {
    expect(contrast(tokens[front] ?? '', tokens[back] ?? '')).toBeGreaterThanOrEqual(least)
  })
})

describe('the two ways to dark', () => {
  it('give the same colours', () => {
    expect(darkBySystem).toEqual(darkByChoice)
  })

  it('change every colour of the light theme', () => {
    expect(Object.keys(darkByChoice).sort()).toEqual(Object.keys(light).sort())
  })
})

describe('the sheets', () => {
  it('take every colour from the tokens', async () => {
    const { readdirSync } = await import('node:fs')
    const strays = readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.css') && name !== 'tokens.css')
      .flatMap((name) => {
        const text = readFileSync(join(import.meta.dirname, name), 'utf8').replace(/@media print \{[\s\S]*?\n\}/g, '')
        return [...text.matchAll(/#[\da-f]{3,8}\b(?!-)|rgba?\(|hsla?\(/gi)].map(([found]) => `${name}: ${found}`)
      })
    expect(strays).toEqual(['slip.css: #ffffff'])
  })
})
