import { describe, expect, inject, test } from 'vitest'
import {
  base32Of,
  blindIndex,
  codeHash,
  equalBytes,
  isSignedByOutside,
  newCode,
  newPersonKey,
  newToken,
  openForDeployment,
  openText,
  sealForDeployment,
  sealText,
  signAsApp,
  tokenHash,
  totpAt,
  totpSecretOfLink,
  unwrapPersonKey,
} from './cipher'
import { newId } from '@/lib/id'

Object.assign(process.env, inject('testServer').settings)

const place = (row: string, column = 'phone') => ({ table: 'people', column, row })

describe('a sealed field', () => {
  const [id, other] = [newId(), newId()]
  const { key } = newPersonKey(id)

  test.each(['', '张三', '13800000000', '龑𬍛', 'x'.repeat(10_000)])('opens to what was sealed (%#)', (text) => {
    expect(openText(key, place(id), sealText(key, place(id), text))).toBe(text)
  })

  test('never looks the same twice, and shows nothing of its text', () => {
    const sealed = Array.from({ length: 50 }, () => sealText(key, place(id), '13800000000').toString('latin1'))
    expect(new Set(sealed).size).toBe(50)
    expect(sealed.filter((bytes) => bytes.includes('13800000000'))).toEqual([])
  })

  test.each([
    ['row', place(other)],
    ['column', place(id, 'name')],
    ['table', { ...place(id), table: 'messages' }],
  ])('moved to another %s does not open', (_, elsewhere) => {
    const sealed = sealText(key, place(id), '13800000000')
    expect(() => openText(key, elsewhere, sealed)).toThrow()
  })

  test('is lost with any changed, missing or added byte', () => {
    const sealed = sealText(key, place(id), '13800000000')
    for (let i = 0; i < sealed.length; i++) {
      const broken = Buffer.from(sealed)
      broken[i]! ^= 1
      expect(() => openText(key, place(id), broken), `byte ${i}`).toThrow()
    }
    expect(() => openText(key, place(id), sealed.subarray(0, -1))).toThrow()
    expect(() => openText(key, place(id), Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow()
    expect(() => openText(key, place(id), Buffer.alloc(0))).toThrow()
  })

  test('does not open with another person’s key', () => {
    const { key: another } = newPersonKey(other)
    expect(() => openText(another, place(id), sealText(key, place(id), 'x'))).toThrow('its own key')
  })
})

describe('a person’s key', () => {
  test('is found again from what is stored, for this person only', () => {
    const [id, other] = [newId(), newId()]
    const { key, wrapped } = newPersonKey(id)
    expect(unwrapPersonKey(id, wrapped)).toEqual(key)
    expect(() => unwrapPersonKey(other, wrapped)).toThrow()
  })

  test('shredded, it opens nothing any more: not the person’s next key, not the deployment’s', () => {
    const id = newId()
    const sealed = sealText(newPersonKey(id).key, place(id), '张三')
    expect(() => openText(newPersonKey(id).key, place(id), sealed)).toThrow()
    expect(() => openForDeployment(place(id), sealed)).toThrow()
  })
})

test('what the deployment seals opens at its place only', () => {
  const sealed = sealForDeployment(place('m', 'to'), '13800000000')
  expect(openForDeployment(place('m', 'to'), sealed)).toBe('13800000000')
  expect(() => openForDeployment(place('n', 'to'), sealed)).toThrow()
})

describe('a blind index', () => {
  test('finds the same value, in whatever width it was typed', () => {
    expect(blindIndex('phone', '13800000000')).toEqual(blindIndex('phone', '１３８００００００００'))
    expect(blindIndex('phone', '13800000000')).not.toEqual(blindIndex('phone', '13800000001'))
  })

  test('of one column says nothing of another', () => {
    const columns = (['phone', 'id_number', 'address'] as const).map((column) =>
      blindIndex(column, '1').toString('hex'),
    )
    expect(new Set(columns).size).toBe(3)
  })

  test('cannot be made without the deployment’s key: no plain hash of a known number is in it', () => {
    const index = blindIndex('phone', '13800000000')
    expect(index).toHaveLength(32)
    expect(index).not.toEqual(tokenHash('13800000000'))
  })
})

describe('one-time codes', () => {
  test('are six digits, each as likely as another', () => {
    const codes = Array.from({ length: 2_000 }, newCode)
    expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([])
    expect(new Set(codes).size).toBeGreaterThan(1_900)
    expect(codes.filter((code) => code.startsWith('0')).length).toBeGreaterThan(100)
  })

  test('are stored as a hash that belongs to their row', () => {
    const [id, other] = [newId(), newId()]
    expect(equalBytes(codeHash(id, '012345'), codeHash(id, '012345'))).toBe(true)
    expect(equalBytes(codeHash(id, '012345'), codeHash(other, '012345'))).toBe(false)
    expect(equalBytes(codeHash(id, '012345'), codeHash(id, '012346'))).toBe(false)
    expect(equalBytes(Buffer.alloc(1), Buffer.alloc(2))).toBe(false)
  })
})

test('tokens for addresses are long, and stored as their hash', () => {
  const tokens = Array.from({ length: 100 }, newToken)
  expect(new Set(tokens).size).toBe(100)
  expect(tokens.filter((token) => !/^[\w-]{32}$/.test(token))).toEqual([])
  expect(tokenHash('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

describe('the second factor', () => {
  // RFC 6238, appendix B, the SHA-1 rows: eight digits, secret "12345678901234567890".
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %d is %s', (second, code) => {
    const secret = Buffer.from('12345678901234567890')
    expect(totpAt(secret, Math.floor(second / 30), 8)).toBe(code)
    expect(totpAt(secret, Math.floor(second / 30))).toBe(code.slice(2))
  })

  test('has a secret of 160 bits for each link, the same each time', () => {
    const [one, another] = [newToken(), newToken()]
    expect(totpSecretOfLink(one)).toHaveLength(20)
    expect(totpSecretOfLink(one)).toEqual(totpSecretOfLink(one))
    expect(totpSecretOfLink(one)).not.toEqual(totpSecretOfLink(another))
  })

  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('takes “%s” into an app as %s (RFC 4648, section 10)', (text, typed) => {
    expect(base32Of(Buffer.from(text))).toBe(typed)
  })
})

test('a signature holds for its own text and key only', () => {
  // In tests the outside's key and ours are one pair.
  const signature = signAsApp('POST /v1/orders')
  expect(isSignedByOutside('POST /v1/orders', signature)).toBe(true)
  expect(isSignedByOutside('POST /v1/orders ', signature)).toBe(false)
  expect(isSignedByOutside('POST /v1/orders', Buffer.alloc(64).toString('base64'))).toBe(false)
  expect(isSignedByOutside('POST /v1/orders', 'no signature')).toBe(false)
})
