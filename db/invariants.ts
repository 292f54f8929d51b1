import type postgres from 'postgres'

/** A client of the owner, or a transaction of it. */
type Reader = Pick<postgres.Sql | postgres.TransactionSql, 'unsafe'>

export type Finding = { name: string; ok: boolean; rows: Readonly<Record<string, unknown>>[] }

/** What is looked at: these loans with all that hangs on them, and these accounts; everything where nothing is said. */
export type Scope = { loanIds: readonly string[]; accountIds: readonly string[] }

const ROWS_MAX = 20

/**
 * How a query is kept to its scope: $1 the loans, $2 the accounts. The text differs, not only the values: with a condition that
 * might be for everything the server would read everything.
 */
type Within = { loan: (column: string) => string; account: (column: string) => string; transaction: string }

const EVERYTHING: Within = { loan: () => 'true', account: () => 'true', transaction: 'true' }

const SCOPED: Within = {
  loan: (column) => `${column} = any($1::uuid[])`,
  account: (column) => `${column} = any($2::uuid[])`,
  // By an account of its entries, or by what it is about: a loan, a repayment of it, a payment for it.
  transaction: `t.id in (
      select transaction_id from ledger_entries where account_id = any($2::uuid[])
      union all select id from ledger_transactions where subject_id = any($1::uuid[])
      union all select s.id from ledger_transactions s join repayments r on r.id = s.subject_id where r.loan_id = any($1::uuid[])
      union all select s.id from ledger_transactions s join payments p on p.id = s.subject_id where p.loan_id = any($1::uuid[]))`,
}

/**
 * What must hold whatever happens: each a question for the rows that break it. I9 waits for the log; I10, that what was
 * acknowledged is there after a fault, is no question to a database alone.
 */
