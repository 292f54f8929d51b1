import { openText, unwrapPersonKey } from './cipher'

export type SealedPerson = {
  id: string
  wrappedKey: Buffer
  nameSealed?: Buffer
  idNumberSealed?: Buffer
  phoneSealed?: Buffer
}

export type OpenedPerson = { id: string; name: string; idNumber: string; phone: string }

const COLUMNS = { name: 'nameSealed', idNumber: 'idNumberSealed', phone: 'phoneSealed' } as const
const STORED = { name: 'name', idNumber: 'id_number', phone: 'phone' } as const

/** Opens the named fields of a person, and only these: each costs one decryption, so take what is shown. */
export function openPerson<K extends keyof typeof COLUMNS>(
  row: SealedPerson,
  fields: readonly K[],
): Pick<OpenedPerson, K> {
  const key = unwrapPersonKey(row.id, row.wrappedKey)
  const opened = fields.map((field) => {
    const sealed = row[COLUMNS[field]]
    if (!sealed) throw new TypeError(`${field} was not loaded`)
    return [field, openText(key, { table: 'people', column: STORED[field], row: row.id }, sealed)] as const
  })
  return Object.fromEntries(opened) as Pick<OpenedPerson, K>
}
