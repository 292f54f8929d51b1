import { assists } from '@/db/schema/assists'
import { invites, inviteVisits, neverAgain } from '@/db/schema/invites'
import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import type { Part } from '@/lib/calendar/accrual'
import type { Day } from '@/lib/calendar/day'
import { dayOf } from '@/lib/calendar/shanghai'
import { env } from '@/lib/env'
import { loadLoan } from '@/lib/loans/load-loan'
import { dueNow, splitOf } from '@/lib/loans/rules'
import type { Fen } from '@/lib/money/fen'
import { linkToken, openForDeployment, openText, tokenHash } from '@/lib/privacy/cipher'
import { maskPhone } from '@/lib/privacy/rules'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { askOfRow, isLinkDead, rangeOf } from './rules'

const NOBODY: Friend = { side: 'friend', personId: undefined, sessionId: '', steppedUpAt: new Date(0) }

/** The invite behind a link's token; nothing where there is none. It says nothing else about it. */
export const findInvite = (token: string, tx?: Tx): Promise<string | undefined> =>
  reading(NOBODY, tx, async (db) => {
    const rows = await db.execute<{ id: string | null }>(
      sql`select app.invite_of_token(decode(${tokenHash(token).toString('hex')}, 'hex')) as id`,
    )
    return rows[0]?.id ?? undefined
  })

/** What everybody who opens a link may see, and what this browser did on it itself (flow.md 2.1). */
export type MaskedInvite = {
  inviteId: string
  initial: string
  rangeFen: Fen
  answerBy: Date
  isOpen: boolean
  now: Date
  visit: {
    state: 'opened' | 'taken' | 'locked' | 'declined' | 'pressured'
    answeredSafety: boolean
    named: boolean
    maskedPhone: string | undefined
    namedRightAt: Date | null
  }
}

/** The invite as its visitor may see it; nothing where the link is dead for him. GET never writes: an unvisited one has no row. */
export const getMaskedInvite = (actor: Friend, tx?: Tx): Promise<MaskedInvite | undefined> =>
  reading(actor, tx, async (db, now) => {
    if (!actor.inviteId || !actor.visitId) return undefined
    const [row] = await db
      .select({
        id: invites.id,
        state: invites.state,
        answerBy: invites.answerBy,
        initialSealed: invites.initialSealed,
        maximumFen: assists.maximumFen,
      })
      .from(invites)
      .innerJoin(assists, eq(assists.id, invites.assistId))
      .where(eq(invites.id, actor.inviteId))
    if (!row || isLinkDead(row, now)) return undefined
    const [visit] = await db.select().from(inviteVisits).where(eq(inviteVisits.id, actor.visitId))
    if (visit?.state === 'locked') return undefined
    const place = (table: string, column: string, id: string) => ({ table, column, row: id })
    const phone = visit?.phoneSealed && openForDeployment(place('invite_visits', 'phone', visit.id), visit.phoneSealed)
    return {
      inviteId: row.id,
      initial: openForDeployment(place('invites', 'initial', row.id), row.initialSealed),
      rangeFen: rangeOf(row.maximumFen),
      answerBy: row.answerBy,
      isOpen: row.state === 'open',
      now,
      visit: {
        state: visit?.state ?? 'opened',
        answeredSafety: Boolean(visit?.safety),
        named: Boolean(visit?.namedSealed),
        maskedPhone: phone ? maskPhone(phone) : undefined,
        namedRightAt: visit?.namedRightAt ?? null,
      },
    }
  })

/** Whether he, identified, wants nothing more from the borrower of this invite. */
export const hasSaidNever = (actor: Friend, tx?: Tx): Promise<boolean> =>
  reading(actor, tx, async (db) => {
    if (!actor.personId || !actor.inviteId) return false
    const rows = await db
      .select({ id: neverAgain.id })
      .from(neverAgain)
      .innerJoin(invites, eq(invites.borrowerId, neverAgain.borrowerId))
      .where(and(eq(invites.id, actor.inviteId), eq(neverAgain.personId, actor.personId), isNull(neverAgain.undoneAt)))
    return rows.length > 0
  })

/** Whether what this friend was asked for was paid by somebody else, so that he is not needed any more. */
export const isPaidElsewhere = (actor: Friend, tx?: Tx): Promise<boolean> =>
  reading(actor, tx, async (db) => {
    const [row] = await db
      .select({ endCause: invites.endCause })
      .from(invites)
      .where(eq(invites.id, actor.inviteId ?? ''))
    return row?.endCause === 'settled'
  })

