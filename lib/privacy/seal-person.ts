import { newId } from '@/lib/id'
import { blindIndex, newPersonKey, sealText } from './cipher'
import type { people } from '@/db/schema/privacy'

export type PersonFacts = { name: string; idNumber: string; phone: string; locale?: 'zh-CN' | 'en' }

/** A person as he is stored: every field sealed with a new key of his own. The caller has checked that he is 18 or older. */
export function sealPerson(facts: PersonFacts, id = newId()): typeof people.$inferInsert {
  const { key, wrapped } = newPersonKey(id)
  const sealed = (column: string, text: string) => sealText(key, { table: 'people', column, row: id }, text)
  return {
    id,
    wrappedKey: wrapped,
    nameSealed: sealed('name', facts.name),
    idNumberSealed: sealed('id_number', facts.idNumber),
    idNumberIndex: blindIndex('id_number', facts.idNumber),
    phoneSealed: sealed('phone', facts.phone),
    phoneIndex: blindIndex('phone', facts.phone),
    adult: true,
    ...(facts.locale && { locale: facts.locale }),
  }
}
