-- What the tables alone cannot say: triggers, row security, and the functions that sides may call.

-- Append-only: no row of these is changed or taken away, by whoever.
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514', constraint = 'append_only';
end $$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['ledger_transactions', 'ledger_entries', 'audit_entries', 'reveals', 'repayments', 'repayment_parts', 'quotes', 'lpr_rates', 'state_moves']
  loop
    execute format('create trigger no_change before update or delete on %I for each row execute function app.refuse_change()', t);
    execute format('create trigger no_truncate before truncate on %I for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
-- A ledger transaction has at least two entries and they sum to zero, checked when the database transaction commits.
create function app.check_ledger_transaction() returns trigger language plpgsql as $$
declare txn uuid := coalesce(to_jsonb(new) ->> 'transaction_id', to_jsonb(new) ->> 'id'); total numeric; legs int;
begin
  select coalesce(sum(amount_fen), 0), count(*) into total, legs from ledger_entries where transaction_id = txn;
  if total <> 0 then
    raise exception 'entries of a transaction sum to %', total using errcode = '23514', constraint = 'entries_sum_to_zero';
  end if;
  if legs < 2 then
    raise exception 'a transaction has % entries', legs using errcode = '23514', constraint = 'a_transaction_has_two_entries';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger entries_sum_to_zero after insert on ledger_entries
  deferrable initially deferred for each row execute function app.check_ledger_transaction();
--> statement-breakpoint
create constraint trigger a_transaction_has_two_entries after insert on ledger_transactions
  deferrable initially deferred for each row execute function app.check_ledger_transaction();
--> statement-breakpoint
-- A state moves along declared edges only; the thing's name is the trigger's argument.
create function app.check_state_move() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state and not exists (
    select 1 from state_moves where thing = tg_argv[0] and from_state = old.state and to_state = new.state)
  then
    raise exception '% does not move from % to %', tg_argv[0], old.state, new.state
      using errcode = '23514', constraint = 'only_declared_moves';
  end if;
  return new;
end $$;
--> statement-breakpoint
create function app.check_first_state() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from state_moves where thing = tg_argv[0] and from_state = '' and to_state = new.state) then
    raise exception '% does not begin as %', tg_argv[0], new.state using errcode = '23514', constraint = 'only_declared_moves';
  end if;
  return new;
end $$;
--> statement-breakpoint
insert into state_moves (thing, from_state, to_state) values
  ('payment', '', 'created'), ('payment', 'created', 'held'), ('payment', 'created', 'voided'), ('payment', 'created', 'failed'),
  ('payment', 'held', 'captured'), ('payment', 'held', 'voided'), ('payment', 'held', 'failed'),
  ('payment', 'captured', 'refunded'), ('payment', '', 'captured');
--> statement-breakpoint
create trigger only_declared_moves before update on payments for each row execute function app.check_state_move('payment');
--> statement-breakpoint
create trigger only_declared_beginnings before insert on payments for each row execute function app.check_first_state('payment');
--> statement-breakpoint
-- A loan's terms and an instalment's amounts never change once booked (flow.md 5).
create function app.refuse_new_terms() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'loans' then
    if (new.lender_id, new.loan_ref, new.borrower_id, new.principal_fen, new.rate_bps, new.method, new.terms, new.start_on, new.due_day)
       is distinct from (old.lender_id, old.loan_ref, old.borrower_id, old.principal_fen, old.rate_bps, old.method, old.terms, old.start_on, old.due_day) then
      raise exception 'terms of a loan are fixed' using errcode = '23514', constraint = 'terms_are_fixed';
    end if;
  elsif (new.loan_id, new.number, new.borrower_id, new.due_on, new.principal_fen, new.interest_fen)
        is distinct from (old.loan_id, old.number, old.borrower_id, old.due_on, old.principal_fen, old.interest_fen) then
    raise exception 'amounts of an instalment are fixed' using errcode = '23514', constraint = 'terms_are_fixed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger terms_are_fixed before update on loans for each row execute function app.refuse_new_terms();
