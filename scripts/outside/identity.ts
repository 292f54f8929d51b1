import { readFileSync } from 'node:fs'
import { fieldsOf, matching, oneOf, ref, text } from './body'
import { Problem } from './problem'
import { IDENTITY_ANSWERS, type CheckIdentity, type IdentityAnswer, type IdentityCheck } from './protocol'
import type { CheckRecord } from './records'
import { answer, assertSameContent, type Answer, type Call, type SignedRoute } from './route'
import type { Keys } from './signing'
import type { Store } from './store'

/** A person whom the provider knows, and what it says when name, number and phone are his. */
export type DemoPerson = { phone: string; name: string; idNumber: string; answer: IdentityAnswer }

/** Chinese mobile numbers, with or without the country's code. */
const phone = matching(/^(\+86)?1\d{10}$/)
const plainPhone = (given: string) => given.replace(/^\+86/, '')
const plainName = (given: string) => given.normalize('NFKC').replace(/[\s.·•・‧]/g, '')
const plainNumber = (given: string) => given.trim().toUpperCase()

/** Reads the provider's people from a JSON file: an array of phone, name, idNumber, answer. */
export function readPeople(file: string): DemoPerson[] {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!Array.isArray(parsed)) throw new Error('OUTSIDE_PEOPLE_FILE is not a JSON array')
  return parsed.map((person: unknown, index) => {
    try {
      return fieldsOf<DemoPerson>(person, {
        phone,
        name: text(100),
        idNumber: text(40),
        answer: oneOf(IDENTITY_ANSWERS),
      })
    } catch (error) {
      const fields = error instanceof Problem ? error.body.fields : undefined
      throw new Error(
        `OUTSIDE_PEOPLE_FILE: person ${index + 1} cannot be read (${fields?.join(', ') ?? 'not an object'})`,
      )
    }
  })
}

/** Whether three facts belong to one person: whoever is not listed does not agree. */
export function answerFor(people: readonly DemoPerson[], asked: Omit<CheckIdentity, 'ref'>): IdentityAnswer {
  const isHim = (person: DemoPerson) =>
    plainName(person.name) === plainName(asked.name) && plainNumber(person.idNumber) === plainNumber(asked.idNumber)
  const byPhone = people.find((person) => plainPhone(person.phone) === plainPhone(asked.phone))
  if (byPhone && isHim(byPhone)) return byPhone.answer
  return people.some(isHim) ? 'phone_not_theirs' : 'mismatch'
}

/** The identity provider. What it is asked is personal: it keeps a keyed hash and the answer, nothing else. */
export function createIdentity(store: Store, keys: Keys, people: readonly DemoPerson[]): SignedRoute[] {
  const checkOf = ({ ref: checkRef, answer: given }: CheckRecord): IdentityCheck => ({ ref: checkRef, answer: given })

  function verify({ body, fault }: Call): Answer {
    const asked = fieldsOf<CheckIdentity>(body, { ref, name: text(100), idNumber: text(40), phone })
    const content = keys.keyedHash(JSON.stringify(asked))
    const known = store.get('checks', asked.ref)
    if (known) assertSameContent([known.content], [content])
    if (known) return answer(checkOf(known))
    const given = fault?.mode === 'refuse' ? 'unavailable' : answerFor(people, asked)
    const made: CheckRecord = { ref: asked.ref, content, answer: given }
    // "Unavailable" is no finding: the same reference may ask again.
    if (given !== 'unavailable') store.commit([['checks', made.ref, made]])
    return answer(checkOf(made))
  }

  function query({ ref: checkRef }: Call): Answer {
    const known = store.get('checks', checkRef)
    if (!known) throw new Problem('not_found')
    return answer(checkOf(known))
  }

  return [
    { method: 'POST', path: '/v1/identity/checks', verb: 'identity.verify', act: verify },
    { method: 'GET', path: '/v1/identity/checks/:ref', verb: 'identity.query', act: query },
  ]
}
