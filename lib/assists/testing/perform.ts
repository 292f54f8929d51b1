import type { TestDatabase } from '@/db/testing/database'
import { someLender } from '@/db/testing/loans'
import { somebody } from '@/db/testing/people'
import { inTransaction, type Ctx } from '@/db/transaction'
import { WORKER, type Actor, type Borrower, type Friend } from '@/lib/access/rules'
import { addMonths, day } from '@/lib/calendar/day'
import { newId } from '@/lib/id'
import { openLoans } from '@/lib/loans/open-loans'
import { fen } from '@/lib/money/fen'
import { dayText, type Terms } from './book-model'
import { Ids } from './ids'
import { HOUR, type Model } from './model'
import { BORROWERS } from './start-model'

const STALE = 11 * 60_000

/** From here on the product's clock is a row that the model moves. */
export async function stopClock({ sql }: TestDatabase): Promise<void> {
  await sql.owner.unsafe(`
    create table model_clock as select now() as at;
    grant select on model_clock to public;
    create or replace function clock() returns timestamptz language sql stable parallel safe as $$ select at from model_clock $$`)
}

/** One run of the product: real commands on a real database, at the time that the model says. */
export class Stage {
  readonly ids = new Ids()
  /** Who acts on a link, in the browser in which he opened it last; and what he was shown there. */
  readonly visits = new Map<string, { visitId: string; shown: string }>()
  at = 0

  constructor(
    readonly database: TestDatabase,
    readonly name: string,
  ) {}

  get owner() {
    return this.database.sql.owner
  }

  get now(): Date {
    return new Date(this.at)
  }

  /** Lets the product's clock stand where the model's stands, so that times can be compared to the millisecond. */
  async moveTo(at: number): Promise<void> {
    this.at = at
    await this.owner`update model_clock set at = ${this.now.toISOString()}`
  }

  as<A extends Actor, T>(actor: A, work: (ctx: Ctx<A>) => Promise<T>): Promise<T> {
    return inTransaction(actor, 'test', work)
  }

  work<T>(work: (ctx: Ctx<typeof WORKER>) => Promise<T>): Promise<T> {
    return inTransaction(WORKER, 'test', work)
  }

  borrower(person: number, isProven = true): Borrower {
    const steppedUpAt = new Date(this.at - (isProven ? 0 : STALE))
    return { side: 'borrower', personId: this.ids.people[person]!, sessionId: newId(), steppedUpAt }
  }

  /** A friend who is signed in; on a link where one is named. */
  friend(person: number, { invite, isProven = true }: { invite?: number; isProven?: boolean } = {}): Friend {
    const visit = invite === undefined ? undefined : this.visits.get(`${invite} ${person}`)
    return {
      ...{ side: 'friend', personId: this.ids.people[person], sessionId: newId() },
      steppedUpAt: new Date(this.at - (isProven ? 0 : STALE)),
      ...(visit && { inviteId: this.ids.invites[invite!], visitId: visit.visitId }),
    }
  }

  /** People whose identity was found, and loans by these terms, of which nothing was repaid. */
  async open(model: Model, terms: readonly Terms[]): Promise<void> {
    await this.moveTo(model.at)
    for (let person = 0; person < model.people; person++) this.ids.people.push((await somebody()).id)
    for (const personId of this.ids.people.slice(0, BORROWERS)) {
      await this
        .owner`insert into identity_checks (id, side, person_id, consent_id, locale, answer, answered_at, found_person_id)
        values (${newId()}, 'borrower', ${personId}, ${newId()}, 'zh-CN', 'agree', clock(), ${personId})`
    }
    for (const [index, { principal, rateBps, months, year, month, dueDay }] of terms.entries()) {
      const id = newId()
      const startOn = addMonths(day(dayText(Date.UTC(year, month, 1) / (24 * HOUR))), -1, dueDay)
      const lender = await someLender()
      await this.work((ctx) =>
        openLoans(ctx, [
          {
            ...{ id, lenderId: lender.id, loanRef: `L${id.slice(-8)}` },
            borrowerId: this.ids.people[model.loans[index]!.borrower]!,
            terms: { principalFen: fen(principal), rateBps, method: 'equal_principal', terms: months, startOn, dueDay },
          },
        ]),
      )
      this.ids.loans.push(id)
    }
  }

  /** Gives their places to what an act made by itself: late payments, and claims. */
  async placeWhatCame({ payments, claims }: Model): Promise<void> {
    const { ids, owner } = this
    for (const { lateOf } of payments.slice(ids.payments.length)) {
      const [row] = await owner<
        { id: string }[]
      >`select id from payments where late_of_id = ${ids.payments[lateOf ?? -1] ?? null}`
      if (row) ids.payments.push(row.id)
    }
    for (const { payment } of claims.slice(ids.claims.length)) {
      const [row] = await owner<{ id: string }[]>`select id from claims where payment_id = ${ids.payments[payment]!}`
      if (row) ids.claims.push(row.id)
      ids.receipts.push([])
    }
  }
}
