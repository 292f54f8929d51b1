import { people, reveals } from '@/db/schema/privacy'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend, Staff } from '@/lib/access/rules'
import { desc, eq, inArray } from 'drizzle-orm'
import { openPerson } from './open-person'
import { maskIdNumber, maskName, maskPhone, type RevealedField, type RevealPurpose } from './rules'

/** What a person may see of himself at a glance: his name, and his numbers as he would recognise them. */
export type OwnFacts = { name: string; maskedPhone: string; maskedIdNumber: string; knownSince: Date }

/** The acting person's own facts; nothing where nobody acts. */
export const getOwnFacts = (actor: Borrower | Friend, tx?: Tx): Promise<OwnFacts | undefined> =>
  reading(actor, tx, async (db) => {
    if (!actor.personId) return undefined
    const [row] = await db
      .select({
        id: people.id,
        wrappedKey: people.wrappedKey,
        nameSealed: people.nameSealed,
        phoneSealed: people.phoneSealed,
        idNumberSealed: people.idNumberSealed,
        knownSince: people.createdAt,
      })
      .from(people)
      .where(eq(people.id, actor.personId))
    if (!row) return undefined
    const { name, phone, idNumber } = openPerson(row, ['name', 'phone', 'idNumber'])
    return { name, maskedPhone: maskPhone(phone), maskedIdNumber: maskIdNumber(idNumber), knownSince: row.knownSince }
  })

/** One look of a colleague at a sealed field of the person: when, at what, for which purpose of the list. */
export type Look = { id: string; lookedAt: Date; field: RevealedField; purpose: RevealPurpose }

/** Who looked at the acting person's data, newest first, 200 at most. The colleague's own note stays with staff. */
export const listLooks = (actor: Borrower | Friend, tx?: Tx): Promise<Look[]> =>
  reading(actor, tx, async (db) => {
    if (!actor.personId) return []
    const rows = await db
      .select({ id: reveals.id, lookedAt: reveals.createdAt, field: reveals.field, purpose: reveals.purpose })
      .from(reveals)
      .where(eq(reveals.personId, actor.personId))
      .orderBy(desc(reveals.id))
      .limit(200)
    return rows.map((row) => ({ ...row, purpose: row.purpose as RevealPurpose }))
  })

/** Whether there is such a person at all. */
export const isPerson = (actor: Staff, id: string, tx?: Tx): Promise<boolean> =>
  reading(actor, tx, async (db) => {
    const rows = await db.select({ id: people.id }).from(people).where(eq(people.id, id))
    return rows.length === 1
  })

/** A person as staff see him before any look with a reason. */
export type MaskedPerson = {
  id: string
  maskedName: string
  maskedPhone: string
  maskedIdNumber: string
  knownSince: Date
}

/** People of these ids, masked, in the order of when we came to know them. */
export const listMaskedPeople = (actor: Staff, ids: readonly string[], tx?: Tx): Promise<MaskedPerson[]> =>
  reading(actor, tx, async (db) => {
    if (ids.length === 0) return []
    const rows = await db
      .select()
      .from(people)
      .where(inArray(people.id, [...ids]))
      .orderBy(people.id)
    return rows.map((row) => {
      const { name, phone, idNumber } = openPerson(row, ['name', 'phone', 'idNumber'])
      return {
        id: row.id,
        maskedName: maskName(name),
        maskedPhone: maskPhone(phone),
        maskedIdNumber: maskIdNumber(idNumber),
        knownSince: row.createdAt,
      }
    })
  })
