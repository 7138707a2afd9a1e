import type { Database } from 'better-sqlite3';
import { and, asc, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';

import { buildPacks, sessions, stepDefinitions, workshopMembers, workshops, workshopSteps } from '../../shared/schema/sqlite/index.ts';
import { localWorkshop } from '../../shared/schema/sqlite/sync-tables.ts';
import type { StepRow, StoreReads } from '../core/store/store.ts';
import { hlcMs } from '../core/sync/hlc.ts';
import { createCardQuery } from './card-query.ts';
import type { LocalTables } from './local-tables.ts';
import type { Orm } from './orm.ts';
import type { OutputCache } from './output-cache.ts';
import type { PictureRegisters } from './picture-registers.ts';
import { referredPictures } from './referred-pictures.ts';
import type { RegisterTable } from './register-table.ts';

/** What the reads stand on. */
export interface ReadDeps {
  readonly db: Database;
  readonly orm: Orm;
  readonly outputs: OutputCache;
  readonly registers: RegisterTable;
  readonly localTables: LocalTables;
  readonly pictures: PictureRegisters;
}

/** Prepares the reads of the store. */
export function createReads({ db, orm, outputs, registers, localTables, pictures }: ReadDeps): StoreReads {
  const id = sql.placeholder('id');
  const stepId = sql.placeholder('stepId');
  const { output: _output, ...stepColumns } = getTableColumns(workshopSteps);
  const { content: _content, ...packColumns } = getTableColumns(buildPacks);

  const workshop = orm
    .select(getTableColumns(workshops))
    .from(workshops)
    .leftJoin(localWorkshop, eq(localWorkshop.workshopId, workshops.id))
    .where(and(eq(workshops.id, id), isNull(localWorkshop.deleteAfter)))
    .prepare();
  const steps = orm
    .select(stepColumns)
    .from(workshopSteps)
    .innerJoin(stepDefinitions, eq(stepDefinitions.id, workshopSteps.stepId))
    .where(eq(workshopSteps.workshopId, id))
    .orderBy(asc(stepDefinitions.order), asc(workshopSteps.id))
    .prepare();
  // Two laptops can have made two rows for one step: the smaller id is the one that counts.
  const step = orm
    .select(stepColumns)
    .from(workshopSteps)
    .where(and(eq(workshopSteps.workshopId, id), eq(workshopSteps.stepId, stepId)))
    .orderBy(asc(workshopSteps.id))
    .limit(1)
    .prepare();
  const definitions = orm.select().from(stepDefinitions).orderBy(asc(stepDefinitions.order), asc(stepDefinitions.id)).prepare();
  const itsSessions = orm
    .select()
    .from(sessions)
    .where(eq(sessions.workshopId, id))
    .orderBy(asc(sessions.startedAt), asc(sessions.id))
    .prepare();
  const itsOpenSession = orm
    .select()
    .from(sessions)
    .where(and(eq(sessions.workshopId, id), isNull(sessions.endedAt)))
    .orderBy(desc(sessions.startedAt), desc(sessions.id))
    .limit(1)
    .prepare();
  const open = orm
    .select()
    .from(sessions)
    .where(isNull(sessions.endedAt))
    .orderBy(asc(sessions.startedAt), asc(sessions.id))
    .prepare();
  const members = orm
    .select()
    .from(workshopMembers)
    .where(eq(workshopMembers.workshopId, id))
    .orderBy(asc(workshopMembers.createdAt), asc(workshopMembers.id))
    .prepare();
  const packs = orm
    .select({ ...packColumns, assembled: sql<number>`${buildPacks.content} is not null` })
    .from(buildPacks)
    .where(eq(buildPacks.workshopId, id))
    .orderBy(desc(buildPacks.createdAt), desc(buildPacks.id))
    .prepare();
  const pack = orm.select().from(buildPacks).where(eq(buildPacks.id, id)).prepare();
  const exists = db.prepare<[string]>('SELECT 1 FROM workshops WHERE id = ?');

  /** Rows of outputs that the running transaction wrote are projected at its end; their time is known now. */
  const withTime = (row: StepRow): StepRow => {
    const ms = outputs.writtenAt(row.id);
    return ms === undefined ? row : { ...row, updatedAt: new Date(Math.max(ms, row.updatedAt.getTime())) };
  };

  return {
    workshop: (workshopId) => workshop.get({ id: workshopId }),
    cards: createCardQuery(db),
    steps: (workshopId) => steps.all({ id: workshopId }).map(withTime),
    step(workshopId, ofStep) {
      const row = step.get({ id: workshopId, stepId: ofStep });
      return row === undefined ? undefined : withTime(row);
    },
    output: (stepRowId) => outputs.read(stepRowId),
    itemWasDeleted: (stepRowId, collection, id) => outputs.wasDeleted(stepRowId, collection, id),
    stepDefinitions: () => definitions.all(),
    sessions: (workshopId) => itsSessions.all({ id: workshopId }),
    openSession: (workshopId) => itsOpenSession.get({ id: workshopId }),
    openSessions: () => open.all(),
    members: (workshopId) => members.all({ id: workshopId }),
    buildPacks: (workshopId) => packs.all({ id: workshopId }).map((row) => ({ ...row, assembled: row.assembled === 1 })),
    buildPack: (packId) => pack.get({ id: packId }),
    local: (workshopId) => localTables.local(workshopId),
    pendingDeletes: () => localTables.pendingDeletes(),
    lastWriteAt(workshopId) {
      const newest = exists.get(workshopId) === undefined ? undefined : registers.newest(workshopId);
      return newest === undefined ? undefined : new Date(hlcMs(newest));
    },
    referredAttachments: () => referredPictures(db),
    namedPictures: pictures.named,
    carriedParts: pictures.parts,
    carriedPictures: pictures.whole,
    setting: (key) => localTables.setting(key),
  };
}