const invariantsWithin = ({ loan, account, transaction }: Within): Readonly<Record<string, string>> => ({
  // Entries of a transaction sum to 0, and so all of them do.
  I1: `
    select t.id, count(e.leg) as legs, coalesce(sum(e.amount_fen), 0) as sum_fen
    from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id
    where ${transaction}
    group by t.id having coalesce(sum(e.amount_fen), 0) <> 0 or count(e.leg) < 2`,

  // No account stands, or ever stood, on the wrong side of zero.
  I2: `
    select a.id, a.kind, a.balance_fen from ledger_accounts a
    where ${account('a.id')} and ((not a.may_be_negative and a.balance_fen < 0) or (not a.may_be_positive and a.balance_fen > 0))
    union all
    select a.id, a.kind, e.current_fen from ledger_entries e join ledger_accounts a on a.id = e.account_id
    where ${account('e.account_id')} and ((not a.may_be_negative and e.current_fen < 0) or (not a.may_be_positive and e.current_fen > 0))`,

  // A balance is the sum of its entries, and each entry takes up where the one before it left off, the first at 0.
  I3: `
    select a.id, a.kind, a.balance_fen, coalesce(sum(e.amount_fen), 0) as sum_fen
    from ledger_accounts a left join ledger_entries e on e.account_id = a.id
    where ${account('a.id')} group by a.id having a.balance_fen <> coalesce(sum(e.amount_fen), 0)
    union all
    select account_id, 'entry ' || number, previous_fen, before from (
      select account_id, number, previous_fen, coalesce(lag(current_fen) over one, 0) as before, row_number() over one as place
      from ledger_entries where ${account('account_id')} window one as (partition by account_id order by number)) c
    where previous_fen <> before or number <> place`,

  // A subject is booked once per kind; a repayment goes where its parts say; no instalment receives more than it owes.
  I4: `
    select 'transaction' as what, t.subject_id as id, t.kind as detail from ledger_transactions t
    where ${transaction}
    group by t.subject_id, t.kind having count(*) > 1
    union all
    select 'repayment', r.id, r.repayment_ref from repayments r left join repayment_parts p on p.repayment_id = r.id
    where ${loan('r.loan_id')}
    group by r.id having r.amount_fen <> coalesce(sum(p.penalty_fen + p.interest_fen + p.principal_fen), 0)
    union all
    select 'instalment', i.loan_id, i.number::text from instalments i
      left join repayment_parts p on p.loan_id = i.loan_id and p.number = i.number
    where ${loan('i.loan_id')} group by i.loan_id, i.number
    having (i.principal_paid_fen, i.interest_paid_fen, i.penalty_paid_fen) is distinct from
        (coalesce(sum(p.principal_fen), 0), coalesce(sum(p.interest_fen), 0), coalesce(sum(p.penalty_fen), 0))
      or i.principal_paid_fen > i.principal_fen or i.interest_paid_fen > i.interest_fen`,

  // What is owed of the principal is the schedule less what was posted; interest and penalty stand at 0 between transactions.
  I5: `
    select l.id, l.principal_fen, due.fen as due_fen, paid.fen as paid_fen, b.principal, b.interest, b.penalty
    from loans l
      cross join lateral (select sum(i.principal_fen) as fen from instalments i where i.loan_id = l.id) due
      cross join lateral (select coalesce(sum(p.principal_fen), 0) as fen from repayment_parts p where p.loan_id = l.id) paid
      cross join lateral (
        select max(a.balance_fen) filter (where a.kind = 'receivable_principal') as principal,
          max(a.balance_fen) filter (where a.kind = 'receivable_interest') as interest,
          max(a.balance_fen) filter (where a.kind = 'receivable_penalty') as penalty
        from ledger_accounts a where a.owner_id = l.id) b
    where ${loan('l.id')} and (l.principal_fen is distinct from due.fen or b.principal is distinct from due.fen - paid.fen
      or b.interest is distinct from 0 or b.penalty is distinct from 0)`,

  // What is owed to a friend is what was posted of his loan or advance, for a gift nothing; what came in of it is what he recorded.
  I6: `
    select 'claim' as what, c.id, c.principal_fen, p.amount_fen from claims c
      join payments p on p.id = c.payment_id join agreements g on g.id = c.agreement_id
      left join ledger_transactions t on t.subject_id = c.id and t.kind = 'claim_opened'
      left join ledger_entries e on e.transaction_id = t.id and e.amount_fen > 0
    where ${loan('p.loan_id')} and (p.posted_at is null or c.principal_fen <> p.amount_fen
      or g.meaning = 'gift' or c.meaning <> g.meaning or e.amount_fen is distinct from c.principal_fen)
    union all
    select 'received', c.id, c.received_fen, coalesce(sum(r.amount_fen), 0) from claims c
      join payments p on p.id = c.payment_id left join claim_receipts r on r.claim_id = c.id
    where ${loan('p.loan_id')} group by c.id having c.received_fen <> coalesce(sum(r.amount_fen), 0)
    union all
    select 'agreement', g.id, g.performed_fen, c.principal_fen from agreements g left join claims c on c.agreement_id = g.id
    where ${loan('g.loan_id')} and g.state = 'performed' and (g.performed_fen is null
      or c.principal_fen is distinct from case when g.meaning = 'gift' then null else g.performed_fen end)`,

  // No more goes back than came, each refund once; and what a payment left in clearing is what is still on its way.
  I7: `
    select p.id, p.state, p.amount_fen, p.refunded_fen, m.captured, m.posted, m.refunded from payments p
      cross join lateral (
        select coalesce(sum(e.amount_fen) filter (where t.kind = 'capture'), 0) as captured,
          coalesce(sum(e.amount_fen) filter (where t.kind = 'post'), 0) as posted,
          coalesce(sum(e.amount_fen) filter (where t.kind = 'refund'), 0) as refunded
        from ledger_transactions t join ledger_entries e on e.transaction_id = t.id and e.amount_fen > 0
        where t.subject_id = p.id) m
    where ${loan('p.loan_id')} and (p.refunded_fen > p.amount_fen or m.refunded <> p.refunded_fen
      or m.captured <> case when p.captured_at is null then 0 else p.amount_fen end
      or m.posted <> case when p.posted_at is null then 0 else p.amount_fen end
      or m.posted + m.refunded > m.captured)`,

  // A repayment has its source: the lender's row, or a payment of the same loan, day and sum; a friend's has besides his
  // identity, and a contract whose text both have signed.
  I8: `
    select r.id, r.source, r.payment_id from repayments r left join payments p on p.id = r.payment_id
    where ${loan('r.loan_id')} and case r.source when 'imported' then r.payment_id is not null else
      p.id is null or p.kind <> r.source or p.posted_at is null
      or (p.loan_id, p.value_on, p.amount_fen) is distinct from (r.loan_id, r.value_on, r.amount_fen)
      or (r.source = 'friend' and (
        not exists (select from identity_checks i where i.found_person_id = p.payer_id and i.answer = 'agree')
        or not exists (
          select from agreements g join signatures s on s.agreement_id = g.id and s.text_hash = g.text_hash
          where g.loan_id = p.loan_id and g.friend_id = p.payer_id group by g.id having count(distinct s.side) = 2))) end`,

  // A state is one that something can be in, and the times of a payment tell of the states that it went through.
  I11: `
    select s.thing, s.id, s.state from (
      select 'payment' as thing, id, loan_id, state from payments
      union all select 'assist', id, loan_id, state from assists
      union all select 'invite', id, loan_id, state from invites
      union all select 'agreement', id, loan_id, state from agreements
      union all select 'claim', c.id, p.loan_id, c.state from claims c join payments p on p.id = c.payment_id
      union all select 'visit', v.id, i.loan_id, v.state from invite_visits v join invites i on i.id = v.invite_id
      union all select 'draft', d.id, i.loan_id, d.state from agreement_drafts d join invites i on i.id = d.invite_id
      union all select 'review', id, null, state from reviews
      union all select 'case', id, null, state from cases) s
    where ${loan('s.loan_id')} and not exists (select from state_moves m where m.thing = s.thing and m.to_state = s.state)
    union all
    select 'payment', p.id, p.state from payments p
    where ${loan('p.loan_id')} and (
      (p.state = 'created' and coalesce(p.held_at, p.captured_at, p.ended_at) is not null)
      or (p.state = 'held' and (p.held_at is null or p.captured_at is not null))
      or (p.state in ('voided', 'failed') and (p.captured_at is not null or p.ended_at is null))
      or (p.state in ('captured', 'refunded') and p.captured_at is null)
      or (p.posted_at is not null and p.state <> 'captured'))`,

  // Nothing happened after it was written down, and what counts later was not written earlier.
  I12: `
    select 'transaction' as what, t.id, t.event_at, t.created_at from ledger_transactions t
    where ${transaction}
      and t.event_at > t.created_at
    union all
    select 'repayment', r.id, r.event_at, r.created_at from repayments r
    where ${loan('r.loan_id')} and r.event_at > r.created_at
    union all
    select 'order', id, before, created_at from (
      select id, created_at, lag(created_at) over (partition by loan_id order by booking) as before
      from repayments r where ${loan('r.loan_id')}) b
    where created_at < before`,
})

