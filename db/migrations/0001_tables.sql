CREATE TABLE "demo_clock" (
	"singleton" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"ahead" interval NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployment" (
	"singleton" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"mode" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"side" text NOT NULL,
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"verb" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	CONSTRAINT "a_key_serves_once_per_actor" PRIMARY KEY("side","actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "lpr_rates" (
	"effective_on" date PRIMARY KEY NOT NULL,
	"rate_bps" integer NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"filled_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "state_moves" (
	"thing" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	CONSTRAINT "a_move_stands_once" PRIMARY KEY("thing","from_state","to_state")
);
--> statement-breakpoint
CREATE TABLE "agreement_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"invite_id" uuid NOT NULL,
	"visit_id" uuid NOT NULL,
	"friend_id" uuid NOT NULL,
	"state" text NOT NULL,
	"meaning" text NOT NULL,
	"terms" jsonb NOT NULL,
	"meaning_answers" smallint NOT NULL,
	"month_left_over" text,
	"quiz" jsonb NOT NULL,
	"contract_sealed" "bytea",
	"contract_hash" text,
	"contract_shown_at" timestamp with time zone,
	"read_seconds" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "a_meaning_is_answered_twice_at_most" CHECK ("agreement_drafts"."meaning_answers" between 1 and 2),
	CONSTRAINT "only_a_matched_draft_has_a_contract" CHECK (("agreement_drafts"."contract_sealed" is null) = ("agreement_drafts"."contract_hash" is null) and ("agreement_drafts"."contract_hash" is null) = ("agreement_drafts"."contract_shown_at" is null)
        and ("agreement_drafts"."contract_hash" is null or "agreement_drafts"."state" = 'matched'))
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"state" text NOT NULL,
	"invite_id" uuid NOT NULL,
	"assist_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"friend_id" uuid NOT NULL,
	"loan_id" uuid NOT NULL,
	"meaning" text NOT NULL,
	"terms" jsonb NOT NULL,
	"cap_bps" integer NOT NULL,
	"rate_bps" integer DEFAULT 0 NOT NULL,
	"maximum_fen" bigint NOT NULL,
	"number" text NOT NULL,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"text_sealed" "bytea" NOT NULL,
	"text_hash" text NOT NULL,
	"parties_sealed" "bytea" NOT NULL,
	"sign_by" timestamp with time zone NOT NULL,
	"pay_by" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"performed_fen" bigint,
	"limitation_on" date,
	CONSTRAINT "one_agreement_per_invite" UNIQUE("invite_id"),
	CONSTRAINT "agreement_numbers_are_unique" UNIQUE("number"),
	CONSTRAINT "the_two_persons_of_an_agreement_differ" CHECK ("agreements"."borrower_id" <> "agreements"."friend_id"),
	CONSTRAINT "no_rate_above_the_cap_of_the_day" CHECK ("agreements"."rate_bps" between 0 and "agreements"."cap_bps"),
	CONSTRAINT "only_an_agreement_in_force_is_paid" CHECK ("agreements"."state" in ('signed', 'withdrawn', 'voided', 'lapsed') or "agreements"."pay_by" is not null),
	CONSTRAINT "only_a_loan_has_a_rate" CHECK ("agreements"."meaning" = 'loan' or "agreements"."rate_bps" = 0)
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"side" text NOT NULL,
	"method" text NOT NULL,
	"mark_sealed" "bytea" NOT NULL,
	"text_hash" text NOT NULL,
	"stepped_up_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ask_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"borrower_id" uuid NOT NULL,
	"loan_id" uuid NOT NULL,
	"ways_out_shown_at" timestamp with time zone,
	"answers" jsonb NOT NULL,
	"friend_label_sealed" "bytea",
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "assists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"state" text NOT NULL,
	"borrower_id" uuid NOT NULL,
	"loan_id" uuid NOT NULL,
	"first_number" smallint,
	"last_number" smallint,
	"amount_fen" bigint,
	"maximum_fen" bigint NOT NULL,
	"meaning" text NOT NULL,
	"sentence" text NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"last_payable_on" date NOT NULL,
	"ended_at" timestamp with time zone,
	"end_cause" text,
	"locked_at" timestamp with time zone,
	CONSTRAINT "an_ask_is_for_instalments_or_an_amount" CHECK (("assists"."first_number" is null) = ("assists"."last_number" is null) and ("assists"."first_number" is null) <> ("assists"."amount_fen" is null)),
	CONSTRAINT "an_ask_names_its_instalments_in_order" CHECK ("assists"."first_number" is null or "assists"."first_number" <= "assists"."last_number"),
	CONSTRAINT "an_ask_has_a_maximum" CHECK ("assists"."maximum_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"request_id" text NOT NULL,
	"side" text NOT NULL,
	"actor_id" text,
	"verb" text NOT NULL,
	"outcome" text NOT NULL,
	"thing" text NOT NULL,
	"thing_id" text,
	"about_person_id" uuid,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"purpose" text NOT NULL,
	"phone_index" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"tries_left" smallint DEFAULT 5 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "tries_left_is_0_to_5" CHECK ("one_time_codes"."tries_left" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"staff_id" uuid,
	"invite_id" uuid,
	"device" text NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"stepped_up_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "a_session_belongs_to_a_person_or_a_colleague" CHECK (("sessions"."kind" = 'staff') = ("sessions"."staff_id" is not null) and ("sessions"."kind" <> 'staff') = ("sessions"."person_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "staff_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"staff_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"totp_sealed" "bytea",
	"totp_last_step" text,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "claim_instalments" (
	"claim_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"borrower_id" uuid NOT NULL,
	"friend_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"principal_fen" bigint NOT NULL,
	"interest_fen" bigint NOT NULL,
	CONSTRAINT "claim_instalments_pkey" PRIMARY KEY("claim_id","number")
);
--> statement-breakpoint
CREATE TABLE "claim_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"claim_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"friend_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"received_on" date NOT NULL,
	"undoes_id" uuid,
	"event_at" timestamp with time zone NOT NULL,
	CONSTRAINT "a_receipt_is_undone_once" UNIQUE("undoes_id"),
	CONSTRAINT "a_receipt_moves_money" CHECK ("claim_receipts"."amount_fen" <> 0 and ("claim_receipts"."undoes_id" is null) = ("claim_receipts"."amount_fen" > 0))
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"state" text NOT NULL,
	"agreement_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"friend_id" uuid NOT NULL,
	"meaning" text NOT NULL,
	"principal_fen" bigint NOT NULL,
	"received_fen" bigint NOT NULL,
	"started_on" date NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "one_claim_per_agreement" UNIQUE("agreement_id"),
	CONSTRAINT "one_claim_per_payment" UNIQUE("payment_id"),
	CONSTRAINT "a_claim_has_principal" CHECK ("claims"."principal_fen" > 0),
	CONSTRAINT "received_is_not_negative" CHECK ("claims"."received_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"side" text NOT NULL,
	"person_id" uuid,
	"visit_id" uuid,
	"kind" text NOT NULL,
	"screen" text NOT NULL,
	"text_version" text NOT NULL,
	"text_hash" text NOT NULL,
	"locale" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "a_consent_is_somebodys" CHECK ("consents"."person_id" is not null or "consents"."visit_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "identity_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"side" text NOT NULL,
	"person_id" uuid,
	"visit_id" uuid,
	"name_sealed" "bytea",
	"id_number_sealed" "bytea",
	"phone_sealed" "bytea",
	"consent_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"answer" text,
	"look_by" timestamp with time zone,
	"reason_code" text,
	"answered_at" timestamp with time zone,
	"found_person_id" uuid,
	CONSTRAINT "an_answered_check_keeps_no_words" CHECK (("identity_checks"."answered_at" is null) = ("identity_checks"."name_sealed" is not null) and ("identity_checks"."answered_at" is null) = ("identity_checks"."id_number_sealed" is not null)
        and ("identity_checks"."answered_at" is null) = ("identity_checks"."phone_sealed" is not null)),
	CONSTRAINT "an_answered_check_has_an_answer" CHECK ("identity_checks"."answered_at" is null or "identity_checks"."answer" is not null),
	CONSTRAINT "an_unanswered_check_waits_for_a_person_or_the_provider" CHECK ("identity_checks"."answered_at" is not null or ("identity_checks"."answer" is null) = ("identity_checks"."look_by" is null)),
	CONSTRAINT "who_agreed_is_a_person" CHECK (("identity_checks"."found_person_id" is not null) = ("identity_checks"."answered_at" is not null and "identity_checks"."answer" = 'agree')),
	CONSTRAINT "a_borrower_is_a_person_a_friend_a_visit" CHECK (("identity_checks"."side" = 'borrower') = ("identity_checks"."person_id" is not null) and ("identity_checks"."side" = 'friend') = ("identity_checks"."visit_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "invite_phones" (
	"invite_id" uuid NOT NULL,
	"phone_index" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"wrong_codes" smallint DEFAULT 0 NOT NULL,
	"wrong_names" smallint DEFAULT 0 NOT NULL,
	"unlocked_by" uuid,
	CONSTRAINT "a_phone_stands_once_per_invite" PRIMARY KEY("invite_id","phone_index")
);
--> statement-breakpoint
CREATE TABLE "invite_visits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"invite_id" uuid NOT NULL,
	"state" text NOT NULL,
	"safety" jsonb,
	"named_sealed" "bytea",
	"phone_index" "bytea",
	"phone_sealed" "bytea",
	"named_right_at" timestamp with time zone,
	"person_id" uuid,
	"taken_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"declined_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"state" text NOT NULL,
	"assist_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"loan_id" uuid NOT NULL,
	"friend_label_sealed" "bytea" NOT NULL,
	"spoken_code_sealed" "bytea" NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"spoken_code_hash" "bytea" NOT NULL,
	"borrower_name_hash" "bytea" NOT NULL,
	"borrower_phone_index" "bytea" NOT NULL,
	"initial_sealed" "bytea" NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_cause" text
);
--> statement-breakpoint
CREATE TABLE "never_again" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"person_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"bucket" smallint DEFAULT 0 NOT NULL,
	"balance_fen" bigint NOT NULL,
	"entry_count" bigint DEFAULT 0 NOT NULL,
	"may_be_negative" boolean NOT NULL,
	"may_be_positive" boolean NOT NULL,
	CONSTRAINT "no_negative_balance_where_it_must_not_be" CHECK ("ledger_accounts"."may_be_negative" or "ledger_accounts"."balance_fen" >= 0),
	CONSTRAINT "no_positive_balance_where_it_must_not_be" CHECK ("ledger_accounts"."may_be_positive" or "ledger_accounts"."balance_fen" <= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"transaction_id" uuid NOT NULL,
	"leg" smallint NOT NULL,
	"account_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"previous_fen" bigint NOT NULL,
	"current_fen" bigint NOT NULL,
	CONSTRAINT "ledger_entries_pkey" PRIMARY KEY("transaction_id","leg"),
	CONSTRAINT "an_entry_moves_money" CHECK ("ledger_entries"."amount_fen" <> 0),
	CONSTRAINT "an_entry_carries_its_balances" CHECK ("ledger_entries"."current_fen" = "ledger_entries"."previous_fen" + "ledger_entries"."amount_fen")
);
--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"value_on" date NOT NULL,
	"event_at" timestamp with time zone NOT NULL,
	CONSTRAINT "an_event_is_not_later_than_its_booking" CHECK ("ledger_transactions"."event_at" <= "ledger_transactions"."created_at")
);
--> statement-breakpoint
CREATE TABLE "borrowers" (
	"lender_id" uuid NOT NULL,
	"borrower_ref" text NOT NULL,
	"person_id" uuid NOT NULL,
	"monthly_income_fen" bigint,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	CONSTRAINT "a_borrower_reference_stands_once_per_lender" PRIMARY KEY("lender_id","borrower_ref")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"lender_id" uuid NOT NULL,
	"rows_hash" text NOT NULL,
	"new_borrowers" integer NOT NULL,
	"new_loans" integer NOT NULL,
	"new_repayments" integer NOT NULL,
	"skipped" integer NOT NULL,
	"set_aside" integer NOT NULL,
	"changed" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instalments" (
	"loan_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"borrower_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"principal_fen" bigint NOT NULL,
	"interest_fen" bigint NOT NULL,
	"principal_paid_fen" bigint NOT NULL,
	"interest_paid_fen" bigint NOT NULL,
	"penalty_paid_fen" bigint NOT NULL,
	"closed_on" date,
	CONSTRAINT "instalments_pkey" PRIMARY KEY("loan_id","number"),
	CONSTRAINT "no_more_principal_is_paid_than_due" CHECK ("instalments"."principal_paid_fen" between 0 and "instalments"."principal_fen"),
	CONSTRAINT "no_more_interest_is_paid_than_due" CHECK ("instalments"."interest_paid_fen" between 0 and "instalments"."interest_fen"),
	CONSTRAINT "penalty_paid_is_not_negative" CHECK ("instalments"."penalty_paid_fen" >= 0),
	CONSTRAINT "a_closed_instalment_is_fully_paid" CHECK ("instalments"."closed_on" is null or ("instalments"."principal_paid_fen" = "instalments"."principal_fen" and "instalments"."interest_paid_fen" = "instalments"."interest_fen"))
);
--> statement-breakpoint
CREATE TABLE "lenders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	CONSTRAINT "one_lender_per_name" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "loans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"lender_id" uuid NOT NULL,
	"loan_ref" text NOT NULL,
	"borrower_id" uuid NOT NULL,
	"principal_fen" bigint NOT NULL,
	"rate_bps" integer NOT NULL,
	"method" text NOT NULL,
	"terms" smallint NOT NULL,
	"start_on" date NOT NULL,
	"due_day" smallint NOT NULL,
	"settled_on" date,
	"next_due_on" date,
	CONSTRAINT "a_loan_has_principal" CHECK ("loans"."principal_fen" > 0),
	CONSTRAINT "a_rate_is_0_to_24_percent" CHECK ("loans"."rate_bps" between 0 and 2400),
	CONSTRAINT "a_loan_has_1_to_60_terms" CHECK ("loans"."terms" between 1 and 60),
	CONSTRAINT "a_due_day_is_1_to_31" CHECK ("loans"."due_day" between 1 and 31)
);
--> statement-breakpoint
CREATE TABLE "repayment_parts" (
	"repayment_id" uuid NOT NULL,
	"loan_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"borrower_id" uuid NOT NULL,
	"penalty_fen" bigint NOT NULL,
	"interest_fen" bigint NOT NULL,
	"principal_fen" bigint NOT NULL,
	CONSTRAINT "repayment_parts_pkey" PRIMARY KEY("repayment_id","number"),
	CONSTRAINT "a_part_is_not_negative" CHECK (least("repayment_parts"."penalty_fen", "repayment_parts"."interest_fen", "repayment_parts"."principal_fen") >= 0)
);
--> statement-breakpoint
CREATE TABLE "repayments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"lender_id" uuid NOT NULL,
	"repayment_ref" text NOT NULL,
	"loan_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"booking" bigint GENERATED ALWAYS AS IDENTITY (sequence name "repayments_booking_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"value_on" date NOT NULL,
	"event_at" timestamp with time zone NOT NULL,
	"amount_fen" bigint NOT NULL,
	"payment_id" uuid,
	CONSTRAINT "a_payment_repays_once" UNIQUE("payment_id"),
	CONSTRAINT "a_repayment_moves_money" CHECK ("repayments"."amount_fen" > 0),
	CONSTRAINT "own_and_friend_repayments_have_a_payment" CHECK (("repayments"."source" = 'imported') = ("repayments"."payment_id" is null))
);
--> statement-breakpoint
CREATE TABLE "set_aside_repayments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"import_id" uuid NOT NULL,
	"lender_id" uuid NOT NULL,
	"repayment_ref" text NOT NULL,
	"loan_id" uuid NOT NULL,
	"value_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"line" integer NOT NULL,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"channel" text DEFAULT 'sms' NOT NULL,
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"to_sealed" "bytea",
	"params_sealed" "bytea",
	"not_before" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"carrier_ref" text
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"for_person" uuid NOT NULL,
	"side" text NOT NULL,
	"kind" text NOT NULL,
	"params" jsonb NOT NULL,
	"link" text,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "channel_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"channel" text NOT NULL,
	"event_id" text NOT NULL,
	"body" "bytea" NOT NULL,
	"signature" text NOT NULL,
	"taken_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outside_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"payment_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"party" text NOT NULL,
	"verb" text NOT NULL,
	"turn" smallint DEFAULT 1 NOT NULL,
	"answered_at" timestamp with time zone,
	"outcome" text,
	"answer" jsonb,
	CONSTRAINT "only_a_void_is_intended_anew" CHECK ("outside_calls"."turn" = 1 or ("outside_calls"."verb" = 'void' and "outside_calls"."turn" > 1)),
	CONSTRAINT "an_answer_has_its_time" CHECK (("outside_calls"."answered_at" is null) = ("outside_calls"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"borrower_id" uuid NOT NULL,
	"payer_id" uuid NOT NULL,
	"loan_id" uuid NOT NULL,
	"quote_id" uuid NOT NULL,
	"late_of_id" uuid,
	"amount_fen" bigint NOT NULL,
	"refunded_fen" bigint NOT NULL,
	"value_on" date,
	"covers" boolean DEFAULT false NOT NULL,
	"order_ends_at" timestamp with time zone NOT NULL,
	"held_at" timestamp with time zone,
	"captured_at" timestamp with time zone,
	"posted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_cause" text,
	"instrument_kind" text,
	"instrument_tail" text,
	"instrument_holder_matches" boolean,
	"lender_receipt" text,
	"set_aside_at" timestamp with time zone,
	CONSTRAINT "a_payment_moves_money" CHECK ("payments"."amount_fen" > 0),
	CONSTRAINT "no_more_is_refunded_than_captured" CHECK ("payments"."refunded_fen" between 0 and "payments"."amount_fen"),
	CONSTRAINT "only_captured_money_is_refunded" CHECK ("payments"."refunded_fen" = 0 or "payments"."captured_at" is not null),
	CONSTRAINT "a_held_payment_has_its_day" CHECK ("payments"."held_at" is null or "payments"."value_on" is not null),
	CONSTRAINT "a_late_payment_points_at_its_payment" CHECK (("payments"."kind" = 'late') = ("payments"."late_of_id" is not null)),
	CONSTRAINT "a_late_payment_never_covers" CHECK ("payments"."kind" <> 'late' or not ("payments"."covers" or "payments"."posted_at" is not null)),
	CONSTRAINT "an_ended_payment_has_its_cause" CHECK ("payments"."ended_at" is null or "payments"."end_cause" is not null),
	CONSTRAINT "only_what_is_not_posted_is_set_aside" CHECK ("payments"."set_aside_at" is null or "payments"."posted_at" is null),
	CONSTRAINT "a_posted_payment_has_a_receipt" CHECK ("payments"."posted_at" is null or "payments"."lender_receipt" is not null)
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"borrower_id" uuid NOT NULL,
	"loan_id" uuid NOT NULL,
	"instalments" smallint,
	"amount_fen" bigint NOT NULL,
	"value_on" date NOT NULL,
	"lines" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "a_quote_asks_for_money" CHECK ("quotes"."amount_fen" > 0),
	CONSTRAINT "a_quote_lasts_15_minutes_at_most" CHECK ("quotes"."expires_at" <= "quotes"."created_at" + interval '15 minutes')
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"id_number_sealed" "bytea" NOT NULL,
	"id_number_index" "bytea" NOT NULL,
	"phone_sealed" "bytea" NOT NULL,
	"phone_index" "bytea" NOT NULL,
	"adult" boolean NOT NULL,
	"locale" text DEFAULT 'zh-CN' NOT NULL,
	"blocked_at" timestamp with time zone,
	CONSTRAINT "a_person_is_18_or_older" CHECK ("people"."adult")
);
--> statement-breakpoint
CREATE TABLE "reveals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"person_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"field" text NOT NULL,
	"purpose" text NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"opened_by" text NOT NULL,
	"made_by" uuid,
	"facts" jsonb NOT NULL,
	"rank" integer NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"taken_by" uuid,
	"taken_at" timestamp with time zone,
	"reason_code" text,
	"reason_note" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "a_case_of_staff_names_its_maker" CHECK (("cases"."opened_by" = 'staff') = ("cases"."made_by" is not null)),
	CONSTRAINT "a_taken_case_is_somebodys" CHECK ("cases"."state" <> 'taken' or "cases"."taken_by" is not null),
	CONSTRAINT "a_decided_case_says_who_and_why" CHECK (("cases"."state" = 'decided') = ("cases"."reason_code" is not null and "cases"."reason_note" is not null and "cases"."decided_by" is not null
        and "cases"."decided_at" is not null)),
	CONSTRAINT "nobody_closes_what_he_opened" CHECK ("cases"."decided_by" is distinct from "cases"."made_by" or "cases"."decided_by" is null)
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"made_by" uuid,
	"rank" integer NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"taken_by" uuid,
	"taken_at" timestamp with time zone,
	"decision" text,
	"reason_code" text,
	"reason_note" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "a_taken_review_is_somebodys" CHECK (("reviews"."state" = 'waiting') = ("reviews"."taken_by" is null)),
	CONSTRAINT "a_decided_review_says_who_and_why" CHECK (("reviews"."state" = 'decided') = ("reviews"."decision" is not null and "reviews"."reason_code" is not null and "reviews"."reason_note" is not null
        and "reviews"."decided_by" is not null and "reviews"."decided_at" is not null)),
	CONSTRAINT "nobody_decides_what_he_asked_for" CHECK ("reviews"."decided_by" is distinct from "reviews"."made_by" or "reviews"."decided_by" is null)
);
--> statement-breakpoint
ALTER TABLE "agreement_drafts" ADD CONSTRAINT "agreement_drafts_invite_id_invites_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."invites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_drafts" ADD CONSTRAINT "agreement_drafts_visit_id_invite_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."invite_visits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_drafts" ADD CONSTRAINT "agreement_drafts_friend_id_people_id_fk" FOREIGN KEY ("friend_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_invite_id_invites_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."invites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_assist_id_assists_id_fk" FOREIGN KEY ("assist_id") REFERENCES "public"."assists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_borrower_id_people_id_fk" FOREIGN KEY ("borrower_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_friend_id_people_id_fk" FOREIGN KEY ("friend_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ask_drafts" ADD CONSTRAINT "ask_drafts_borrower_id_people_id_fk" FOREIGN KEY ("borrower_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ask_drafts" ADD CONSTRAINT "ask_drafts_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assists" ADD CONSTRAINT "assists_borrower_id_people_id_fk" FOREIGN KEY ("borrower_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assists" ADD CONSTRAINT "assists_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_links" ADD CONSTRAINT "staff_links_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_instalments" ADD CONSTRAINT "claim_instalments_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_receipts" ADD CONSTRAINT "claim_receipts_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_borrower_id_people_id_fk" FOREIGN KEY ("borrower_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_friend_id_people_id_fk" FOREIGN KEY ("friend_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_found_person_id_people_id_fk" FOREIGN KEY ("found_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_phones" ADD CONSTRAINT "invite_phones_invite_id_invites_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."invites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_visits" ADD CONSTRAINT "invite_visits_invite_id_invites_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."invites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_visits" ADD CONSTRAINT "invite_visits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_assist_id_assists_id_fk" FOREIGN KEY ("assist_id") REFERENCES "public"."assists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_borrower_id_people_id_fk" FOREIGN KEY ("borrower_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "never_again" ADD CONSTRAINT "never_again_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "never_again" ADD CONSTRAINT "never_again_borrower_id_people_id_fk" FOREIGN KEY ("borrower_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_id_ledger_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "borrowers" ADD CONSTRAINT "borrowers_lender_id_lenders_id_fk" FOREIGN KEY ("lender_id") REFERENCES "public"."lenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "borrowers" ADD CONSTRAINT "borrowers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_lender_id_lenders_id_fk" FOREIGN KEY ("lender_id") REFERENCES "public"."lenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalments" ADD CONSTRAINT "instalments_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loans" ADD CONSTRAINT "loans_lender_id_lenders_id_fk" FOREIGN KEY ("lender_id") REFERENCES "public"."lenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loans" ADD CONSTRAINT "loans_borrower_id_people_id_fk" FOREIGN KEY ("borrower_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repayment_parts" ADD CONSTRAINT "repayment_parts_repayment_id_repayments_id_fk" FOREIGN KEY ("repayment_id") REFERENCES "public"."repayments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repayments" ADD CONSTRAINT "repayments_lender_id_lenders_id_fk" FOREIGN KEY ("lender_id") REFERENCES "public"."lenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repayments" ADD CONSTRAINT "repayments_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_aside_repayments" ADD CONSTRAINT "set_aside_repayments_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_aside_repayments" ADD CONSTRAINT "set_aside_repayments_lender_id_lenders_id_fk" FOREIGN KEY ("lender_id") REFERENCES "public"."lenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_aside_repayments" ADD CONSTRAINT "set_aside_repayments_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_for_person_people_id_fk" FOREIGN KEY ("for_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_calls" ADD CONSTRAINT "outside_calls_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_borrower_id_people_id_fk" FOREIGN KEY ("borrower_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_payer_id_people_id_fk" FOREIGN KEY ("payer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_borrower_id_people_id_fk" FOREIGN KEY ("borrower_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_draft_per_visit" ON "agreement_drafts" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "agreements_of_a_borrower" ON "agreements" USING btree ("borrower_id","created_at");--> statement-breakpoint
CREATE INDEX "agreements_of_a_friend" ON "agreements" USING btree ("friend_id","created_at");--> statement-breakpoint
CREATE INDEX "agreements_of_an_assist" ON "agreements" USING btree ("assist_id");--> statement-breakpoint
CREATE UNIQUE INDEX "each_side_signs_once" ON "signatures" USING btree ("agreement_id","side");--> statement-breakpoint
CREATE INDEX "ask_drafts_of_a_borrower" ON "ask_drafts" USING btree ("borrower_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_running_assist_per_loan" ON "assists" USING btree ("loan_id") WHERE state in ('asking', 'covered');--> statement-breakpoint
CREATE INDEX "running_assists_of_a_borrower" ON "assists" USING btree ("borrower_id","created_at") WHERE state in ('asking', 'covered');--> statement-breakpoint
CREATE INDEX "audit_entries_by_thing" ON "audit_entries" USING btree ("thing","thing_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_person" ON "audit_entries" USING btree ("about_person_id","id");--> statement-breakpoint
CREATE INDEX "one_time_codes_by_phone" ON "one_time_codes" USING btree ("phone_index","purpose","created_at");--> statement-breakpoint
CREATE INDEX "sessions_of_a_person" ON "sessions" USING btree ("person_id","created_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "sessions_of_a_colleague" ON "sessions" USING btree ("staff_id","created_at") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_staff_member_per_email" ON "staff_members" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "receipts_of_a_claim" ON "claim_receipts" USING btree ("claim_id","id");--> statement-breakpoint
CREATE INDEX "claims_of_a_friend" ON "claims" USING btree ("friend_id","created_at");--> statement-breakpoint
CREATE INDEX "claims_of_a_borrower" ON "claims" USING btree ("borrower_id","created_at");--> statement-breakpoint
CREATE INDEX "consents_of_a_person" ON "consents" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "consents_of_a_subject" ON "consents" USING btree ("subject_id","kind");--> statement-breakpoint
CREATE INDEX "identity_checks_of_a_visit" ON "identity_checks" USING btree ("visit_id","created_at");--> statement-breakpoint
CREATE INDEX "identity_checks_of_a_person" ON "identity_checks" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_check_per_visit" ON "identity_checks" USING btree ("visit_id") WHERE answered_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_check_per_person" ON "identity_checks" USING btree ("person_id") WHERE answered_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "a_link_is_taken_once" ON "invite_visits" USING btree ("invite_id") WHERE state = 'taken';--> statement-breakpoint
CREATE INDEX "visits_of_a_person" ON "invite_visits" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_invite_per_token" ON "invites" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invites_of_an_assist" ON "invites" USING btree ("assist_id","created_at");--> statement-breakpoint
CREATE INDEX "invites_of_a_borrower" ON "invites" USING btree ("borrower_id","created_at");--> statement-breakpoint
CREATE INDEX "invites_to_end" ON "invites" USING btree ("answer_by") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "one_never_per_pair" ON "never_again" USING btree ("person_id","borrower_id") WHERE undone_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_account_per_owner_kind_and_bucket" ON "ledger_accounts" USING btree ("owner_id","kind","bucket");--> statement-breakpoint
CREATE UNIQUE INDEX "an_account_numbers_its_entries" ON "ledger_entries" USING btree ("account_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "a_subject_is_booked_once_per_kind" ON "ledger_transactions" USING btree ("subject_id","kind");--> statement-breakpoint
CREATE INDEX "borrowers_by_person" ON "borrowers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "open_instalments_of_a_borrower" ON "instalments" USING btree ("borrower_id","due_on") WHERE closed_on is null;--> statement-breakpoint
CREATE UNIQUE INDEX "a_loan_reference_stands_once_per_lender" ON "loans" USING btree ("lender_id","loan_ref");--> statement-breakpoint
CREATE INDEX "loans_of_a_borrower" ON "loans" USING btree ("borrower_id");--> statement-breakpoint
CREATE INDEX "repayment_parts_of_an_instalment" ON "repayment_parts" USING btree ("loan_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "a_repayment_reference_stands_once_per_lender" ON "repayments" USING btree ("lender_id","repayment_ref");--> statement-breakpoint
CREATE INDEX "repayments_of_a_loan" ON "repayments" USING btree ("loan_id","booking");--> statement-breakpoint
CREATE UNIQUE INDEX "a_repayment_is_set_aside_once" ON "set_aside_repayments" USING btree ("lender_id","repayment_ref");--> statement-breakpoint
CREATE INDEX "messages_not_yet_sent" ON "messages" USING btree ("not_before") WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX "notices_of_a_person" ON "notices" USING btree ("for_person","side","id");--> statement-breakpoint
CREATE UNIQUE INDEX "an_event_is_recorded_once" ON "channel_events" USING btree ("channel","event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "a_call_is_intended_once" ON "outside_calls" USING btree ("payment_id","verb","turn");--> statement-breakpoint
CREATE INDEX "calls_without_an_answer" ON "outside_calls" USING btree ("created_at") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "payments_of_a_loan" ON "payments" USING btree ("loan_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_of_a_payer" ON "payments" USING btree ("payer_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_not_yet_posted" ON "payments" USING btree ("captured_at") WHERE state = 'captured' and posted_at is null;--> statement-breakpoint
CREATE INDEX "payments_of_a_quote" ON "payments" USING btree ("quote_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_late_payment_per_payment" ON "payments" USING btree ("late_of_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_covering_payment_per_loan" ON "payments" USING btree ("loan_id") WHERE covers and state in ('held', 'captured') and posted_at is null;--> statement-breakpoint
CREATE INDEX "quotes_of_a_loan" ON "quotes" USING btree ("loan_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_person_per_id_number" ON "people" USING btree ("id_number_index");--> statement-breakpoint
CREATE INDEX "people_by_phone" ON "people" USING btree ("phone_index");--> statement-breakpoint
CREATE INDEX "reveals_by_person" ON "reveals" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "case_queue" ON "cases" USING btree ("rank","due_at","id") WHERE state in ('waiting', 'taken', 'escalated');--> statement-breakpoint
CREATE INDEX "cases_of_a_subject" ON "cases" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "review_queue" ON "reviews" USING btree ("rank","due_at","id") WHERE state <> 'decided';--> statement-breakpoint
CREATE INDEX "reviews_of_a_subject" ON "reviews" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_review_per_subject" ON "reviews" USING btree ("subject_id","kind") WHERE state <> 'decided';