/** The phone that this visitor's code went to, opened for the identity check. */
export const getVisitPhone = (actor: Friend, tx?: Tx): Promise<{ phone: string; provenAt: Date } | undefined> =>
  reading(actor, tx, async (db) => {
    const [visit] = await db
      .select()
      .from(inviteVisits)
      .where(eq(inviteVisits.id, actor.visitId ?? ''))
    if (!visit?.phoneSealed || !visit.namedRightAt) return undefined
    const place = { table: 'invite_visits', column: 'phone', row: visit.id }
    return { phone: openForDeployment(place, visit.phoneSealed), provenAt: visit.namedRightAt }
  })

export type ShownLink = {
  inviteId: string
  state: 'open' | 'agreed' | 'paid' | 'ended'
  endCause: string | null
  friendLabel: string
  /** Only while the link is open. */
  link: string | undefined
  spokenCode: string | undefined
  createdAt: Date
  answerBy: Date
}

/** A borrower's links of one assist, newest first: what only he may read is opened with his own key, handed in. */
export const listLinks = (actor: Borrower, assistId: string, key: Buffer, tx?: Tx): Promise<ShownLink[]> =>
  reading(actor, tx, async (db) => {
    const rows = await db
      .select({
        id: invites.id,
        state: invites.state,
        endCause: invites.endCause,
        friendLabelSealed: invites.friendLabelSealed,
        spokenCodeSealed: invites.spokenCodeSealed,
        createdAt: invites.createdAt,
        answerBy: invites.answerBy,
      })
      .from(invites)
      .where(eq(invites.assistId, assistId))
      .orderBy(sql`${invites.id} desc`)
    return rows.map(({ id, friendLabelSealed, spokenCodeSealed, ...row }) => {
      const open = (column: string, sealed: Buffer) => openText(key, { table: 'invites', column, row: id }, sealed)
      const isOpen = row.state === 'open'
      return {
        inviteId: id,
        ...row,
        friendLabel: open('friend_label', friendLabelSealed),
        link: isOpen ? `${env().ORIGINS[0]}/i/${linkToken(id)}` : undefined,
        spokenCode: isOpen ? open('spoken_code', spokenCodeSealed) : undefined,
      }
    })
  })

export type AskedLine = Part & { dueOn: Day }

/** What exactly is asked for, as of today, with its parts; only for whom the link is bound to. */
export type AskedTerms = {
  lenderName: string
  lines: AskedLine[]
  dueTodayFen: Fen
  maximumFen: Fen
  lastPayableOn: Day
  today: Day
}

export const getAskedTerms = (actor: Friend, tx?: Tx): Promise<AskedTerms | undefined> =>
  reading(actor, tx, async (db, now) => {
    if (!actor.personId || !actor.inviteId) return undefined
    const [asked] = await db
      .select({
        loanId: assists.loanId,
        firstNumber: assists.firstNumber,
        lastNumber: assists.lastNumber,
        amountFen: assists.amountFen,
        maximumFen: assists.maximumFen,
        lastPayableOn: assists.lastPayableOn,
      })
      .from(assists)
      .innerJoin(invites, eq(invites.assistId, assists.id))
      .where(eq(invites.id, actor.inviteId))
    const loan = asked && (await loadLoan({ tx: db, actor, now, requestId: '' }, { loanId: asked.loanId }))
    if (!asked || !loan) return undefined
    const today = dayOf(now)
    const ask = askOfRow(asked)
    const dueOf = (number: number) => loan.state.instalments.find((one) => one.number === number)?.dueOn
    return {
      lenderName: loan.lender.name,
      lines: splitOf(loan.state, ask, today).flatMap((part) => {
        const dueOn = dueOf(part.number)
        return dueOn ? [{ ...part, dueOn }] : []
      }),
      dueTodayFen: dueNow(loan.state, ask, today),
      maximumFen: asked.maximumFen,
      lastPayableOn: asked.lastPayableOn,
      today,
    }
  })

export type OwnRefusal = { id: string; said: 'never' | 'not_now'; saidAt: Date; initial: string }

type RefusalRow = Pick<OwnRefusal, 'id' | 'said'> & {
  said_at: Date | string
  initial_of: string
  initial_sealed: Buffer
}

/** Whom this person said no to, and may take back: "never", and "not now" of the last 30 days. Newest first, one a borrower. */
export const listOwnRefusals = (actor: Friend, tx?: Tx): Promise<OwnRefusal[]> =>
  reading(actor, tx, async (db) => {
    const rows = await db.execute<RefusalRow>(sql`select * from app.own_refusals()`)
    return rows.map(({ id, said, said_at, initial_of, initial_sealed }) => ({
      id,
      said,
      saidAt: new Date(said_at),
      initial: openForDeployment({ table: 'invites', column: 'initial', row: initial_of }, initial_sealed),
    }))
  })
