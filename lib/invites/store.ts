import { invitePhones, invites, inviteVisits, neverAgain } from '@/db/schema/invites'
import type { Tx } from '@/db/transaction'
import { and, eq, gt, inArray, ne, sql } from 'drizzle-orm'

export const insertInvite = (tx: Tx, row: typeof invites.$inferInsert): Promise<unknown> =>
  tx.insert(invites).values(row)

/** How many of a borrower's links are out, and how many he made since a day: both count asking, never answering. */
export async function countInvites(
  tx: Tx,
  borrowerId: string,
  since: Date,
): Promise<{ openLinks: number; asked: number }> {
  const [row] = await tx
    .select({
      openLinks: sql<number>`count(*) filter (where ${inArray(invites.state, ['open', 'agreed'])})::int`,
      asked: sql<number>`count(*) filter (where ${gt(invites.createdAt, since)})::int`,
    })
    .from(invites)
    .where(eq(invites.borrowerId, borrowerId))
  return row ?? { openLinks: 0, asked: 0 }
}

type EndCause = NonNullable<(typeof invites.$inferInsert)['endCause']>

/** Ends an invite that stands in this state; of two who try, one wins. */
export async function markInviteEnded(
  tx: Tx,
  id: string,
  from: 'open' | 'agreed',
  now: Date,
  endCause: EndCause,
): Promise<boolean> {
  const rows = await tx
    .update(invites)
    .set({ state: 'ended', endedAt: now, endCause })
    .where(and(eq(invites.id, id), eq(invites.state, from)))
    .returning({ id: invites.id })
  return rows.length === 1
}

/** Serialises what friends do on one invite, with a lock that leaves no mark on the invite's row. */
export const lockVisitors = (tx: Tx, inviteId: string): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`visitors|${inviteId}`}, 0))`)

export const isInvite = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.select({ id: invites.id }).from(invites).where(eq(invites.id, id))).length === 1

/** What the friend's side may know of an invite. */
export async function loadInviteForFriend(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: invites.id,
      state: invites.state,
      assistId: invites.assistId,
      borrowerId: invites.borrowerId,
      loanId: invites.loanId,
      spokenCodeHash: invites.spokenCodeHash,
      borrowerNameHash: invites.borrowerNameHash,
      borrowerPhoneIndex: invites.borrowerPhoneIndex,
      answerBy: invites.answerBy,
    })
    .from(invites)
    .where(eq(invites.id, id))
  return row
}

export type FriendsInvite = NonNullable<Awaited<ReturnType<typeof loadInviteForFriend>>>
export type VisitRow = typeof inviteVisits.$inferSelect

/** This browser's visit, begun now if it has none. */
export async function loadVisit(tx: Tx, id: string, inviteId: string): Promise<VisitRow | undefined> {
  await tx.insert(inviteVisits).values({ id, inviteId, state: 'opened' }).onConflictDoNothing()
  const [row] = await tx.select().from(inviteVisits).where(eq(inviteVisits.id, id)).for('no key update')
  return row
}

export const markVisit = (tx: Tx, id: string, change: Partial<typeof inviteVisits.$inferInsert>): Promise<unknown> =>
  tx.update(inviteVisits).set(change).where(eq(inviteVisits.id, id))

/** Notes that this phone asks for a code on this invite, unless ten others did before. Says whether it may get one. */
export async function admitPhone(tx: Tx, inviteId: string, phoneIndex: Buffer, most: number): Promise<boolean> {
  const known = await loadPhone(tx, inviteId, phoneIndex)
  if (known) return true
  const [row] = await tx
    .select({ phones: sql<number>`count(*)::int` })
    .from(invitePhones)
    .where(eq(invitePhones.inviteId, inviteId))
  if ((row?.phones ?? 0) >= most) return false
  await tx.insert(invitePhones).values({ inviteId, phoneIndex })
  return true
}

const ofPhone = (inviteId: string, phoneIndex: Buffer) =>
  and(eq(invitePhones.inviteId, inviteId), eq(invitePhones.phoneIndex, phoneIndex))

export async function loadPhone(tx: Tx, inviteId: string, phoneIndex: Buffer) {
  const [row] = await tx.select().from(invitePhones).where(ofPhone(inviteId, phoneIndex)).for('no key update')
  return row
}

export const markPhone = (
  tx: Tx,
  inviteId: string,
  phoneIndex: Buffer,
  tries: { wrongCodes: number; wrongNames: number },
): Promise<unknown> => tx.update(invitePhones).set(tries).where(ofPhone(inviteId, phoneIndex))

export const markPhoneUnlocked = (tx: Tx, inviteId: string, phoneIndex: Buffer, unlockedBy: string): Promise<unknown> =>
  tx.update(invitePhones).set({ wrongCodes: 0, wrongNames: 0, unlockedBy }).where(ofPhone(inviteId, phoneIndex))

export async function isTakenByOther(tx: Tx, inviteId: string, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: inviteVisits.id })
    .from(inviteVisits)
    .where(
      and(eq(inviteVisits.inviteId, inviteId), eq(inviteVisits.state, 'taken'), ne(inviteVisits.personId, personId)),
    )
  return rows.length > 0
}

/** Who took this invite, if it is his phone. */
export async function loadTakerOfPhone(tx: Tx, inviteId: string, phoneIndex: Buffer): Promise<string | undefined> {
  const [row] = await tx.execute<{ id: string | null }>(
    sql`select app.taker_of_phone(${inviteId}::uuid, decode(${phoneIndex.toString('hex')}, 'hex')) as id`,
  )
  return row?.id ?? undefined
}

/** The same person in another browser: the link moves there with him. It is no refusal of his. */
export const releaseOwnVisits = (tx: Tx, inviteId: string, personId: string): Promise<unknown> =>
  tx
    .update(inviteVisits)
    .set({ state: 'opened', personId: null, takenAt: null, namedRightAt: null })
    .where(
      and(eq(inviteVisits.inviteId, inviteId), eq(inviteVisits.state, 'taken'), eq(inviteVisits.personId, personId)),
    )

export const insertNever = (tx: Tx, row: typeof neverAgain.$inferInsert): Promise<unknown> =>
  tx.insert(neverAgain).values(row).onConflictDoNothing()

/** Takes back all that he said no to towards the borrower of this refusal of his; says whether there was one. */
export async function takeBackRefusals(tx: Tx, refusalId: string): Promise<boolean> {
  const [row] = await tx.execute<{ done: boolean }>(sql`select app.take_back_refusals(${refusalId}::uuid) as done`)
  return row?.done === true
}

/** What a person said before to this borrower: "never", or no within the last 30 days. */
export async function loadRefusals(
  tx: Tx,
  inviteId: string,
  personId: string,
): Promise<{ saidNever: boolean; refusedLately: boolean }> {
  const [row] = await tx.execute<{ never: boolean; lately: boolean }>(
    sql`select app.said_never(${inviteId}::uuid, ${personId}::uuid) as never,
               app.refused_lately(${inviteId}::uuid, ${personId}::uuid) as lately`,
  )
  return { saidNever: row?.never === true, refusedLately: row?.lately === true }
}
