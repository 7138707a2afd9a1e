DROP TABLE `sync_log`;--> statement-breakpoint
DROP TABLE `sync_register`;--> statement-breakpoint
CREATE VIEW `sync_register` AS
SELECT e.`seq` AS `id`, s.`scope`, k.`table_name`, k.`row_id`, e.`path`, e.`value`, e.`hlc`, e.`actor`
  FROM `sync_entry` e JOIN `sync_row_key` k ON k.`id` = e.`row` JOIN `sync_scope_key` s ON s.`id` = k.`scope_id`;--> statement-breakpoint
CREATE VIEW `sync_log` AS
SELECT e.`seq` AS `local_seq`, e.`tx`, e.`seq` AS `register_id`, e.`hlc`, e.`origin`, CASE WHEN e.`origin` IS NULL THEN e.`base` ELSE e.`hlc` END AS `base`
  FROM `sync_entry` e;--> statement-breakpoint
CREATE TRIGGER `guard_sync_entry_insert` BEFORE INSERT ON `sync_entry`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_entry');
END;--> statement-breakpoint
CREATE TRIGGER `guard_sync_entry_update` BEFORE UPDATE ON `sync_entry`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_entry');
END;--> statement-breakpoint
CREATE TRIGGER `guard_sync_entry_delete` BEFORE DELETE ON `sync_entry`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_entry');
END;--> statement-breakpoint
CREATE TRIGGER `guard_sync_row_key_insert` BEFORE INSERT ON `sync_row_key`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_row_key');
END;--> statement-breakpoint
CREATE TRIGGER `guard_sync_row_key_update` BEFORE UPDATE ON `sync_row_key`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_row_key');
END;--> statement-breakpoint
CREATE TRIGGER `guard_sync_row_key_delete` BEFORE DELETE ON `sync_row_key`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_row_key');
END;--> statement-breakpoint
CREATE TRIGGER `guard_sync_scope_key_insert` BEFORE INSERT ON `sync_scope_key`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_scope_key');
END;--> statement-breakpoint
CREATE TRIGGER `guard_sync_scope_key_update` BEFORE UPDATE ON `sync_scope_key`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_scope_key');
END;--> statement-breakpoint
CREATE TRIGGER `guard_sync_scope_key_delete` BEFORE DELETE ON `sync_scope_key`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_scope_key');
END;