--> statement-breakpoint
create trigger terms_are_fixed before update on instalments for each row execute function app.refuse_new_terms();
--> statement-breakpoint
-- A clock that runs ahead exists in demo and tests only, and never goes back.
create function app.check_demo_clock() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'the clock does not go back' using errcode = '23514', constraint = 'the_clock_only_goes_forward';
  end if;
  if not exists (select 1 from deployment where mode in ('demo', 'test')) then
    raise exception 'only demo and test have a movable clock' using errcode = '23514', constraint = 'no_demo_clock_in_production';
  end if;
  if new.ahead < interval '0' or (tg_op = 'UPDATE' and new.ahead < old.ahead) then
    raise exception 'the clock does not go back' using errcode = '23514', constraint = 'the_clock_only_goes_forward';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger the_clock_only_goes_forward before insert or update or delete on demo_clock for each row execute function app.check_demo_clock();
--> statement-breakpoint
-- Moves the clock and brings waiting jobs nearer by the same step, so that a story never waits (owner only).
create function app.move_clock(step interval) returns timestamptz language plpgsql as $$
begin
  insert into demo_clock (ahead) values (step) on conflict (singleton) do update set ahead = demo_clock.ahead + excluded.ahead;
  if to_regclass('graphile_worker._private_jobs') is not null then
    update graphile_worker._private_jobs set run_at = run_at - step where run_at > now();
  end if;
  return clock();
end $$;
--> statement-breakpoint
-- A token bucket: takes one token and says whether there was one. Counts by the wall clock, so a moved clock opens no limit.
create function app.take_token(bucket text, capacity double precision, per_second double precision) returns boolean
  language sql security definer set search_path = public as $$
  insert into rate_limits as r (key, tokens, filled_at) values (bucket, capacity - 1, now())
  on conflict (key) do update set
    tokens = greatest(-1, least(capacity, r.tokens + extract(epoch from now() - r.filled_at) * per_second) - 1),
    filled_at = now()
  returning r.tokens >= 0
$$;
--> statement-breakpoint
-- The only way in which a side writes a job: it commits or rolls back with the act that asked for it. `due` is by our clock.
create function app.enqueue(task text, payload json, due timestamptz default null, key text default null) returns void
  language plpgsql security definer set search_path = public as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => case when due is null then null else now() + (due - clock()) end, job_key => key,
    job_key_mode => case when key is null then null else 'preserve_run_at' end, max_attempts => 1000);
end $$;
--> statement-breakpoint
-- Posts a set of ledger transactions in the order given: accounts are locked sorted by id before any changes, each entry
-- carries its number in its account and the balance before and after, each account is written once. Decides nothing; constraints refuse.
-- txns: [{id, kind, subject, subject_id, value_on, event_at, entries: [[account_id, amount_fen], …]}, …]; returns how many.
create function app.post_transactions(txns jsonb) returns integer language plpgsql as $$
declare posted integer;
begin
  perform 1 from ledger_accounts where id in (
      select (e ->> 0)::uuid from jsonb_array_elements(txns) t, jsonb_array_elements(t -> 'entries') e)
    order by id for no key update;
  insert into ledger_transactions (id, kind, subject, subject_id, value_on, event_at)
    select (t ->> 'id')::uuid, t ->> 'kind', t ->> 'subject', (t ->> 'subject_id')::uuid, (t ->> 'value_on')::date, (t ->> 'event_at')::timestamptz
    from jsonb_array_elements(txns) t;
  get diagnostics posted = row_count;
  insert into ledger_entries (transaction_id, leg, account_id, number, amount_fen, previous_fen, current_fen)
    select txn, leg, account, a.entry_count + place, amount, a.balance_fen + run - amount, a.balance_fen + run
    from (
      select (t.t ->> 'id')::uuid as txn, e.leg::smallint as leg, (e.e ->> 0)::uuid as account, (e.e ->> 1)::bigint as amount,
        row_number() over one as place, (sum((e.e ->> 1)::bigint) over one)::bigint as run
      from jsonb_array_elements(txns) with ordinality as t(t, ord), jsonb_array_elements(t.t -> 'entries') with ordinality as e(e, leg)
      window one as (partition by (e.e ->> 0) order by t.ord, e.leg)
    ) moved join ledger_accounts a on a.id = moved.account;
  if exists (
    select 1 from jsonb_array_elements(txns) t
      join ledger_entries e on e.transaction_id = (t ->> 'id')::uuid
      join ledger_accounts a on a.id = e.account_id
    where (not a.may_be_negative and e.current_fen < 0) or (not a.may_be_positive and e.current_fen > 0))
  then
    raise exception 'an entry takes a balance below what it may be' using errcode = '23514', constraint = 'no_negative_balance_where_it_must_not_be';
  end if;
  update ledger_accounts a set balance_fen = a.balance_fen + moved.total, entry_count = a.entry_count + moved.count
    from (select (e ->> 0)::uuid as account, sum((e ->> 1)::bigint) as total, count(*) as count
          from jsonb_array_elements(txns) t, jsonb_array_elements(t -> 'entries') e group by 1) moved
    where a.id = moved.account;
  return posted;
