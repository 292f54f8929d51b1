import { createHash, createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { INSTRUMENT_IDS, INSTRUMENTS } from './instruments'
import {
  EVENT_KINDS,
  FAULT_MODES,
  FAULT_SWITCHES,
  IDENTITY_ANSWERS,
  ORDER_REASONS,
  ORDER_STATES,
  PROBLEM_STATUS,
  SIGNED_HEADERS,
  signingString,
  SUBJECTS,
} from './protocol'

const DOCUMENT = readFileSync(new URL('../../docs/cashier-protocol.md', import.meta.url), 'utf8')

// The secret key of RFC 8032, section 7.1, test 1, in its PKCS#8 envelope.
const PKCS8_HEAD = '302e020100300506032b657004220420'
const SECRET = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
const BODY = '{"amountFen":"41250"}'
const PARTS = {
  method: 'POST',
  path: '/v1/cashier/orders/pay_1/capture',
  bodyHash: createHash('sha256').update(BODY).digest('hex'),
  time: '2026-11-24T02:00:00.000Z',
  nonce: 'AAECAwQFBgcICQoLDA0ODw',
}

describe('the string to sign', () => {
  test('is six lines for a request', () => {
    expect(signingString(PARTS)).toBe(
      `banghuan-outside-1 request\nPOST\n/v1/cashier/orders/pay_1/capture\n${PARTS.bodyHash}\n2026-11-24T02:00:00.000Z\nAAECAwQFBgcICQoLDA0ODw`,
    )
  })

  test('names the status for an answer, so that no answer passes for a request', () => {
    expect(signingString({ ...PARTS, status: 409 }).split('\n')[0]).toBe('banghuan-outside-1 answer 409')
  })

  test('gives the signature that the protocol document prints', () => {
    const key = createPrivateKey({ key: Buffer.from(PKCS8_HEAD + SECRET, 'hex'), format: 'der', type: 'pkcs8' })
    const signature = sign(null, Buffer.from(signingString(PARTS)), key).toString('base64')
    expect(DOCUMENT).toContain(signature)
    expect(DOCUMENT).toContain(PARTS.bodyHash)
  })
})

describe('the protocol document', () => {
  const words = [
    ...Object.values(SIGNED_HEADERS),
    ...ORDER_STATES,
    ...ORDER_REASONS,
    ...EVENT_KINDS,
    ...SUBJECTS,
    ...IDENTITY_ANSWERS,
    ...FAULT_MODES,
    ...INSTRUMENT_IDS,
  ]
  test.each(words)('explains %s', (word) => {
    expect(DOCUMENT).toContain(`\`${word}\``)
  })

  test.each(Object.entries(PROBLEM_STATUS))('lists the problem %s under %i', (code, status) => {
    expect(DOCUMENT).toMatch(new RegExp(`^\\| ${status} \\|[^|]*\`${code}\``, 'm'))
  })

  test.each(Object.entries(FAULT_SWITCHES))('lists the modes of %s', (verb, modes) => {
    expect(DOCUMENT).toContain(`| \`${verb}\` | ${modes.join(' ')} |`)
  })

  test.each(INSTRUMENT_IDS)('gives the tail of %s', (id) => {
    expect(DOCUMENT).toContain(`| \`${id}\` *${INSTRUMENTS[id].tail} | ${INSTRUMENTS[id].kind}, `)
  })
})
