import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { base32Of, peopleOf, writeOutsidePeople } from './people.mjs'

const CLONE = path.resolve(import.meta.dirname, '../..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'people-'))
test.after(() => fs.rmSync(folder, { recursive: true, force: true }))

test('a secret is shown as authenticator apps take it (RFC 4648, section 10, without padding)', () => {
  const vectors = {
    '': '',
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  }
  for (const [text, expected] of Object.entries(vectors)) assert.equal(base32Of(Buffer.from(text)), expected)
})

test('the identity provider knows everybody who has a number, by the four facts it reads and no other', () => {
  const file = writeOutsidePeople(CLONE, folder)
  const written = JSON.parse(fs.readFileSync(file, 'utf8'))
  const numbered = peopleOf(CLONE).filter(({ idNumber }) => idNumber)
  assert.ok(numbered.length > 0)
  assert.deepEqual(
    written.map(({ phone, name, idNumber }) => [phone, name, idNumber]),
    numbered.map(({ login, name, idNumber }) => [login, name, idNumber]),
  )
  for (const person of written) assert.deepEqual(Object.keys(person), ['phone', 'name', 'idNumber', 'answer'])
})

test('whoever is to fail the check says how; everybody else agrees', () => {
  const clone = path.join(folder, 'clone')
  fs.mkdirSync(path.join(clone, 'db/seed'), { recursive: true })
  const people = [
    { name: 'A', login: '1', idNumber: '2' },
    { name: 'B', login: '3', idNumber: '4', answer: 'needs_person' },
    { name: 'C', login: 'c@example' },
  ]
  fs.writeFileSync(path.join(clone, 'db/seed/people.json'), JSON.stringify(people))
  const written = JSON.parse(fs.readFileSync(writeOutsidePeople(clone, folder), 'utf8'))
  assert.deepEqual(
    written.map(({ answer }) => answer),
    ['agree', 'needs_person'],
  )
})
