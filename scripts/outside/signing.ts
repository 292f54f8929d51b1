import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { signingString, type SignedParts } from './protocol'

export type Keys = {
  sign(parts: SignedParts): string
  /** Whether the app signed these parts. */
  verifyApp(parts: SignedParts, signature: string): boolean
  /** A hash that nobody can test guesses against without the outside's private key. */
  keyedHash(text: string): string
}

export const bodyHashOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex')

function readKey(name: string, read: () => KeyObject): KeyObject {
  let key: KeyObject | null = null
  try {
    key = read()
  } catch {
    key = null
  }
  if (key?.asymmetricKeyType !== 'ed25519') throw new Error(`${name} is not an Ed25519 key in base64 of DER`)
  return key
}

const privateKeyOf = (name: string, base64: string) =>
  readKey(name, () => createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' }))
const publicKeyOf = (name: string, base64: string) =>
  readKey(name, () => createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' }))

/** Reads base64 of DER: the outside's own key as PKCS#8, the app's public key and the outside's own as SPKI. */
export function readKeys(given: { privateKey: string; publicKey?: string; appPublicKey: string }): Keys {
  const own = privateKeyOf('OUTSIDE_PRIVATE_KEY', given.privateKey)
  const app = publicKeyOf('APP_PUBLIC_KEY', given.appPublicKey)
  const published = given.publicKey === undefined ? null : publicKeyOf('OUTSIDE_PUBLIC_KEY', given.publicKey)
  if (published && !published.equals(createPublicKey(own)))
    throw new Error('OUTSIDE_PUBLIC_KEY does not belong to OUTSIDE_PRIVATE_KEY')
  const secret = Buffer.from(
    hkdfSync('sha256', own.export({ format: 'der', type: 'pkcs8' }), '', 'content of identity checks', 32),
  )
  return {
    sign: (parts) => sign(null, Buffer.from(signingString(parts)), own).toString('base64'),
    verifyApp: (parts, signature) =>
      verify(null, Buffer.from(signingString(parts)), app, Buffer.from(signature, 'base64')),
    keyedHash: (text) => createHmac('sha256', secret).update(text).digest('hex'),
  }
}
