import { assert } from '@/lib/assert'
import { env } from '@/lib/env'
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  randomInt,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto'

/**
 * The only place of keys, ciphers, keyed hashes and token hashes.
 * A sealed field is `1 | key id (4) | nonce (12) | ciphertext | tag (16)`, AES-256-GCM, bound to its table, column and row, so
 * that a value moved to another row does not open.
 */
const VERSION = 1
const HEAD = 1 + 4
const NONCE = 12
const TAG = 16

/** Where a sealed value lives. */
export type Place = { table: string; column: string; row: string }

const placeOf = ({ table, column, row }: Place): Buffer => Buffer.from(`${table}|${column}|${row}`)
const keyIdOf = (key: Buffer): Buffer => createHash('sha256').update(key).digest().subarray(0, 4)

/** A key for one purpose, derived from a secret of the deployment (HKDF-SHA-256, RFC 5869). */
const derived = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', `banghuan ${purpose}`, 32))

function seal(key: Buffer, place: Place, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(placeOf(place))
  return Buffer.concat([
    Buffer.from([VERSION]),
    keyIdOf(key),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

function open(key: Buffer, place: Place, sealed: Buffer): Buffer {
  assert(sealed.length >= HEAD + NONCE + TAG && sealed[0] === VERSION, 'a sealed value has our form')
  assert(sealed.subarray(1, HEAD).equals(keyIdOf(key)), 'a sealed value is opened with its own key')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(HEAD, HEAD + NONCE))
    .setAAD(placeOf(place))
    .setAuthTag(sealed.subarray(-TAG))
  return Buffer.concat([decipher.update(sealed.subarray(HEAD + NONCE, -TAG)), decipher.final()])
}

const personPlace = (personId: string): Place => ({ table: 'people', column: 'wrapped_key', row: personId })
const wrappingKey = (): Buffer => derived(env().KEY_ENCRYPTION_KEY, 'person keys')

/** A new key for one person, and the same key wrapped for storage: without it nothing of his opens again. */
export function newPersonKey(personId: string): { key: Buffer; wrapped: Buffer } {
  const key = randomBytes(32)
  return { key, wrapped: seal(wrappingKey(), personPlace(personId), key) }
}

export const unwrapPersonKey = (personId: string, wrapped: Buffer): Buffer =>
  open(wrappingKey(), personPlace(personId), wrapped)

export const sealText = (key: Buffer, place: Place, text: string): Buffer => seal(key, place, Buffer.from(text))
export const openText = (key: Buffer, place: Place, sealed: Buffer): string => open(key, place, sealed).toString()

/** Seals what belongs to no person yet (a message on its way, a colleague's second factor) with the deployment's own key. */
export const sealForDeployment = (place: Place, text: string): Buffer =>
  sealText(derived(env().KEY_ENCRYPTION_KEY, 'deployment'), place, text)
export const openForDeployment = (place: Place, sealed: Buffer): string =>
  openText(derived(env().KEY_ENCRYPTION_KEY, 'deployment'), place, sealed)

/** A keyed hash by which an exact value is found again; each column has its own key, apart from the data's keys. */
export const blindIndex = (column: 'phone' | 'id_number' | 'address', value: string): Buffer =>
  createHmac('sha256', derived(env().BLIND_INDEX_KEY, column)).update(value.normalize('NFKC')).digest()

/** Six random digits, and their keyed hash bound to the row they stand in. */
export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0')
export const codeHash = (codeId: string, code: string): Buffer =>
  createHmac('sha256', derived(env().CODE_KEY, 'one-time codes')).update(`${codeId}|${code}`).digest()

export const equalBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)

/** A random token for an address, and the only form in which it is stored. */
export const newToken = (): string => randomBytes(24).toString('base64url')
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** SHA-256 of a text as hex: of a command's input, of the text that is signed. */
export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The secret for a second factor that goes with a colleague's one-time link: 20 bytes (RFC 4226, section 4). The same however
 * often the page is loaded, so that what was scanned stays true, and kept nowhere before it is confirmed.
 */
export const totpSecretOfLink = (token: string): Buffer =>
  createHmac('sha256', derived(env().LINK_KEY, 'second factors')).update(token).digest().subarray(0, 20)

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes as an authenticator app takes them by hand (RFC 4648, section 6, without padding). */
export function base32Of(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** The time-based one-time password of a 30-second step (RFC 6238 over RFC 4226, SHA-1 as authenticator apps use it). */
export function totpAt(secret: Buffer, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac[mac.length - 1]! & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** Signs with our key of this deployment, and checks what the parties beyond us signed (Ed25519, RFC 8032; base64). */
export const signAsApp = (text: string): string => {
  const key = createPrivateKey({ key: Buffer.from(env().APP_PRIVATE_KEY, 'base64'), format: 'der', type: 'pkcs8' })
  return sign(null, Buffer.from(text), key).toString('base64')
}

export const isSignedByOutside = (text: string, signature: string): boolean => {
  const key = createPublicKey({ key: Buffer.from(env().OUTSIDE_PUBLIC_KEY, 'base64'), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}

/** A number used once in a signed request. */
export const newNonce = (): string => randomBytes(18).toString('base64url')

/** The token of a link: only who holds LINK_KEY can make it, so that a stolen database opens no link. */
export const linkToken = (inviteId: string): string =>
  createHmac('sha256', derived(env().LINK_KEY, 'links')).update(inviteId).digest('base64url')

/** Four digits to be said by voice, and their keyed hash bound to the invite. */
export const newSpokenCode = (): string => String(randomInt(0, 10_000)).padStart(4, '0')
export const spokenCodeHash = (inviteId: string, code: string): Buffer =>
  createHmac('sha256', derived(env().CODE_KEY, 'spoken codes')).update(`${inviteId}|${code}`).digest()

/** A keyed hash of a name as it is compared, bound to the invite: the same name on two links has two hashes. */
export const nameHash = (inviteId: string, comparableName: string): Buffer =>
  createHmac('sha256', derived(env().CODE_KEY, 'names')).update(`${inviteId}|${comparableName}`).digest()