/** Asks every invariant of everything there is. */
export const checkInvariants = (sql: Reader): Promise<Finding[]> => ask(sql, invariantsWithin(EVERYTHING), [])

/** Asks the same of some loans and accounts: cheap enough after every single act. The accounts of the loans come by themselves. */
export async function scopedCheck(sql: Reader, { loanIds, accountIds }: Scope): Promise<Finding[]> {
  const loans = arrayOf(loanIds)
  const own = await sql.unsafe<{ id: string }[]>(`select id from ledger_accounts where owner_id = any($1::uuid[])`, [
    loans,
  ])
  return ask(sql, invariantsWithin(SCOPED), [loans, arrayOf([...accountIds, ...own.map(({ id }) => id)])])
}

const ask = (sql: Reader, invariants: Readonly<Record<string, string>>, scope: readonly string[]): Promise<Finding[]> =>
  Promise.all(
    Object.entries(invariants).map(async ([name, query]) => {
      // Every query is given the whole scope, so each names both lists for the server to know their types.
      const typed = scope.length > 0 ? 'where $1::uuid[] is not null and $2::uuid[] is not null' : ''
      const rows = await sql.unsafe<Record<string, unknown>[]>(
        `select * from (${query}) broken ${typed} limit ${ROWS_MAX}`,
        [...scope],
      )
      return { name, ok: rows.length === 0, rows: [...rows] }
    }),
  )

const arrayOf = (ids: readonly string[]): string => `{${ids.join(',')}}`
