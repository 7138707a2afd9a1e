CREATE TABLE `build_packs` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`title` text NOT NULL,
	`format_type` text DEFAULT 'markdown' NOT NULL,
	`content` text,
	`created_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshops`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `build_packs_workshop_id_idx` ON `build_packs` (`workshop_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`started_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	`ended_at` integer,
	`created_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshops`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_workshop_id_idx` ON `sessions` (`workshop_id`);--> statement-breakpoint
CREATE TABLE `step_definitions` (
	`id` text PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`prompt_template` text,
	`created_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL
);
--> statement-breakpoint
CREATE TABLE `workshop_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`step_id` text NOT NULL,
	`status` text DEFAULT 'not_started' NOT NULL,
	`output` text,
	`started_at` integer,
	`completed_at` integer,
	`created_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshops`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`step_id`) REFERENCES `step_definitions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `workshop_steps_workshop_id_idx` ON `workshop_steps` (`workshop_id`);--> statement-breakpoint
CREATE INDEX `workshop_steps_step_id_idx` ON `workshop_steps` (`step_id`);--> statement-breakpoint
CREATE INDEX `workshop_steps_status_idx` ON `workshop_steps` (`status`);--> statement-breakpoint
CREATE TABLE `workshop_members` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`clerk_user_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshops`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `workshop_members_workshop_id_idx` ON `workshop_members` (`workshop_id`);--> statement-breakpoint
CREATE INDEX `workshop_members_clerk_user_id_idx` ON `workshop_members` (`clerk_user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_members_workshop_id_clerk_user_id_unique` ON `workshop_members` (`workshop_id`,`clerk_user_id`);--> statement-breakpoint
CREATE TABLE `workshops` (
	`id` text PRIMARY KEY NOT NULL,
	`clerk_user_id` text NOT NULL,
	`title` text NOT NULL,
	`original_idea` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`org_id` text,
	`template_id` text,
	`visibility` text DEFAULT 'private' NOT NULL,
	`share_token` text,
	`created_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL
);
--> statement-breakpoint
CREATE INDEX `workshops_clerk_user_id_idx` ON `workshops` (`clerk_user_id`);--> statement-breakpoint
CREATE INDEX `workshops_status_idx` ON `workshops` (`status`);--> statement-breakpoint
CREATE INDEX `workshops_org_id_idx` ON `workshops` (`org_id`);--> statement-breakpoint
CREATE TABLE `local_setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `local_workshop` (
	`workshop_id` text PRIMARY KEY NOT NULL,
	`last_opened_at` integer,
	`delete_after` integer
);
--> statement-breakpoint
CREATE TABLE `sync_device` (
	`id` integer PRIMARY KEY NOT NULL,
	`device` text NOT NULL,
	`incarnation` text NOT NULL,
	`person_id` text NOT NULL,
	`last_hlc` text NOT NULL,
	`last_tx` integer NOT NULL,
	`file_key` text NOT NULL,
	`writing` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sync_log` (
	`local_seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tx` integer NOT NULL,
	`register_id` integer NOT NULL,
	`hlc` text NOT NULL,
	`origin` text,
	FOREIGN KEY (`register_id`) REFERENCES `sync_register`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sync_log_register_id` ON `sync_log` (`register_id`);--> statement-breakpoint
CREATE INDEX `sync_log_tx_idx` ON `sync_log` (`tx`);--> statement-breakpoint
CREATE TABLE `sync_register` (
	`id` integer PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`path` text NOT NULL,
	`value` text,
	`hlc` text NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sync_register_key` ON `sync_register` (`scope`,`table_name`,`row_id`,`path`);