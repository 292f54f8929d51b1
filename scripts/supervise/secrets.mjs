import { generateKeyPairSync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

export const SIDES = ['gate', 'borrower', 'friend', 'staff', 'worker']

/** Secrets that a demo made for itself carry this mark, and a production deployment refuses them. */
const DEMO_MARK = 'demo.'
const OWN_SECRETS = [
  'AUTH_SECRET',
  'STAFF_AUTH_SECRET',
  'KEY_ENCRYPTION_KEY',
  'BLIND_INDEX_KEY',
  'CODE_KEY',
  'LINK_KEY',
]

function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
}

/** A whole set of secrets of a demo: its own, both key pairs, the token of the catcher, a password for each side. */
export function makeSecrets() {
  const app = keyPair()
  const outside = keyPair()
  return {
    ...Object.fromEntries(OWN_SECRETS.map((name) => [name, DEMO_MARK + randomBytes(32).toString('base64')])),
    APP_PRIVATE_KEY: DEMO_MARK + app.privateKey,
    APP_PUBLIC_KEY: app.publicKey,
    OUTSIDE_PRIVATE_KEY: outside.privateKey,
    OUTSIDE_PUBLIC_KEY: outside.publicKey,
    OUTSIDE_DEV_TOKEN: randomBytes(24).toString('base64url'),
    ...Object.fromEntries(SIDES.map((side) => [passwordNameOf(side), randomBytes(24).toString('base64url')])),
  }
}

export const passwordNameOf = (side) => `DATABASE_PASSWORD_${side.toUpperCase()}`

/** The secrets kept in a state folder; made at the first time, completed when a newer version wants more. */
export function keptSecrets(state) {
  const file = path.join(state, 'secrets.json')
  const known = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
  const made = makeSecrets()
  if (Object.keys(made).every((name) => known[name])) return known
  // Key pairs belong together: half a pair is no use.
  const pair = (name) => name.endsWith('_PRIVATE_KEY') || name.endsWith('_PUBLIC_KEY')
  const pairsKnown = Object.keys(made)
    .filter(pair)
    .every((name) => known[name])
  const kept = Object.fromEntries(Object.entries(known).filter(([name]) => pairsKnown || !pair(name)))
  const all = { ...made, ...kept }
  fs.mkdirSync(state, { recursive: true, mode: 0o700 })
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
  return all
}
