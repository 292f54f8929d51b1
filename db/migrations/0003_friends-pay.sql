CREATE TABLE "loan_holds" (
	"payment_id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"loan_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"after_booking" bigint NOT NULL,
	"ended_as" text,
	"ended_on" date,
	"ended_after_booking" bigint,
	CONSTRAINT "a_hold_reserves_money" CHECK ("loan_holds"."amount_fen" > 0),
	CONSTRAINT "a_released_hold_has_its_day" CHECK (("loan_holds"."ended_as" is not distinct from 'released') = ("loan_holds"."ended_on" is not null) and ("loan_holds"."ended_on" is null) = ("loan_holds"."ended_after_booking" is null))
);
--> statement-breakpoint
CREATE TABLE "penalty_waivers" (
	"loan_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"waived_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock() NOT NULL,
	"borrower_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"principal_fen" bigint NOT NULL,
	CONSTRAINT "a_day_is_waived_once_per_instalment" PRIMARY KEY("loan_id","number","waived_on"),
	CONSTRAINT "a_waiver_is_on_principal" CHECK ("penalty_waivers"."principal_fen" > 0)
);
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "agreement_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "at_once" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "cool_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "quotes" ADD COLUMN "agreement_id" uuid;--> statement-breakpoint
ALTER TABLE "loan_holds" ADD CONSTRAINT "loan_holds_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "penalty_waivers" ADD CONSTRAINT "penalty_waivers_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "holds_of_a_loan" ON "loan_holds" USING btree ("loan_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_running_hold_per_loan" ON "loan_holds" USING btree ("loan_id") WHERE ended_as is null;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payments_of_an_agreement" ON "payments" USING btree ("agreement_id") WHERE agreement_id is not null;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "a_friend_pays_an_agreement" CHECK (case "payments"."kind" when 'own' then "payments"."agreement_id" is null when 'friend' then "payments"."agreement_id" is not null else true end);