end $$;
--> statement-breakpoint
-- Row security: what is a person's own. The owner, the gate, staff and the worker see every row their grants reach.
do $$
declare t text; who text;
begin
  foreach t in array array['people', 'sessions', 'notices', 'loans', 'instalments', 'repayments', 'repayment_parts', 'quotes', 'payments', 'outside_calls', 'reveals', 'idempotency_keys']
  loop
    execute format('alter table %I enable row level security', t);
  end loop;
end $$;
--> statement-breakpoint
do $$
declare t text; who text;
begin
  foreach t in array array['people', 'sessions', 'notices', 'loans', 'instalments', 'repayments', 'repayment_parts', 'quotes', 'payments', 'outside_calls', 'reveals']
  loop
    foreach who in array array['gate', 'staff', 'worker'] loop
      execute format('create policy all_rows_for_%s on %I to banghuan_%s using (true) with check (true)', who, t, who);
    end loop;
  end loop;
  foreach who in array array['borrower', 'friend'] loop
    execute format('create policy own_row_%s on people to banghuan_%s using (id::text = app.actor_id())', who, who);
    execute format('create policy own_rows_%s on sessions to banghuan_%s using (person_id::text = app.actor_id() and kind <> ''staff'')', who, who);
    execute format('create policy own_rows_%s on reveals for select to banghuan_%s using (person_id::text = app.actor_id())', who, who);
    execute format('create policy own_rows_%s on notices to banghuan_%s using (for_person::text = app.actor_id() and side = %L) with check (true)', who, who, who);
  end loop;
  foreach t in array array['loans', 'instalments', 'repayments', 'repayment_parts', 'quotes', 'payments', 'outside_calls'] loop
    execute format('create policy own_rows_borrower on %I to banghuan_borrower using (borrower_id::text = app.actor_id()) with check (borrower_id::text = app.actor_id())', t);
  end loop;
  foreach who in array array['borrower', 'friend', 'staff', 'worker'] loop
    execute format('create policy own_keys_%s on idempotency_keys to banghuan_%s using (side = %L and (side = ''worker'' or actor_id = app.actor_id())) with check (side = %L)', who, who, who, who);
  end loop;
end $$;
--> statement-breakpoint
-- Assists, invites, agreements, claims: their moves, their terms, and whose rows they are.
insert into state_moves (thing, from_state, to_state) values
  ('assist', '', 'asking'), ('assist', 'asking', 'covered'), ('assist', 'covered', 'settled'), ('assist', 'covered', 'asking'), ('assist', 'asking', 'ended'),
  ('invite', '', 'open'), ('invite', 'open', 'agreed'), ('invite', 'open', 'ended'), ('invite', 'agreed', 'paid'), ('invite', 'agreed', 'ended'),
  ('visit', '', 'opened'), ('visit', 'opened', 'taken'), ('visit', 'opened', 'locked'), ('visit', 'opened', 'declined'), ('visit', 'opened', 'pressured'),
  ('visit', 'taken', 'opened'), ('visit', 'taken', 'declined'), ('visit', 'taken', 'pressured'), ('visit', 'declined', 'opened'), ('visit', 'declined', 'taken'),
  ('draft', '', 'drafted'), ('draft', 'drafted', 'matched'),
  ('agreement', '', 'signed'), ('agreement', 'signed', 'in_force'), ('agreement', 'signed', 'withdrawn'), ('agreement', 'signed', 'voided'), ('agreement', 'signed', 'lapsed'),
  ('agreement', 'in_force', 'performed'), ('agreement', 'in_force', 'withdrawn'), ('agreement', 'in_force', 'voided'), ('agreement', 'in_force', 'lapsed'),
  ('claim', '', 'running'), ('claim', 'running', 'performed'), ('claim', 'performed', 'running'), ('claim', 'running', 'forgiven'), ('claim', 'running', 'defaulted'), ('claim', 'running', 'disputed'),
  ('review', '', 'waiting'), ('review', 'waiting', 'taken'), ('review', 'taken', 'waiting'), ('review', 'taken', 'decided'),
  ('case', '', 'waiting'), ('case', 'waiting', 'taken'), ('case', 'taken', 'waiting'), ('case', 'taken', 'decided'), ('case', 'taken', 'escalated');
