import { assert } from '@/lib/assert'

/** What an id names, shown before it on screens, in addresses and to the parties beyond us. */
export const ID_PREFIXES = {
  person: 'per',
  staff: 'stf',
  session: 'ses',
  lender: 'lnd',
  loan: 'lon',
  repayment: 'rep',
  quote: 'quo',
  payment: 'pay',
  transaction: 'txn',
  assist: 'ast',
  invite: 'inv',
  refusal: 'rfs',
  agreement: 'agr',
  claim: 'clm',
  case: 'cas',
  check: 'chk',
  review: 'rev',
  notice: 'ntc',
} as const

export type IdKind = keyof typeof ID_PREFIXES

/** A new uuid of version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits. Stored as `uuid`. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let ms = BigInt(Date.now())
  for (let i = 5; i >= 0; i--) {
    bytes[i] = Number(ms & 255n)
    ms >>= 8n
  }
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** `0199…-….` → `lon_0199…` (32 hex digits), the form in which an id leaves us. */
export function publicId(kind: IdKind, id: string): string {
  assert(/^[0-9a-f-]{36}$/.test(id), 'an id is a lower-case uuid')
  return `${ID_PREFIXES[kind]}_${id.replaceAll('-', '')}`
}

/** The uuid inside a shown id of that kind, or undefined for anything else: the caller answers "not found". */
export function idOf(kind: IdKind, shown: string): string | undefined {
  const match = new RegExp(
    `^${ID_PREFIXES[kind]}_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$`,
  ).exec(shown)
  return match ? match.slice(1).join('-') : undefined
}
