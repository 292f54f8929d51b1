import type { Tx } from '@/db/transaction'
import type { Day } from '@/lib/calendar/day'
import type { Method } from '@/lib/calendar/schedule'
import { sql, type SQL } from 'drizzle-orm'
import type { BookFile } from './columns'
import type { Fault, FaultCode } from './faults'

/** What is wrong beside other lines and what is booked: each gives the lines, with a column and the figures of the reason. */
export type Check = { file: BookFile; code: FaultCode; broken: SQL }

export const checksOf = (lenderId: string): Check[] => [
  ...checksOfBorrowers(lenderId),
  ...checksOfLoans(lenderId),
  ...checksOfRepayments(lenderId),
]

const twice = (file: BookFile, column: string): Check => ({
  file,
  code: 'reference_twice',
  broken: sql`
    select line, ${column}, json_build_object('first', first)
    from (select line, min(line) over (partition by reference) as first from ${sql.raw(`staged_${file}`)}) t where line > first`,
})

const checksOfBorrowers = (lenderId: string): Check[] => [
  twice('borrowers', 'borrower_ref'),
  {
    file: 'borrowers',
    code: 'person_twice',
    broken: sql`
      select line, 'id_number', json_build_object('first', first) from (
        select line, reference, first_value(line) over w as first, first_value(reference) over w as first_reference
        from staged_borrowers where usable window w as (partition by id_number_index order by line)) t
      where line > first and reference <> first_reference`,
  },
  {
    file: 'borrowers',
    code: 'borrower_is_another_person',
    broken: sql`
      select s.line, 'id_number', '{}'::json from staged_borrowers s
        join borrowers b on b.lender_id = ${lenderId} and b.borrower_ref = s.reference join people p on p.id = b.person_id
      where s.usable and p.id_number_index <> s.id_number_index`,
  },
  {
    file: 'borrowers',
    code: 'person_has_another_reference',
    broken: sql`
      select s.line, 'borrower_ref', json_build_object('reference', b.borrower_ref) from staged_borrowers s
        join people p on p.id_number_index = s.id_number_index
        join borrowers b on b.lender_id = ${lenderId} and b.person_id = p.id and b.borrower_ref <> s.reference
      where s.usable
        and not exists (select from borrowers k where k.lender_id = ${lenderId} and k.borrower_ref = s.reference)`,
  },
]

const checksOfLoans = (lenderId: string): Check[] => [
  twice('loans', 'loan_ref'),
  {
    file: 'loans',
    code: 'borrower_unknown',
    broken: sql`
      select s.line, 'borrower_ref', '{}'::json from staged_loans s
      where s.usable and not exists (select from staged_borrowers b where b.reference = s.borrower_ref)
        and not exists (select from borrowers b where b.lender_id = ${lenderId} and b.borrower_ref = s.borrower_ref)`,
  },
  {
    file: 'loans',
    code: 'loan_differs',
    broken: sql`
      select * from (
        select s.line, case when b.person_id is distinct from l.borrower_id then 'borrower_ref'
            when s.principal_fen <> l.principal_fen then 'principal_fen' when s.rate_bps <> l.rate_bps then 'rate_bps'
            when s.method <> l.method then 'method' when s.terms <> l.terms then 'terms'
            when s.start_on <> l.start_on then 'start_date' when s.due_day <> l.due_day then 'due_day' end as col, '{}'::json
        from staged_loans s join loans l on l.lender_id = ${lenderId} and l.loan_ref = s.reference
          left join borrowers b on b.lender_id = ${lenderId} and b.borrower_ref = s.borrower_ref
        where s.usable) t
      where col is not null`,
  },
]

/** Reference, loan, day and sum of what is booked or set aside under a reference of this lender. */
const booked = (lenderId: string) => sql`(
  select r.repayment_ref, l.loan_ref, r.value_on, r.amount_fen from repayments r join loans l on l.id = r.loan_id
  where r.lender_id = ${lenderId}
  union all
  select a.repayment_ref, l.loan_ref, a.value_on, a.amount_fen from set_aside_repayments a join loans l on l.id = a.loan_id
  where a.lender_id = ${lenderId})`

const checksOfRepayments = (lenderId: string): Check[] => [
  twice('repayments', 'repayment_ref'),
  {
    file: 'repayments',
    code: 'reference_twice',
    broken: sql`
      select line, 'payment_ref', json_build_object('first', first) from (
        select line, payment_id, min(line) over (partition by payment_id) as first from staged_repayments where usable) t
      where payment_id is not null and line > first`,
  },
  {
    file: 'repayments',
    code: 'loan_unknown',
    broken: sql`
      select s.line, 'loan_ref', '{}'::json from staged_repayments s
      where s.usable and not exists (select from staged_loans l where l.reference = s.loan_ref)
        and not exists (select from loans l where l.lender_id = ${lenderId} and l.loan_ref = s.loan_ref)`,
  },
  {
    file: 'repayments',
    code: 'repayment_before_start',
    broken: sql`
      select s.line, 'paid_on', json_build_object('startOn', coalesce(l.start_on, n.start_on)) from staged_repayments s
        left join loans l on l.lender_id = ${lenderId} and l.loan_ref = s.loan_ref
        left join staged_loans n on n.reference = s.loan_ref and n.usable
      where s.usable and s.value_on < coalesce(l.start_on, n.start_on)`,
  },
  {
    file: 'repayments',
    code: 'repayment_differs',
    broken: sql`
      select * from (
        select s.line, case when b.loan_ref <> s.loan_ref then 'loan_ref' when b.value_on <> s.value_on then 'paid_on'
            when b.amount_fen <> s.amount_fen then 'amount_fen' end as col, '{}'::json
        from staged_repayments s join ${booked(lenderId)} b on b.repayment_ref = s.reference where s.usable) t
      where col is not null`,
  },
  {
    file: 'repayments',
    code: 'payment_unknown',
    broken: sql`
      select s.line, 'payment_ref', '{}'::json from staged_repayments s
      where s.usable and s.payment_id is not null and not exists (
        select from payments p join loans l on l.id = p.loan_id where p.id = s.payment_id and l.lender_id = ${lenderId})`,
  },
  {
    file: 'repayments',
    code: 'payment_differs',
    broken: sql`
      select s.line, 'payment_ref', json_build_object('state', p.state) from staged_repayments s
        join payments p on p.id = s.payment_id join loans l on l.id = p.loan_id
      where s.usable and (p.kind = 'late' or p.state <> 'captured'
        or (l.loan_ref, p.value_on, p.amount_fen) is distinct from (s.loan_ref, s.value_on, s.amount_fen))`,
  },
]