--> statement-breakpoint
do $$
declare pair text[];
begin
  foreach pair slice 1 in array array[['assists', 'assist'], ['invites', 'invite'], ['invite_visits', 'visit'], ['agreement_drafts', 'draft'], ['agreements', 'agreement'], ['claims', 'claim'], ['reviews', 'review'], ['cases', 'case']]
  loop
    execute format('create trigger only_declared_moves before update on %I for each row execute function app.check_state_move(%L)', pair[1], pair[2]);
    execute format('create trigger only_declared_beginnings before insert on %I for each row execute function app.check_first_state(%L)', pair[1], pair[2]);
  end loop;
  foreach pair slice 1 in array array[['signatures', ''], ['claim_instalments', ''], ['claim_receipts', '']]
  loop
    execute format('create trigger no_change before update or delete on %I for each row execute function app.refuse_change()', pair[1]);
    execute format('create trigger no_truncate before truncate on %I for each statement execute function app.refuse_change()', pair[1]);
  end loop;
end $$;
--> statement-breakpoint
-- The invite on which this transaction's friend acts: his cookie named it, the edge set it.
create function app.invite_id() returns text language sql stable parallel safe as
$$ select nullif(current_setting('app.invite_id', true), '') $$;
--> statement-breakpoint
do $$
declare t text; who text;
begin
  foreach t in array array['assists', 'ask_drafts', 'invites', 'invite_visits', 'invite_phones', 'never_again', 'agreement_drafts', 'agreements', 'signatures', 'claims', 'claim_instalments', 'claim_receipts', 'identity_checks', 'consents']
  loop
    execute format('alter table %I enable row level security', t);
    foreach who in array array['staff', 'worker'] loop
      execute format('create policy all_rows_for_%s on %I to banghuan_%s using (true) with check (true)', who, t, who);
    end loop;
  end loop;
  foreach t in array array['assists', 'ask_drafts', 'invites'] loop
    execute format('create policy own_rows_borrower on %I to banghuan_borrower using (borrower_id::text = app.actor_id()) with check (borrower_id::text = app.actor_id())', t);
  end loop;
  -- A friend sees the invite he holds, what hangs on it, and what he himself signed.
  create policy his_invite on invites to banghuan_friend using (id::text = app.invite_id() or id in (select invite_id from agreements where friend_id::text = app.actor_id()));
  create policy his_assist on assists to banghuan_friend using (id in (select assist_id from invites));
  create policy his_visits on invite_visits to banghuan_friend using (invite_id::text = app.invite_id()) with check (invite_id::text = app.invite_id());
  create policy his_phones on invite_phones to banghuan_friend using (invite_id::text = app.invite_id()) with check (invite_id::text = app.invite_id());
  create policy his_nevers on never_again to banghuan_friend using (person_id::text = app.actor_id()) with check (person_id::text = app.actor_id());
  create policy his_drafts on agreement_drafts to banghuan_friend using (invite_id::text = app.invite_id()) with check (invite_id::text = app.invite_id());
  create policy own_rows_friend on agreements to banghuan_friend using (friend_id::text = app.actor_id()) with check (friend_id::text = app.actor_id());
  create policy living_rows_borrower on agreements to banghuan_borrower using (borrower_id::text = app.actor_id() and state in ('signed', 'in_force', 'performed')) with check (borrower_id::text = app.actor_id());
  create policy of_his_agreements_friend on signatures to banghuan_friend using (agreement_id in (select id from agreements)) with check (person_id::text = app.actor_id() and side = 'friend');
  create policy of_his_agreements_borrower on signatures to banghuan_borrower using (agreement_id in (select id from agreements)) with check (person_id::text = app.actor_id() and side = 'borrower');
  foreach t in array array['claims', 'claim_instalments', 'claim_receipts'] loop
    execute format('create policy own_rows_borrower on %I to banghuan_borrower using (borrower_id::text = app.actor_id())', t);
    execute format('create policy own_rows_friend on %I to banghuan_friend using (friend_id::text = app.actor_id()) with check (friend_id::text = app.actor_id())', t);
  end loop;
  create policy own_rows_borrower on identity_checks to banghuan_borrower using (person_id::text = app.actor_id() and side = 'borrower') with check (person_id::text = app.actor_id() and side = 'borrower');
  create policy his_rows_friend on identity_checks to banghuan_friend using (side = 'friend' and visit_id in (select id from invite_visits)) with check (side = 'friend' and visit_id in (select id from invite_visits));
  create policy own_rows_borrower on consents to banghuan_borrower using (person_id::text = app.actor_id() and side = 'borrower') with check (person_id::text = app.actor_id() and side = 'borrower');
  create policy his_rows_friend on consents to banghuan_friend using (side = 'friend' and (person_id::text = app.actor_id() or visit_id in (select id from invite_visits))) with check (side = 'friend');
  -- The loan behind his invite, so that he can be shown the exact amount once he is identified; the friend's grants say which columns.
  foreach t in array array['instalments', 'repayments', 'repayment_parts'] loop
    execute format('create policy behind_his_invite on %I for select to banghuan_friend using (loan_id in (select loan_id from invites))', t);
  end loop;
  create policy behind_his_invite on loans for select to banghuan_friend using (id in (select loan_id from invites));
  create policy own_payments_friend on payments to banghuan_friend using (payer_id::text = app.actor_id()) with check (payer_id::text = app.actor_id() and kind = 'friend');
  create policy own_quotes_friend on quotes to banghuan_friend using (loan_id in (select loan_id from invites)) with check (loan_id in (select loan_id from invites));
  create policy own_calls_friend on outside_calls to banghuan_friend using (payment_id in (select id from payments)) with check (payment_id in (select id from payments));
