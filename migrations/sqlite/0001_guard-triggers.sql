-- A write that bypasses mutate() would leave no register and no log entry, and would never sync: refuse it.
CREATE TRIGGER `guard_workshops_insert` BEFORE INSERT ON `workshops`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): workshops');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_workshops_update` BEFORE UPDATE ON `workshops`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): workshops');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_workshops_delete` BEFORE DELETE ON `workshops`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): workshops');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_workshop_members_insert` BEFORE INSERT ON `workshop_members`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): workshop_members');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_workshop_members_update` BEFORE UPDATE ON `workshop_members`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): workshop_members');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_workshop_members_delete` BEFORE DELETE ON `workshop_members`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): workshop_members');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_step_definitions_insert` BEFORE INSERT ON `step_definitions`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): step_definitions');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_step_definitions_update` BEFORE UPDATE ON `step_definitions`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): step_definitions');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_step_definitions_delete` BEFORE DELETE ON `step_definitions`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): step_definitions');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_workshop_steps_insert` BEFORE INSERT ON `workshop_steps`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): workshop_steps');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_workshop_steps_update` BEFORE UPDATE ON `workshop_steps`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): workshop_steps');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_workshop_steps_delete` BEFORE DELETE ON `workshop_steps`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): workshop_steps');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sessions_insert` BEFORE INSERT ON `sessions`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sessions');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sessions_update` BEFORE UPDATE ON `sessions`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sessions');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sessions_delete` BEFORE DELETE ON `sessions`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sessions');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_build_packs_insert` BEFORE INSERT ON `build_packs`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): build_packs');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_build_packs_update` BEFORE UPDATE ON `build_packs`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): build_packs');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_build_packs_delete` BEFORE DELETE ON `build_packs`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): build_packs');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_register_insert` BEFORE INSERT ON `sync_register`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_register');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_register_update` BEFORE UPDATE ON `sync_register`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_register');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_register_delete` BEFORE DELETE ON `sync_register`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_register');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_log_insert` BEFORE INSERT ON `sync_log`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_log');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_log_update` BEFORE UPDATE ON `sync_log`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_log');
END;
--> statement-breakpoint
CREATE TRIGGER `guard_sync_log_delete` BEFORE DELETE ON `sync_log`
WHEN coalesce((SELECT `writing` FROM `sync_device` WHERE `id` = 1), 0) <> 1
BEGIN
  SELECT RAISE(ABORT, 'write outside mutate(): sync_log');
END;
