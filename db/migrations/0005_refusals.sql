-- What a friend said no to, for him to take back under his privacy page. Row security shows him the visits of one link at a time,
-- and these are of all his links: he asks here and learns what he did himself, and of each borrower the initial that he saw.
create function app.own_refusals() returns table (id uuid, said text, said_at timestamptz, initial_of uuid, initial_sealed bytea)
language sql stable security definer set search_path = public as $$
  with said as (
    select n.id, n.borrower_id, 'never' as what, n.created_at as at from never_again n
    where n.person_id::text = app.actor_id() and n.undone_at is null
    union all
    select v.id, i.borrower_id, 'not_now', v.declined_at from invite_visits v join invites i on i.id = v.invite_id
    where v.person_id::text = app.actor_id() and v.state = 'declined' and v.taken_at is not null
      and v.created_at > clock() - interval '30 days'
  ), of_each as (
    select distinct on (borrower_id) * from said order by borrower_id, what = 'never' desc, at desc
  )
  select o.id, o.what, o.at, i.id, i.initial_sealed
  from of_each o cross join lateral (
    select i.id, i.initial_sealed from invites i where i.borrower_id = o.borrower_id order by i.id desc limit 1) i
  order by o.at desc
$$;
--> statement-breakpoint
-- Takes back all that he said no to towards the borrower of this refusal of his: "never", and each "not now". A visit stands then as
-- if he had not been known on it, so that it counts no more. Says whether there was one.
create function app.take_back_refusals(refusal uuid) returns boolean language plpgsql security definer set search_path = public as $$
declare who uuid := nullif(app.actor_id(), '')::uuid; towards uuid;
begin
  select borrower_id into towards from (
    select n.borrower_id from never_again n where n.id = refusal and n.person_id = who and n.undone_at is null
    union all
    select i.borrower_id from invite_visits v join invites i on i.id = v.invite_id
    where v.id = refusal and v.person_id = who and v.state = 'declined') one;
  if towards is null then
    return false;
  end if;
  update never_again set undone_at = clock() where person_id = who and borrower_id = towards and undone_at is null;
  update invite_visits v set state = 'opened', person_id = null, taken_at = null, named_right_at = null, declined_at = null
    from invites i where i.id = v.invite_id and i.borrower_id = towards and v.person_id = who and v.state = 'declined';
  return true;
end $$;