end $$;
--> statement-breakpoint
-- Payments: only money that came late begins as captured, everything else begins as an intent.
create function app.check_payment_begins() returns trigger language plpgsql as $$
begin
  if (new.kind = 'late') <> (new.state = 'captured') or (new.kind <> 'late' and
     (new.covers or new.refunded_fen <> 0 or coalesce(new.held_at, new.captured_at, new.posted_at, new.ended_at) is not null))
  then
    raise exception 'a payment begins as an intent' using errcode = '23514', constraint = 'a_payment_begins_as_an_intent';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger a_payment_begins_as_an_intent before insert on payments for each row execute function app.check_payment_begins();
--> statement-breakpoint
-- A borrower writes the intent to pay his own debt himself, and the intent to ask the cashier for it; nothing else of a payment.
create policy only_own_intents on payments as restrictive for insert to banghuan_borrower
  with check (kind = 'own' and payer_id::text = app.actor_id());
--> statement-breakpoint
create policy only_order_intents on outside_calls as restrictive for insert to banghuan_borrower, banghuan_friend
  with check (party = 'cashier' and verb = 'order' and answered_at is null);
--> statement-breakpoint
-- Books a set of payments that the lender has posted, 1 to 50, all or none. Called by lib/ledger/post-settlements.ts alone, which
-- writes rows of other nouns: repayments, their parts, instalments, loans, payments, ledger, audit, notices. It decides nothing:
-- each write says under which condition it holds, and the rows written are compared with those asked for.
create function app.post_settlements(settlements jsonb) returns integer language plpgsql as $$
declare asked integer := jsonb_array_length(settlements); found integer; parts integer;
begin
  insert into repayments (id, lender_id, repayment_ref, loan_id, borrower_id, source, value_on, event_at, amount_fen, payment_id)
    select r.id, r.lender_id, r.repayment_ref, r.loan_id, r.borrower_id, r.source, r.value_on, r.event_at, r.amount_fen, r.payment_id
    from jsonb_array_elements(settlements) with ordinality as s(s, ord),
      jsonb_to_record(s.s -> 'repayment') as r(id uuid, lender_id uuid, repayment_ref text, loan_id uuid, borrower_id uuid, source text,
        value_on date, event_at timestamptz, amount_fen bigint, payment_id uuid)
    order by s.ord;
  insert into repayment_parts (repayment_id, loan_id, number, borrower_id, penalty_fen, interest_fen, principal_fen)
    select (s -> 'repayment' ->> 'id')::uuid, (s -> 'repayment' ->> 'loan_id')::uuid, p.number, (s -> 'repayment' ->> 'borrower_id')::uuid,
      p.penalty_fen, p.interest_fen, p.principal_fen
    from jsonb_array_elements(settlements) s,
      jsonb_to_recordset(s -> 'parts') as p(number smallint, penalty_fen bigint, interest_fen bigint, principal_fen bigint);
  get diagnostics parts = row_count;
  update instalments i
    set principal_paid_fen = i.principal_paid_fen + p.principal_fen, interest_paid_fen = i.interest_paid_fen + p.interest_fen,
      penalty_paid_fen = i.penalty_paid_fen + p.penalty_fen, closed_on = p.closed_on
    from jsonb_array_elements(settlements) s,
      jsonb_to_recordset(s -> 'parts') as p(number smallint, penalty_fen bigint, interest_fen bigint, principal_fen bigint, closed_on date)
    where i.loan_id = (s -> 'repayment' ->> 'loan_id')::uuid and i.number = p.number and i.closed_on is null;
  get diagnostics found = row_count;
  if found <> parts then
    raise exception '% of % instalments are open', found, parts using errcode = '23514', constraint = 'a_settlement_pays_open_instalments';
  end if;
  update loans l set next_due_on = (s -> 'loan' ->> 'next_due_on')::date, settled_on = (s -> 'loan' ->> 'settled_on')::date
    from jsonb_array_elements(settlements) s
    where l.id = (s -> 'repayment' ->> 'loan_id')::uuid and l.settled_on is null;
  get diagnostics found = row_count;
  if found <> asked then
    raise exception '% of % loans are open', found, asked using errcode = '23514', constraint = 'a_settlement_pays_open_loans';
  end if;
  perform app.post_transactions((select jsonb_agg(t.t order by s.ord, t.ord)
    from jsonb_array_elements(settlements) with ordinality as s(s, ord), jsonb_array_elements(s.s -> 'transactions') with ordinality as t(t, ord)));
  update payments p set posted_at = (s -> 'repayment' ->> 'event_at')::timestamptz, lender_receipt = s -> 'repayment' ->> 'repayment_ref'
    from jsonb_array_elements(settlements) s
    where p.id = (s -> 'repayment' ->> 'payment_id')::uuid and p.state = 'captured' and p.posted_at is null and p.end_cause is null
      and p.amount_fen = (s -> 'repayment' ->> 'amount_fen')::bigint;
  get diagnostics found = row_count;
  if found <> asked then
    raise exception '% of % payments wait for their posting', found, asked using errcode = '23514', constraint = 'a_settlement_posts_captured_payments';
  end if;
  insert into audit_entries (id, request_id, side, actor_id, verb, outcome, thing, thing_id, about_person_id, detail)
    select a.id, a.request_id, 'worker', null, 'settle-payments', 'done', 'payment', s -> 'repayment' ->> 'payment_id',
      (s -> 'repayment' ->> 'borrower_id')::uuid, a.detail
    from jsonb_array_elements(settlements) s, jsonb_to_record(s -> 'audit') as a(id uuid, request_id text, detail jsonb);
  insert into notices (id, for_person, side, kind, params, link)
    select n.id, n.for_person, n.side, n.kind, n.params, n.link
    from jsonb_array_elements(settlements) s,
      jsonb_to_recordset(s -> 'notices') as n(id uuid, for_person uuid, side text, kind text, params jsonb, link text);
  -- What would fail at the end of the transaction fails here, so that one set can be undone without the rest of it.
  set constraints all immediate;
  set constraints all deferred;
  return asked;
