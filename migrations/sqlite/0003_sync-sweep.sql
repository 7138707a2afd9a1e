ALTER TABLE `sync_remote` ADD `anew` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_remote` ADD `swept` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
