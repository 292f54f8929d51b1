import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { readKeys } from './signing'

const pair = (type: 'ed25519' | 'x25519') => {
  const { privateKey, publicKey } = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
}
const own = pair('ed25519')
const app = pair('ed25519')

test.each([
  ['OUTSIDE_PRIVATE_KEY', { privateKey: 'nonsense', appPublicKey: app.publicKey }],
  ['OUTSIDE_PRIVATE_KEY', { privateKey: pair('x25519').privateKey, appPublicKey: app.publicKey }],
  ['APP_PUBLIC_KEY', { privateKey: own.privateKey, appPublicKey: own.privateKey }],
  ['OUTSIDE_PUBLIC_KEY', { ...own, publicKey: app.publicKey, appPublicKey: app.publicKey }],
])('a wrong %s is refused by name', (name, given) => {
  expect(() => readKeys(given)).toThrow(name)
})

test('a keyed hash depends on the key', () => {
  const [one, other] = [own, pair('ed25519')].map(({ privateKey }) =>
    readKeys({ privateKey, appPublicKey: app.publicKey }),
  )
  expect(one?.keyedHash('x')).toMatch(/^[0-9a-f]{64}$/)
  expect(one?.keyedHash('x')).not.toBe(other?.keyedHash('x'))
})
