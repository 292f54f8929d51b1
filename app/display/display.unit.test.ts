import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { POST } from './route'

async function post(fields: Record<string, string>, origin = 'http://localhost:4480') {
  const body = new URLSearchParams(fields)
  const response = await POST(
    new NextRequest('http://localhost:4480/display', { method: 'POST', body, headers: { origin } }),
  )
  return {
    status: response.status,
    location: response.headers.get('location'),
    cookies: response.headers.getSetCookie(),
  }
}

describe('a switch of the display', () => {
  it.each([
    ['locale', 'en', 'locale=en;'],
    ['theme', 'dark', 'theme=dark;'],
    ['size', 'large', 'size=large;'],
  ])('keeps %s %s for a year and leads back', async (name, value, start) => {
    const answer = await post({ [name]: value, back: '/how' })
    expect(answer).toMatchObject({ status: 303, location: '/how' })
    expect(answer.cookies).toHaveLength(1)
    expect(answer.cookies[0]).toMatch(new RegExp(`^${start}.*Max-Age=31536000`))
  })

  it.each([
    ['theme', 'system'],
    ['size', 'normal'],
  ])('back to %s %s takes the cookie away', async (name, value) => {
    expect((await post({ [name]: value })).cookies).toEqual([expect.stringMatching(`^${name}=;.*Max-Age=0`)])
  })

  it('keeps nothing that it does not know', async () => {
    expect((await post({ theme: 'blue', size: 'toString', locale: 'fr' })).cookies).toEqual([])
  })

  it('leads to no other site', async () => {
    expect((await post({ size: 'large', back: '//evil.example' })).location).toBe('/')
  })

  it('is sent over TLS only where the page was', async () => {
    expect((await post({ size: 'large' })).cookies[0]).not.toContain('Secure')
    expect((await post({ size: 'large' }, 'https://banghuan.example')).cookies[0]).toContain('Secure')
  })
})
