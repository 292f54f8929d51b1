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
declare txn uuid := case tg_table_name when 'ledger_entries' then new.transaction_id else new.id end; total numeric; legs int;
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
-- carries the balance before and after, each account is written once. Decides nothing; constraints refuse.
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
  insert into ledger_entries (transaction_id, leg, account_id, amount_fen, previous_fen, current_fen)
    select txn, leg, account, amount, a.balance_fen + run - amount, a.balance_fen + run
    from (
      select (t.t ->> 'id')::uuid as txn, e.leg::smallint as leg, (e.e ->> 0)::uuid as account, (e.e ->> 1)::bigint as amount,
        (sum((e.e ->> 1)::bigint) over (partition by (e.e ->> 0) order by t.ord, e.leg))::bigint as run
      from jsonb_array_elements(txns) with ordinality as t(t, ord), jsonb_array_elements(t.t -> 'entries') with ordinality as e(e, leg)
    ) moved join ledger_accounts a on a.id = moved.account;
  if exists (
    select 1 from jsonb_array_elements(txns) t
      join ledger_entries e on e.transaction_id = (t ->> 'id')::uuid
      join ledger_accounts a on a.id = e.account_id
    where (not a.may_be_negative and e.current_fen < 0) or (not a.may_be_positive and e.current_fen > 0))
  then
    raise exception 'an entry takes a balance below what it may be' using errcode = '23514', constraint = 'no_negative_balance_where_it_must_not_be';
  end if;
  update ledger_accounts a set balance_fen = a.balance_fen + moved.total
    from (select (e ->> 0)::uuid as account, sum((e ->> 1)::bigint) as total
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
