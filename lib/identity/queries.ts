import { consents } from '@/db/schema/identity'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend, Staff, Worker } from '@/lib/access/rules'
import { maskIdNumber, maskName, maskPhone } from '@/lib/privacy/rules'
import { desc, eq, or } from 'drizzle-orm'
import { stateOf, type CheckAnswer, type CheckState } from './rules'
import { loadCheck, loadChecks } from './store'
import { openWords } from './words'

export type CheckView = {
  id: string
  state: CheckState
  answer: CheckAnswer | null
  /** Until when a person looks; and why he refused. */
  lookBy: Date | null
  reasonCode: string | null
  /** Who it is, once it agreed. */
  foundPersonId: string | null
  askedAt: Date
  answeredAt: Date | null
}

/** The newest check of this borrower, or of this friend's visit. */
export const getIdentityCheck = (actor: Borrower | Friend, tx?: Tx): Promise<CheckView | undefined> =>
  reading(actor, tx, async (db) => {
    const { visitId } = actor.side === 'friend' ? actor : { visitId: undefined }
    if (actor.side === 'friend' && !visitId) return undefined
    const whose =
      actor.side === 'borrower'
        ? ({ side: 'borrower', personId: actor.personId } as const)
        : ({ side: 'friend', visitId: visitId ?? '' } as const)
    const [newest] = await loadChecks(db, whose)
    if (!newest) return undefined
    const { createdAt, ...check } = newest
    return { ...check, state: stateOf(newest), askedAt: createdAt }
  })

/** Where a check stands, for the worker. */
export const getCheckPosition = (actor: Worker, id: string, tx?: Tx) =>
  reading(actor, tx, async (db) => {
    const row = await loadCheck(db, id)
    return row && { id: row.id, side: row.side, state: stateOf(row), lookBy: row.lookBy }
  })

export type CheckToDecide = {
  id: string
  side: 'borrower' | 'friend'
  personId: string | null
  /** The friend's visit, where a friend is checked: he is nobody yet. */
  visitId: string | null
  askedAt: Date
  state: CheckState
  answer: CheckAnswer | null
  lookBy: Date | null
  /** What came out of the earlier checks of the same borrower or visit, newest first. */
  earlier: { answer: CheckAnswer | null; askedAt: Date }[]
  /** What was typed, masked, while a person is to decide. */
  masked: { name: string; idNumber: string; phone: string } | undefined
}

/** A check as a colleague sees it who decides on it: masked, until a look with a purpose. */
export const getCheckToDecide = (actor: Staff, id: string, tx?: Tx): Promise<CheckToDecide | undefined> =>
  reading(actor, tx, async (db) => {
    const row = await loadCheck(db, id)
    if (!row) return undefined
    const state = stateOf(row)
    const words = state === 'with_person' ? openWords(row) : undefined
    const { side, personId, visitId, createdAt, answer, lookBy } = row
    const whose = personId
      ? ({ side: 'borrower', personId } as const)
      : ({ side: 'friend', visitId: visitId ?? '' } as const)
    const earlier = (await loadChecks(db, whose))
      .filter((check) => check.createdAt < createdAt)
      .map((check) => ({ answer: check.answer, askedAt: check.createdAt }))
    const masked = words && {
      name: maskName(words.name),
      idNumber: maskIdNumber(words.idNumber),
      phone: maskPhone(words.phone),
    }
    return { id: row.id, side, personId, visitId, askedAt: createdAt, state, answer, lookBy, earlier, masked }
  })

export type ConsentView = {
  id: string
  kind: (typeof consents.$inferSelect)['kind']
  version: string
  givenAt: Date
  withdrawnAt: Date | null
  subjectId: string
}

/** The consents that this person gave, newest first, those of an invite given before he was known included. */
export const listConsents = (actor: Borrower | Friend, tx?: Tx): Promise<ConsentView[]> =>
  reading(actor, tx, async (db) => {
    const whose = [
      ...(actor.personId ? [eq(consents.personId, actor.personId)] : []),
      ...(actor.side === 'friend' && actor.visitId ? [eq(consents.visitId, actor.visitId)] : []),
    ]
    if (whose.length === 0) return []
    return db
      .select({
        id: consents.id,
        kind: consents.kind,
        version: consents.textVersion,
        givenAt: consents.createdAt,
        withdrawnAt: consents.withdrawnAt,
        subjectId: consents.subjectId,
      })
      .from(consents)
      .where(or(...whose))
      .orderBy(desc(consents.createdAt))
      .limit(100)
  })
