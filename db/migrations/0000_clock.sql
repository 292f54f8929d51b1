-- The clock of the product. In demo and tests one row may put it ahead; production has no such row (see 0002).
-- The body is checked when it runs: its table is made by the next migration.
set local check_function_bodies = off;
--> statement-breakpoint
create function clock() returns timestamptz language sql stable parallel safe as
$$ select now() + coalesce((select ahead from demo_clock), interval '0') $$;
--> statement-breakpoint
create schema app;
--> statement-breakpoint
-- The person or colleague for whom this transaction acts; null outside one.
create function app.actor_id() returns text language sql stable parallel safe as
$$ select nullif(current_setting('app.actor_id', true), '') $$;
