CREATE TABLE "build_packs" (
	"id" text PRIMARY KEY NOT NULL,
	"workshop_id" text NOT NULL,
	"title" text NOT NULL,
	"format_type" text DEFAULT 'markdown' NOT NULL,
	"content" text,
	"created_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL,
	"updated_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"workshop_id" text NOT NULL,
	"started_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL,
	"ended_at" timestamp (3),
	"created_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL
);
--> statement-breakpoint
CREATE TABLE "step_definitions" (
	"id" text PRIMARY KEY NOT NULL,
	"order" integer NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"prompt_template" text,
	"created_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL,
	"updated_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workshop_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"workshop_id" text NOT NULL,
	"step_id" text NOT NULL,
	"status" text DEFAULT 'not_started' NOT NULL,
	"output" jsonb,
	"started_at" timestamp (3),
	"completed_at" timestamp (3),
	"created_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL,
	"updated_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workshop_members" (
	"id" text PRIMARY KEY NOT NULL,
	"workshop_id" text NOT NULL,
	"clerk_user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workshops" (
	"id" text PRIMARY KEY NOT NULL,
	"clerk_user_id" text NOT NULL,
	"title" text NOT NULL,
	"original_idea" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"org_id" text,
	"template_id" text,
	"visibility" text DEFAULT 'private' NOT NULL,
	"share_token" text,
	"created_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL,
	"updated_at" timestamp (3) DEFAULT (now() at time zone 'utc') NOT NULL
);
--> statement-breakpoint
ALTER TABLE "build_packs" ADD CONSTRAINT "build_packs_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_steps" ADD CONSTRAINT "workshop_steps_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_steps" ADD CONSTRAINT "workshop_steps_step_id_step_definitions_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."step_definitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_members" ADD CONSTRAINT "workshop_members_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "build_packs_workshop_id_idx" ON "build_packs" USING btree ("workshop_id");--> statement-breakpoint
CREATE INDEX "sessions_workshop_id_idx" ON "sessions" USING btree ("workshop_id");--> statement-breakpoint
CREATE INDEX "workshop_steps_workshop_id_idx" ON "workshop_steps" USING btree ("workshop_id");--> statement-breakpoint
CREATE INDEX "workshop_steps_step_id_idx" ON "workshop_steps" USING btree ("step_id");--> statement-breakpoint
CREATE INDEX "workshop_steps_status_idx" ON "workshop_steps" USING btree ("status");--> statement-breakpoint
CREATE INDEX "workshop_members_workshop_id_idx" ON "workshop_members" USING btree ("workshop_id");--> statement-breakpoint
CREATE INDEX "workshop_members_clerk_user_id_idx" ON "workshop_members" USING btree ("clerk_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "workshop_members_workshop_id_clerk_user_id_unique" ON "workshop_members" USING btree ("workshop_id","clerk_user_id");--> statement-breakpoint
CREATE INDEX "workshops_clerk_user_id_idx" ON "workshops" USING btree ("clerk_user_id");--> statement-breakpoint
CREATE INDEX "workshops_status_idx" ON "workshops" USING btree ("status");--> statement-breakpoint
CREATE INDEX "workshops_org_id_idx" ON "workshops" USING btree ("org_id");