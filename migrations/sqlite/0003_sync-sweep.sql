ALTER TABLE `sync_remote` ADD `anew` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_remote` ADD `swept` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- A cursor, a page or a kept edit that is written past the store would make sync lose something later: refuse it, as for registers.
CREATE TRIGGER `guard_sync_remote_insert` BEFORE INSERT ON `sync_remote`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_remote');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_remote_update` BEFORE UPDATE ON `sync_remote`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_remote');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_remote_delete` BEFORE DELETE ON `sync_remote`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_remote');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_stage_insert` BEFORE INSERT ON `sync_stage`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_stage');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_stage_update` BEFORE UPDATE ON `sync_stage`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_stage');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_stage_delete` BEFORE DELETE ON `sync_stage`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_stage');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_parked_insert` BEFORE INSERT ON `sync_parked`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_parked');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_parked_update` BEFORE UPDATE ON `sync_parked`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_parked');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_parked_delete` BEFORE DELETE ON `sync_parked`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_parked');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_conflict_insert` BEFORE INSERT ON `sync_conflict`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_conflict');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_conflict_update` BEFORE UPDATE ON `sync_conflict`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_conflict');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_conflict_delete` BEFORE DELETE ON `sync_conflict`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_conflict');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_quarantine_insert` BEFORE INSERT ON `sync_quarantine`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_quarantine');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_quarantine_update` BEFORE UPDATE ON `sync_quarantine`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_quarantine');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_quarantine_delete` BEFORE DELETE ON `sync_quarantine`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_quarantine');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_event_insert` BEFORE INSERT ON `sync_event`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_event');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_event_update` BEFORE UPDATE ON `sync_event`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_event');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_event_delete` BEFORE DELETE ON `sync_event`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_event');
END;
