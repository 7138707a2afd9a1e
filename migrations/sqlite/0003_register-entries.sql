CREATE TABLE `sync_entry` (
	`row` integer NOT NULL,
	`path` text NOT NULL,
	`value` text,
	`hlc` text NOT NULL,
	`actor` text NOT NULL,
	`scope_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`tx` integer NOT NULL,
	`origin` text,
	`base` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`row`, `path`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `sync_entry_log` ON `sync_entry` (`scope_id`,`seq`) WHERE "origin" IS NULL OR "origin" = '';--> statement-breakpoint
CREATE TABLE `sync_row_key` (
	`id` integer PRIMARY KEY NOT NULL,
	`scope_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sync_row_key_row` ON `sync_row_key` (`scope_id`,`table_name`,`row_id`);--> statement-breakpoint
CREATE TABLE `sync_scope_key` (
	`id` integer PRIMARY KEY NOT NULL,
	`scope` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sync_scope_key_scope` ON `sync_scope_key` (`scope`);--> statement-breakpoint
ALTER TABLE `sync_device` ADD `last_seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
INSERT INTO `sync_scope_key` (`scope`) SELECT DISTINCT `scope` FROM `sync_register` ORDER BY `scope`;--> statement-breakpoint
INSERT INTO `sync_row_key` (`scope_id`, `table_name`, `row_id`)
SELECT DISTINCT s.`id`, r.`table_name`, r.`row_id` FROM `sync_register` r JOIN `sync_scope_key` s ON s.`scope` = r.`scope` ORDER BY 1, 2, 3;--> statement-breakpoint
INSERT INTO `sync_entry` (`row`, `path`, `value`, `hlc`, `actor`, `scope_id`, `seq`, `tx`, `origin`, `base`)
SELECT k.`id`, r.`path`, r.`value`, r.`hlc`, r.`actor`, s.`id`, l.`local_seq`, l.`tx`, l.`origin`, CASE WHEN l.`origin` IS NULL THEN l.`base` ELSE '' END
  FROM `sync_register` r
  JOIN `sync_scope_key` s ON s.`scope` = r.`scope`
  JOIN `sync_row_key` k ON k.`scope_id` = s.`id` AND k.`table_name` = r.`table_name` AND k.`row_id` = r.`row_id`
  JOIN `sync_log` l ON l.`register_id` = r.`id`
 ORDER BY k.`id`, r.`path`;--> statement-breakpoint
UPDATE `sync_device` SET `last_seq` = coalesce((SELECT max(`seq`) FROM `sqlite_sequence` WHERE `name` = 'sync_log'), 0);