export async function listFaults(tx: Tx, limit: number): Promise<{ faults: Fault[]; total: number }> {
  const rows = await tx.execute<Fault & { total: number }>(sql`
    select file, line, col as column, code, params, (count(*) over ())::int as total from book_faults
    order by array_position(array['borrowers', 'loans', 'repayments'], file), line limit ${limit}`)
  return { faults: rows.map(({ total: _, ...fault }) => fault), total: rows[0]?.total ?? 0 }
}

export type SealedFacts = {
  id: string
  wrappedKey: Buffer
  nameSealed: Buffer
  phoneSealed: Buffer
  phoneIndex: Buffer
}
export type KnownPerson = { line: number; reference: string; known: SealedFacts; given: SealedFacts }

/** The next borrowers of the file who were persons of ours before it, as they are known and as the file gives them. */
export async function listKnownPeople(tx: Tx, afterLine: number, limit: number): Promise<KnownPerson[]> {
  const rows = await tx.execute<{
    line: number
    reference: string
    known: Buffer[]
    given: Buffer[]
    ids: [string, string]
  }>(sql`
    select s.line, s.reference, array[p.id, s.person_id]::text[] as ids,
      array[p.wrapped_key, p.name_sealed, p.phone_sealed, p.phone_index] as known,
      array[s.wrapped_key, s.name_sealed, s.phone_sealed, s.phone_index] as given
    from staged_borrowers s join people p on p.id_number_index = s.id_number_index
    where s.usable and p.id <> s.person_id and s.line > ${afterLine} order by s.line limit ${limit}`)
  const factsOf = (id: string, [wrappedKey, nameSealed, phoneSealed, phoneIndex]: Buffer[]): SealedFacts => ({
    id,
    wrappedKey: wrappedKey!,
    nameSealed: nameSealed!,
    phoneSealed: phoneSealed!,
    phoneIndex: phoneIndex!,
  })
  return rows.map(({ line, reference, ids, known, given }) => ({
    line,
    reference,
    known: factsOf(ids[0], known),
    given: factsOf(ids[1], given),
  }))
}

export type StagedLoan = {
  line: number
  loan_id: string
  reference: string
  person_id: string
  principal_fen: string
  rate_bps: number
  method: Method
  terms: number
  start_on: Day
  due_day: number
}

/** The next loans that are not in the book yet, in the order of their lines. */
export const listNewLoans = async (tx: Tx, lenderId: string, afterLine: number, limit: number): Promise<StagedLoan[]> =>
  tx.execute<StagedLoan>(sql`
    select s.*, b.person_id from staged_loans s
      join borrowers b on b.lender_id = ${lenderId} and b.borrower_ref = s.borrower_ref
    where s.usable and s.line > ${afterLine}
      and not exists (select from loans l where l.lender_id = ${lenderId} and l.loan_ref = s.reference)
    order by s.line limit ${limit}`)

export type StagedRepayment = {
  line: number
  reference: string
  loan_id: string
  loan_ref: string
  value_on: Day
  amount_fen: string
  payment_id: string | null
}

const STAGED_REPAYMENT = sql`line, reference, loan_id, loan_ref, value_on, amount_fen, payment_id`

/** The next new repayments, loan by loan, each loan's by day and then by reference: the order in which they count. */
export async function listNewRepayments(
  tx: Tx,
  after: StagedRepayment | undefined,
  limit: number,
): Promise<StagedRepayment[]> {
  const place = after && sql`(${after.loan_id}::uuid, ${after.value_on}::date, ${after.reference}::text collate "C")`
  return tx.execute<StagedRepayment>(sql`
    select ${STAGED_REPAYMENT} from staged_repayments
    where outcome = 'new' ${place ? sql`and (loan_id, value_on, reference collate "C") > ${place}` : sql``}
    order by loan_id, value_on, reference collate "C" limit ${limit}`)
}

/** The next repayments of one outcome, in the order of their lines. */
export const listByOutcome = async (
  tx: Tx,
  outcome: 'ours' | 'answer' | 'late',
  afterLine: number,
  limit: number,
): Promise<StagedRepayment[]> =>
  tx.execute<StagedRepayment>(sql`
    select ${STAGED_REPAYMENT} from staged_repayments
    where outcome = ${outcome} and line > ${afterLine} order by line limit ${limit}`)
