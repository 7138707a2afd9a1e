CREATE TABLE `sync_conflict` (
	`id` integer PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`kind` text NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`path` text NOT NULL,
	`step_id` text,
	`mine` text,
	`theirs` text,
	`by_mine` text NOT NULL,
	`by_theirs` text,
	`hlc` text NOT NULL,
	`at` integer NOT NULL,
	`seen` integer DEFAULT 0 NOT NULL,
	`restored` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sync_conflict_key` ON `sync_conflict` (`scope`,`table_name`,`row_id`,`path`,`hlc`);--> statement-breakpoint
CREATE TABLE `sync_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`scope` text,
	`kind` text NOT NULL,
	`count` integer NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sync_parked` (
	`scope` text NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`scope`, `table_name`, `row_id`)
);
--> statement-breakpoint
CREATE TABLE `sync_quarantine` (
	`id` integer PRIMARY KEY NOT NULL,
	`remote` text NOT NULL,
	`scope` text NOT NULL,
	`code` text NOT NULL,
	`detail` text NOT NULL,
	`changes` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sync_remote` (
	`remote` text NOT NULL,
	`scope` text NOT NULL,
	`chosen` integer DEFAULT 0 NOT NULL,
	`role` text,
	`status` text DEFAULT 'active' NOT NULL,
	`cursor` integer DEFAULT 0 NOT NULL,
	`staged` integer DEFAULT 0 NOT NULL,
	`seen_seq` integer DEFAULT 0 NOT NULL,
	`seen_push` text DEFAULT '' NOT NULL,
	`pushed` integer DEFAULT 0 NOT NULL,
	`resend_to` integer DEFAULT 0 NOT NULL,
	`repair` integer DEFAULT 0 NOT NULL,
	`synced_at` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`remote`, `scope`)
);
--> statement-breakpoint
CREATE TABLE `sync_stage` (
	`remote` text NOT NULL,
	`scope` text NOT NULL,
	`through` integer NOT NULL,
	`page` text NOT NULL,
	PRIMARY KEY(`remote`, `scope`, `through`)
);
--> statement-breakpoint
ALTER TABLE `sync_device` ADD `clock_offset` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_log` ADD `base` text DEFAULT '' NOT NULL;