end $$;
--> statement-breakpoint
-- The invite whose link carries this token's hash; nothing else of it. For the exchange of a link for a cookie only.
create function app.invite_of_token(hash bytea) returns uuid language sql stable security definer set search_path = public as
$$ select id from invites where token_hash = hash $$;
--> statement-breakpoint
-- The one-year loan prime rate on each day on which it changed. Later values are entered as they are published.
insert into lpr_rates (effective_on, rate_bps, source)
select d::date, bps, '中国人民银行授权全国银行间同业拆借中心' from (values
  ('2019-08-20', 425), ('2019-09-20', 420), ('2019-11-20', 415), ('2020-02-20', 405), ('2020-04-20', 385), ('2021-12-20', 380),
  ('2022-01-20', 370), ('2022-08-22', 365), ('2023-06-20', 355), ('2023-08-21', 345), ('2024-07-22', 335), ('2024-10-21', 310),
  ('2025-05-20', 300)) as published(d, bps);
--> statement-breakpoint
-- No agreement is signed above four times the one-year loan prime rate of its day, whatever its own row says of the cap.
create function app.check_agreement_cap() returns trigger language plpgsql as $$
declare lpr_bps integer := (select rate_bps from lpr_rates
  where effective_on <= (clock() at time zone 'Asia/Shanghai')::date order by effective_on desc limit 1);
