import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { Checkbox } from './checkbox'
import { ErrorSummary } from './error-summary'
import { OtpField, PhoneField } from './field'
import { OptionCard } from './option-group'
import { Select } from './select'
import { attributeOf, render, textOf } from './testing/render'

const inputOf = (markup: string): string => /<(?:input|select)[^>]*>/.exec(markup)?.[0] ?? ''

describe('a field', () => {
  it('is named, described by its hint and filled by the phone itself', () => {
    const markup = render(createElement(OtpField, { name: 'code', label: '验证码', hint: '6位' }))
    const input = inputOf(markup)
    expect(markup).toContain('<label for="code">验证码</label>')
    expect(attributeOf(input, 'autocomplete')).toBe('one-time-code')
    expect(attributeOf(input, 'aria-describedby')).toBe('code-hint')
    expect(input).not.toContain('aria-invalid')
  })

  it('that is wrong says so, in the words to which the summary leads', () => {
    const error = '验证码不对，还能试2次'
    const markup = render(
      createElement(OtpField, { name: 'code', label: '验证码', hint: '6位', error, defaultValue: '318204' }),
    )
    expect(attributeOf(inputOf(markup), 'aria-describedby')).toBe('code-hint code-error')
    expect(attributeOf(inputOf(markup), 'aria-invalid')).toBe('true')
    expect(attributeOf(inputOf(markup), 'value')).toBe('318204')
    expect(/id="code-error"[^>]*>(.*?)<\/p>/.exec(markup)?.[1]?.replace(/<svg.*<\/svg>/, '')).toBe(error)
    const summary = render(
      createElement(ErrorSummary, { title: '有一处要改', problems: [{ field: 'code', message: error }] }),
    )
    expect(summary).toContain(`<a href="#code">${error}</a>`)
  })

  it('never blocks a pasted number with spaces', () => {
    const input = inputOf(render(createElement(PhoneField, { name: 'phone', label: '手机号' })))
    expect(Number(attributeOf(input, 'maxlength'))).toBeGreaterThanOrEqual('+86 138 0013 8000'.length)
    expect(input).not.toContain('pattern')
  })
})

describe('choices', () => {
  it('are never made for the person', () => {
    const markup = render([
      createElement(OptionCard, { key: 'a', name: 'meaning', value: 'gift', title: '送' }),
      createElement(Checkbox, { key: 'b', name: 'consent', label: '同意' }),
      createElement(Select, {
        key: 'c',
        name: 'why',
        label: '为什么',
        placeholder: '请选',
        options: [{ value: 'x', label: 'X' }],
      }),
    ])
    expect(markup).not.toContain('checked')
    expect(markup).toContain('<option value="" selected="">请选</option>')
  })

  it('stay as they were made when a form comes back', () => {
    const markup = render([
      createElement(OptionCard, { key: 'a', name: 'meaning', value: 'gift', title: '送', defaultChecked: true }),
      createElement(Select, {
        key: 'c',
        name: 'why',
        label: '为什么',
        options: [
          { value: 'x', label: 'X' },
          { value: 'y', label: 'Y' },
        ],
        defaultValue: 'y',
      }),
    ])
    expect(markup).toMatch(/<input[^>]*checked=""/)
    expect(markup).toContain('<option value="y" selected="">Y</option>')
  })

  it('without a problem show no summary', () => {
    expect(textOf(render(createElement(ErrorSummary, { title: '有要改的', problems: [] })))).toBe('')
  })
})
