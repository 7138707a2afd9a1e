CREATE TABLE "sync_conflict" (
	"scope" text COLLATE "C" NOT NULL,
	"table_name" text COLLATE "C" NOT NULL,
	"row_id" text COLLATE "C" NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"hlc" text COLLATE "C" NOT NULL,
	"value" text,
	"actor" text NOT NULL,
	"winner_hlc" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sync_conflict_key" PRIMARY KEY("scope","table_name","row_id","path","hlc")
);
--> statement-breakpoint
CREATE TABLE "sync_meta" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_parked" (
	"scope" text COLLATE "C" NOT NULL,
	"table_name" text COLLATE "C" NOT NULL,
	"row_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sync_parked_key" PRIMARY KEY("scope","table_name","row_id")
);
--> statement-breakpoint
CREATE TABLE "sync_person" (
	"role_name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person" text
);
--> statement-breakpoint
CREATE TABLE "sync_push" (
	"scope" text COLLATE "C" NOT NULL,
	"last_seq" bigint NOT NULL,
	"first_seq" bigint NOT NULL,
	"push_id" text COLLATE "C" NOT NULL,
	"device" text COLLATE "C" NOT NULL,
	"person" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sync_push_key" PRIMARY KEY("scope","last_seq")
);
--> statement-breakpoint
CREATE TABLE "sync_register" (
	"scope" text COLLATE "C" NOT NULL,
	"table_name" text COLLATE "C" NOT NULL,
	"row_id" text COLLATE "C" NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"value" text,
	"hlc" text COLLATE "C" NOT NULL,
	"actor" text NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "sync_register_key" PRIMARY KEY("scope","table_name","row_id","path")
);
--> statement-breakpoint
CREATE TABLE "sync_scope" (
	"scope" text COLLATE "C" PRIMARY KEY NOT NULL,
	"head" bigint DEFAULT 0 NOT NULL,
	"last_hlc" text COLLATE "C" DEFAULT '00000000000000000000000000000000' NOT NULL,
	"min_tombstone_seq" bigint DEFAULT 0 NOT NULL,
	"swept" bigint DEFAULT 0 NOT NULL,
	"looked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sync_conflict_at_idx" ON "sync_conflict" USING btree ("scope","at");--> statement-breakpoint
CREATE INDEX "sync_conflict_seq_idx" ON "sync_conflict" USING btree ("scope","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "sync_register_feed" ON "sync_register" USING btree ("scope","seq");