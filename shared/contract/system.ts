import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { base, idSchema } from './base.ts';

/** A copy of the database that can be put back. */
export const backupSchema = z.object({
  id: idSchema,
  createdAt: z.date(),
  bytes: z.number(),
  /** Workshops it holds. */
  workshops: z.number(),
});

/**
 * Whether the database is open, and if not, why. In every state but `ready` the file is left exactly as it was found.
 */
export const storageStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  /** Written by a newer app. */
  z.object({ state: z.literal('newer'), folder: z.string() }),
  /** Damaged; the listed backups passed their check. */
  z.object({ state: z.literal('corrupt'), folder: z.string(), backups: z.array(backupSchema) }),
  z.object({ state: z.literal('read_only'), folder: z.string() }),
  z.object({ state: z.literal('full'), folder: z.string() }),
  /** Another process has it open. */
  z.object({ state: z.literal('locked'), folder: z.string() }),
  /** Any other reason; the log holds the details. */
  z.object({ state: z.literal('failed'), folder: z.string(), reason: z.string() }),
]);

export const LANGUAGES = ['system', 'en', 'de'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;
export const TEXT_SIZES = ['normal', 'large'] as const;

export const preferencesSchema = z.object({
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  /** Larger type for a projector. */
  textSize: z.enum(TEXT_SIZES),
});

export const systemStatusSchema = z.object({
  storage: storageStateSchema,
  preferences: preferencesSchema,
  version: z.string(),
  /** `desktop` has menus and file dialogs; in a `browser` the page downloads files itself. */
  surface: z.enum(['desktop', 'browser']),
  /** Id of the person at this laptop. */
  personId: z.string(),
});

export const system = {
  /** The app's state, at once and whenever it changes. The only stream that works while the database is not open. */
  watchStatus: base.output(eventIterator(systemStatusSchema)),
  setPreferences: base.input(preferencesSchema.partial()).output(z.object({})),
  /**
   * Puts a backup in the place of a damaged database. The damaged file is kept beside it under another name. Only possible
   * in state `corrupt`.
   */
  restoreBackup: base.input(z.object({ id: idSchema })).output(z.object({})),
  /** Starts an empty database where no backup is wanted; the damaged file is kept. Only possible in state `corrupt`. */
  startEmpty: base.output(z.object({})),
  /** Tries to open the database again, after a person made room or freed the folder. */
  retryOpen: base.output(z.object({})),
};

export type SystemStatus = z.infer<typeof systemStatusSchema>;
export type StorageState = z.infer<typeof storageStateSchema>;
export type Backup = z.infer<typeof backupSchema>;
export type Preferences = z.infer<typeof preferencesSchema>;