begin
  if new.cap_bps > 4 * coalesce(lpr_bps, 0) or new.rate_bps > 4 * coalesce(lpr_bps, 0) then
    raise exception 'the cap of the day is 4 × % basis points', lpr_bps using errcode = '23514', constraint = 'no_rate_above_the_cap_of_the_day';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger no_rate_above_the_cap_of_the_day before insert on agreements for each row execute function app.check_agreement_cap();
--> statement-breakpoint
-- What both sign, between whom and about what, never changes; only how it goes on.
create function app.refuse_new_agreement() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['state', 'pay_by', 'ended_at', 'performed_fen', 'limitation_on'])
     is distinct from (to_jsonb(old) - array['state', 'pay_by', 'ended_at', 'performed_fen', 'limitation_on']) then
    raise exception 'what was signed is fixed' using errcode = '23514', constraint = 'what_was_signed_is_fixed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger what_was_signed_is_fixed before update on agreements for each row execute function app.refuse_new_agreement();
--> statement-breakpoint
-- Whether the friend who took this invite means it as the borrower does: yes or no, never how. His side cannot read the other answer.
create function app.match_meaning(invite uuid, said text) returns boolean language sql stable security definer set search_path = public as
$$ select exists (select 1 from invites i join assists a on a.id = i.assist_id join invite_visits v on v.invite_id = i.id and v.state = 'taken'
    where i.id = invite and i.state = 'open' and i.id::text = app.invite_id() and v.person_id::text = app.actor_id() and a.meaning = said) $$;
--> statement-breakpoint
-- The borrower's name and number, sealed, for the contract of the friend who took the invite; to nobody else.
create function app.borrower_of_invite() returns table (id uuid, wrapped_key bytea, name_sealed bytea, id_number_sealed bytea)
  language sql stable security definer set search_path = public as
$$ select p.id, p.wrapped_key, p.name_sealed, p.id_number_sealed
   from invites i join invite_visits v on v.invite_id = i.id and v.state = 'taken' join people p on p.id = i.borrower_id
   where i.id::text = app.invite_id() and v.person_id::text = app.actor_id() $$;
--> statement-breakpoint
-- The borrower ends an unpaid agreement of his. Its row then leaves his sight, which row security forbids a plain update to do.
create function app.withdraw_agreement(agreement uuid) returns boolean language plpgsql security definer set search_path = public as $$
begin
  update agreements set state = 'withdrawn', ended_at = clock()
    where id = agreement and borrower_id::text = app.actor_id() and state in ('signed', 'in_force');
  return found;
end $$;
--> statement-breakpoint
-- Whom a colleague escalated a case to takes it up again.
insert into state_moves (thing, from_state, to_state) values ('case', 'escalated', 'taken');
--> statement-breakpoint
-- Rows that change in place find room for their next version beside them.
alter table ledger_accounts set (fillfactor = 70);
--> statement-breakpoint
alter table loans set (fillfactor = 85);
--> statement-breakpoint
alter table instalments set (fillfactor = 85);
--> statement-breakpoint
-- Whether a person declined, broke off, or left unsigned until it expired another invite of the same borrower in 30 days (flow.md 1).
-- The friend's side sees the visits of his own invite only, so it asks here and learns one bit about himself.
create function app.refused_lately(this_invite uuid, whose uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select 1 from invite_visits v join invites i on i.id = v.invite_id
    where v.person_id = whose and i.id <> this_invite and v.created_at > clock() - interval '30 days'
      and i.borrower_id = (select borrower_id from invites where id = this_invite)
      and ((v.state in ('declined', 'pressured') and v.taken_at is not null) or (v.state = 'taken' and i.end_cause = 'answer_by')))
$$;
--> statement-breakpoint
-- Whether a person said "never" to the borrower of this invite. At the moment of taking it he has no session yet, so that row
-- security would hide his own row from him; he learns one bit about himself.
create function app.said_never(this_invite uuid, whose uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select 1 from never_again n join invites i on i.borrower_id = n.borrower_id
    where i.id = this_invite and n.person_id = whose and n.undone_at is null)
$$;
