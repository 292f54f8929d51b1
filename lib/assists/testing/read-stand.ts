import type { TestDatabase } from '@/db/testing/database'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { dayOf } from '@/lib/calendar/shanghai'
import { loadLoans } from '@/lib/loans/load-loan'
import { payoffOn } from '@/lib/loans/rules'
import type { Ids, IdKind } from './ids'
import type { Stand } from './stand'

const iso = (column: string) => `to_char((${column}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const all = (columns: string, from: string) =>
  `(select coalesce(json_agg(r), '[]') from (select ${columns} from ${from}) r)`
const HIS = 'any($1::uuid[])'

/** All rows of these borrowers in one look; what was left to be done and what was told since the last look is taken away. */
const QUERY = `
  with jobs as (delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id
      returning t.identifier as task, j.payload::jsonb as payload,
        case when j.run_at = j.created_at then null else ${iso('clock() + (j.run_at - j.created_at)')} end as due),
    told as (delete from notices returning for_person as person, side, kind)
  select json_build_object(
    'jobs', ${all('*', 'jobs')}, 'told', ${all('*', 'told')},
    'assists', ${all(
      `id, loan_id as loan, state, end_cause as cause, meaning, ${iso('ended_at')} as "endedAt", ${iso('answer_by')} as "answerBy",
       maximum_fen::text as maximum, coalesce(amount_fen::text, first_number || ' to ' || last_number) as asked`,
      `assists where borrower_id = ${HIS}`,
    )},
    'invites', ${all(
      `id, assist_id as assist, state, end_cause as cause, ${iso('ended_at')} as "endedAt", (select coalesce(json_agg(json_build_array(v.person_id, v.state)), '[]')
       from invite_visits v where v.invite_id = invites.id and v.person_id is not null) as visits`,
      `invites where borrower_id = ${HIS}`,
    )},
    'agreements', ${all(
      `id, invite_id as invite, friend_id as friend, state, ${iso('sign_by')} as "signBy", ${iso('pay_by')} as "payBy",
       ${iso('ended_at')} as "endedAt", performed_fen::text as performed`,
      `agreements where borrower_id = ${HIS}`,
    )},
    'quotes', ${all(
      `id, loan_id as loan, agreement_id as agreement, amount_fen::text as amount, value_on as "valueOn", ${iso('expires_at')} as "expiresAt"`,
      `quotes where borrower_id = ${HIS}`,
    )},
    'payments', ${all(
      `id, kind, state, loan_id as loan, quote_id as quote, payer_id as payer, agreement_id as agreement, late_of_id as "lateOf",
       amount_fen::text as amount, value_on as "valueOn", covers, at_once as "atOnce", ${iso('order_ends_at')} as "orderEndsAt",
       ${iso('cool_until')} as "coolUntil", ${iso('held_at')} as "heldAt", ${iso('captured_at')} as "capturedAt",
       ${iso('posted_at')} as "postedAt", ${iso('payments.ended_at')} as "endedAt", end_cause as cause, refunded_fen::text as refunded,
       set_aside_at is not null as "isSetAside",
       (select coalesce(h.ended_as, 'running') from loan_holds h where h.payment_id = payments.id) as hold,
       (select json_agg(c.verb || ' ' || coalesce(c.outcome, 'unanswered'))
        from outside_calls c where c.payment_id = payments.id) as calls`,
      `payments where borrower_id = ${HIS}`,
    )},
    'claims', ${all(
      `id, payment_id as payment, friend_id as friend, principal_fen::text as principal, started_on as "startedOn", received_fen::text as received, state,
       (select sum(principal_fen + interest_fen)::text from claim_instalments i where i.claim_id = claims.id) as planned,
       (select json_object_agg(kind, balance_fen::text) from ledger_accounts a where a.owner_id = claims.id) as balances`,
      `claims where borrower_id = ${HIS}`,
    )},
    'callbacks', ${all('id, taken_at is not null as "isTaken"', 'channel_events')},
    'loans', ${all(
      `id, next_due_on as "nextDueOn", settled_on as "settledOn",
       (select json_agg(due_on || ': ' || principal_paid_fen || ' of ' || principal_fen || ', ' || interest_paid_fen || ' of ' || interest_fen
          || ', penalty ' || penalty_paid_fen || coalesce(', closed ' || closed_on, '') order by number)
        from instalments i where i.loan_id = loans.id) as dues,
       (select coalesce(json_agg(number || ' ' || waived_on || ' ' || principal_fen), '[]')
        from penalty_waivers w where w.loan_id = loans.id) as waivers,
       (select coalesce(json_agg(amount_fen::text order by booking), '[]') from repayments r where r.loan_id = loans.id) as repaid,
       (select json_object_agg(kind, fen) from (select kind, sum(balance_fen)::text as fen from ledger_accounts a
        where a.owner_id in (loans.id, loans.lender_id) and a.kind <> 'clearing' group by kind) b) as balances`,
      `loans where borrower_id = ${HIS}`,
    )},
    'channel', (select balance_fen::text from ledger_accounts where kind = 'channel'),
    'clearing', (select balance_fen::text from ledger_accounts where kind = 'clearing')) as stand`

type Row = Record<string, unknown> & { id: string }
type Rows = {
  jobs: { task: string; payload: Record<string, string>; due: string | null }[]
  told: { person: string; side: string; kind: string }[]
  channel: string
  clearing: string
} & Record<IdKind | 'callbacks', Row[]>

/** Which thing a column points at. */
const POINTS: Record<string, IdKind> = {
  loan: 'loans',
  assist: 'assists',
  invite: 'invites',
  agreement: 'agreements',
  quote: 'quotes',
  payment: 'payments',
  lateOf: 'payments',
  payer: 'people',
  friend: 'people',
}

/** The rows of a kind in the order in which they were made, without their ids: each points at others by their place. */
function inPlace(ids: Ids, kind: IdKind, rows: Row[]): Stand[] {
  return rows
    .map((row) => [ids.placeOf(kind, row.id), row] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, { id: _, ...columns }]) =>
      Object.fromEntries(
        Object.entries(columns).map(([name, value]) => {
          const points = POINTS[name]
          return [name, points && typeof value === 'string' ? ids.placeOf(points, value) : value]
        }),
      ),
    )
}

/** Where everything of a run stands, read from the database, in the same words as the model's. */
export async function readStand({ sql }: TestDatabase, ids: Ids): Promise<Stand> {
  const [row] = await sql.owner.unsafe<{ stand: Rows }[]>(QUERY, [`{${ids.people.join(',')}}`])
  const { stand } = row!
  const owed = await inTransaction(WORKER, 'test', async (ctx) => {
    const loans = await loadLoans(ctx, { loanIds: ids.loans })
    return ids.loans.map((id) => String(payoffOn(loans.get(id)!.state, dayOf(ctx.now))))
  })
  const events = new Map(stand.callbacks.map(({ id, isTaken }) => [id, isTaken]))
  return {
    loans: inPlace(ids, 'loans', stand.loans).map((loan, at) => ({
      ...loan,
      waivers: (loan.waivers as string[]).toSorted(),
      owed: owed[at],
    })),
    assists: inPlace(ids, 'assists', stand.assists),
    invites: inPlace(ids, 'invites', stand.invites).map((invite) => ({
      ...invite,
      visits: (invite.visits as [string, string][])
        .map(([person, state]) => `${ids.placeOf('people', person)} ${state}`)
        .toSorted(),
    })),
    agreements: inPlace(ids, 'agreements', stand.agreements),
    quotes: inPlace(ids, 'quotes', stand.quotes),
    payments: inPlace(ids, 'payments', stand.payments).map((payment) => ({
      ...payment,
      calls: (payment.calls as string[]).toSorted(),
    })),
    claims: inPlace(ids, 'claims', stand.claims),
    callbacks: ids.events.map((id) => events.get(id)),
    channel: stand.channel,
    clearing: stand.clearing,
    jobs: stand.jobs.map(({ task, payload, due }) => ids.nameOf(task, payload) + (due ? ` at ${due}` : '')).toSorted(),
    told: stand.told
      .map(({ person, side, kind }) => `person ${ids.placeOf('people', person)} as ${side}: ${kind}`)
      .toSorted(),
  }
}

/** The accounts through which the money of all runs goes, and what they hold. */
export async function readShared({ sql }: TestDatabase) {
  const rows = await sql.owner<{ id: string; kind: string; fen: string }[]>`
    select id, kind, balance_fen::text as fen from ledger_accounts where kind in ('channel', 'clearing')`
  const of = (kind: string) => BigInt(rows.find((row) => row.kind === kind)!.fen)
  return { channel: of('channel'), clearing: of('clearing'), accountIds: rows.map(({ id }) => id) }
}
