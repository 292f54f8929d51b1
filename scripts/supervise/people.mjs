import fs from 'node:fs'
import path from 'node:path'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Everybody who lives in the demo. */
export const peopleOf = (clone) => JSON.parse(fs.readFileSync(path.join(clone, 'db/seed/people.json'), 'utf8'))

/** A secret in the form in which an authenticator app takes it by hand. */
export function base32Of(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => BASE32[parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** Tells the outside's identity provider whom it knows, and what it answers about each; returns the file. */
export function writeOutsidePeople(clone, folder) {
  const file = path.join(folder, 'outside-people.json')
  const known = peopleOf(clone)
    .filter(({ idNumber }) => idNumber)
    .map(({ login, name, idNumber, answer = 'agree' }) => ({ phone: login, name, idNumber, answer }))
  fs.writeFileSync(file, JSON.stringify(known, null, 1), { mode: 0o600 })
  return file
}
