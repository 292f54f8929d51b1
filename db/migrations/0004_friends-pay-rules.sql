-- Paying by friends: whose rows they are, and what a posting closes.

alter table loan_holds enable row level security;
--> statement-breakpoint
alter table penalty_waivers enable row level security;
--> statement-breakpoint
do $$
declare t text; who text;
begin
  foreach t in array array['loan_holds', 'penalty_waivers'] loop
    foreach who in array array['staff', 'worker'] loop
      execute format('create policy all_rows_for_%s on %I to banghuan_%s using (true) with check (true)', who, t, who);
    end loop;
    execute format('create policy own_rows_borrower on %I for select to banghuan_borrower using (borrower_id::text = app.actor_id())', t);
    execute format('create policy behind_his_invite on %I for select to banghuan_friend using (loan_id in (select loan_id from invites))', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger no_change before update or delete on penalty_waivers for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger no_truncate before truncate on penalty_waivers for each statement execute function app.refuse_change();
--> statement-breakpoint
-- Of a friend's payments the borrower sees the one that pays, and nothing of tries before it (flow.md 4); of prices his own, and
-- he prices only his own loans.
drop policy own_rows_borrower on payments;
--> statement-breakpoint
create policy own_rows_borrower on payments to banghuan_borrower
  using (borrower_id::text = app.actor_id() and (payer_id = borrower_id or (kind = 'friend' and (covers or posted_at is not null))))
  with check (borrower_id::text = app.actor_id());
--> statement-breakpoint
drop policy own_rows_borrower on outside_calls;
--> statement-breakpoint
create policy own_rows_borrower on outside_calls to banghuan_borrower
  using (borrower_id::text = app.actor_id() and payment_id in (select id from payments where payer_id = borrower_id))
  with check (borrower_id::text = app.actor_id() and payment_id in (select id from payments where payer_id = borrower_id));
--> statement-breakpoint
drop policy own_rows_borrower on quotes;
--> statement-breakpoint
create policy own_rows_borrower on quotes to banghuan_borrower
  using (borrower_id::text = app.actor_id() and agreement_id is null)
  with check (borrower_id::text = app.actor_id() and agreement_id is null and loan_id in (select id from loans));
--> statement-breakpoint
-- A friend sees and writes prices and payments of his own agreements only.
drop policy own_quotes_friend on quotes;
--> statement-breakpoint
create policy own_quotes_friend on quotes to banghuan_friend
  using (agreement_id in (select id from agreements)) with check (agreement_id in (select id from agreements));
--> statement-breakpoint
create policy only_his_intents on payments as restrictive for insert to banghuan_friend
  with check (kind = 'friend' and payer_id::text = app.actor_id() and agreement_id in (select id from agreements where state = 'in_force'));
--> statement-breakpoint
-- While his money is held he may take it back or have it taken at once; the worker does either.
create policy only_his_holds on payments as restrictive for update to banghuan_friend
  using (kind = 'friend' and state = 'held' and covers and end_cause is null)
  with check (kind = 'friend' and state = 'held' and (end_cause is null or end_cause = 'taken_back'));
--> statement-breakpoint
-- Until when a friend's payment of this agreement may yet be held. The borrower sees no try of a friend, but this much he must know
-- who wants to end the agreement at that moment.
create function app.payment_asked_until(agreement uuid) returns timestamptz language sql stable security definer set search_path = public as $$
  select max(p.order_ends_at + interval '15 minutes') from payments p join agreements g on g.id = p.agreement_id
  where g.id = agreement and g.borrower_id::text = app.actor_id() and p.kind = 'friend' and p.state = 'created'
$$;
--> statement-breakpoint
-- Who took this invite, if this is his phone: for going on in another browser. To any other phone it says nothing.
create function app.taker_of_phone(this_invite uuid, phone bytea) returns uuid language sql stable security definer set search_path = public as $$
  select v.person_id from invite_visits v join people p on p.id = v.person_id
  where v.invite_id = this_invite and v.state = 'taken' and p.phone_index = phone
$$;
--> statement-breakpoint
-- Books a set of payments that the lender has posted, 1 to 50, all or none. Called by lib/ledger/post-settlements.ts alone, which
-- writes rows of other nouns: repayments, their parts, instalments, loans and holds, payments, assists, invites, agreements, claims,
-- the ledger, audit, notices. It decides nothing: each write says under which condition it holds, and the rows written are compared
-- with those asked for.
create or replace function app.post_settlements(settlements jsonb) returns integer language plpgsql as $$
declare asked integer := jsonb_array_length(settlements); found integer; parts integer; helped integer; claimed integer; others integer;
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
  -- What a friend paid closes his whole assist: hold, assist, invite, agreement; and opens the claim, never for a gift.
  select count(*) into helped from jsonb_array_elements(settlements) s where jsonb_typeof(s -> 'help') = 'object';
  update loan_holds h set ended_as = 'posted'
    from jsonb_array_elements(settlements) s
    where h.payment_id = (s -> 'repayment' ->> 'payment_id')::uuid and h.ended_as is null;
  get diagnostics found = row_count;
  if found <> helped then
    raise exception '% of % holds are running', found, helped using errcode = '23514', constraint = 'a_settlement_ends_running_holds';
  end if;
  if helped > 0 then
    update assists a set state = 'settled', ended_at = clock(), end_cause = 'settled'
      from jsonb_array_elements(settlements) s
      where a.id = (s -> 'help' ->> 'assist_id')::uuid and a.state = 'covered';
    get diagnostics found = row_count;
    if found <> helped then
      raise exception '% of % assists are covered', found, helped using errcode = '23514', constraint = 'a_settlement_settles_covered_assists';
    end if;
    update invites i set state = 'paid', ended_at = clock()
      from jsonb_array_elements(settlements) s
      where i.id = (s -> 'help' ->> 'invite_id')::uuid and i.state = 'agreed';
    get diagnostics found = row_count;
    if found <> helped then
      raise exception '% of % invites are agreed', found, helped using errcode = '23514', constraint = 'a_settlement_pays_agreed_invites';
    end if;
    update agreements g set state = 'performed', performed_fen = (s -> 'repayment' ->> 'amount_fen')::bigint
      from jsonb_array_elements(settlements) s
      where g.id = (s -> 'help' ->> 'agreement_id')::uuid and g.state = 'in_force';
    get diagnostics found = row_count;
    if found <> helped then
      raise exception '% of % agreements are in force', found, helped using errcode = '23514', constraint = 'a_settlement_performs_agreements_in_force';
    end if;
    insert into claims (id, state, agreement_id, payment_id, borrower_id, friend_id, meaning, principal_fen, received_fen, started_on)
      select c.id, 'running', (s -> 'help' ->> 'agreement_id')::uuid, (s -> 'repayment' ->> 'payment_id')::uuid,
        (s -> 'repayment' ->> 'borrower_id')::uuid, c.friend_id, c.meaning, (s -> 'repayment' ->> 'amount_fen')::bigint, 0, c.started_on
      from jsonb_array_elements(settlements) s,
        jsonb_to_record(s -> 'help' -> 'claim') as c(id uuid, friend_id uuid, meaning text, started_on date)
      where jsonb_typeof(s -> 'help' -> 'claim') = 'object';
    get diagnostics claimed = row_count;
    insert into claim_instalments (claim_id, number, borrower_id, friend_id, due_on, principal_fen, interest_fen)
      select (s -> 'help' -> 'claim' ->> 'id')::uuid, p.number, (s -> 'repayment' ->> 'borrower_id')::uuid,
        (s -> 'help' -> 'claim' ->> 'friend_id')::uuid, p.due_on, p.principal_fen, p.interest_fen
      from jsonb_array_elements(settlements) s,
        jsonb_to_recordset(s -> 'help' -> 'claim' -> 'plan') as p(number smallint, due_on date, principal_fen bigint, interest_fen bigint)
      where jsonb_typeof(s -> 'help' -> 'claim') = 'object';
    select count(*) into found from agreements g, jsonb_array_elements(settlements) s
      where g.id = (s -> 'help' ->> 'agreement_id')::uuid and g.meaning <> 'gift';
    if found <> claimed then
      raise exception '% claims for % agreements to repay', claimed, found using errcode = '23514', constraint = 'a_claim_is_what_was_posted_of_a_loan_or_advance';
    end if;
    -- Other links of the same assist: open ones are withdrawn, signed ones end unpaid.
    select count(*) into others from jsonb_array_elements(settlements) s,
      jsonb_array_elements(case jsonb_typeof(s -> 'help') when 'object' then s -> 'help' -> 'others' else '[]'::jsonb end);
    update agreements g set state = 'voided', ended_at = clock()
      from jsonb_array_elements(settlements) s, jsonb_array_elements_text(s -> 'help' -> 'others') as o(invite_id)
      where jsonb_typeof(s -> 'help') = 'object' and g.invite_id = o.invite_id::uuid and g.state in ('signed', 'in_force');
    update invites i set state = 'ended', ended_at = clock(), end_cause = 'settled'
      from jsonb_array_elements(settlements) s, jsonb_array_elements_text(s -> 'help' -> 'others') as o(invite_id)
      where jsonb_typeof(s -> 'help') = 'object' and i.id = o.invite_id::uuid and i.state in ('open', 'agreed');
    get diagnostics found = row_count;
    if found <> others then
      raise exception '% of % other links are open', found, others using errcode = '23514', constraint = 'a_settlement_ends_open_links';
    end if;
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
