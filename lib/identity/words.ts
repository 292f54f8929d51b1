import { assert } from '@/lib/assert'
import { openForDeployment, sealForDeployment } from '@/lib/privacy/cipher'

/** What somebody typed to be checked by. */
export type Words = { name: string; idNumber: string; phone: string }

type Sealed = { nameSealed: Buffer | null; idNumberSealed: Buffer | null; phoneSealed: Buffer | null }

const COLUMNS = { name: 'nameSealed', idNumber: 'idNumberSealed', phone: 'phoneSealed' } as const
const STORED = { name: 'name', idNumber: 'id_number', phone: 'phone' } as const
const place = (checkId: string, column: string) => ({ table: 'identity_checks', column, row: checkId })

/** Seals the words of a check for the deployment: they belong to no person yet, and not for long. */
export const sealWords = (checkId: string, { name, idNumber, phone }: Words) => ({
  nameSealed: sealForDeployment(place(checkId, 'name'), name),
  idNumberSealed: sealForDeployment(place(checkId, 'id_number'), idNumber),
  phoneSealed: sealForDeployment(place(checkId, 'phone'), phone),
})

/** Opens the words of a check that is not answered yet. */
export function openWords(check: Sealed & { id: string }): Words {
  const open = (field: keyof typeof COLUMNS): string => {
    const sealed = check[COLUMNS[field]]
    assert(sealed, 'an unanswered check has its words')
    return openForDeployment(place(check.id, STORED[field]), sealed)
  }
  return { name: open('name'), idNumber: open('idNumber'), phone: open('phone') }
}
