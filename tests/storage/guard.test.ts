import { describe, expect, test } from 'vitest';

import { NO_PROGRESS } from '../../electron/core/sync/progress.ts';
import type { WireRegister } from '../../electron/core/sync/protocol.ts';
import { ok } from '../../shared/domain/result.ts';
import { openStore, rawDatabase, tempDataDir } from '../support/open-store.ts';
import { DOMAIN_TABLES } from '../support/project-registers.ts';

function filled() {
  const dataDir = tempDataDir();
  const store = openStore({ dataDir });
  store.mutate('local_a', (unit) => {
    unit.insert('workshops', { id: 'ws_a', clerkUserId: 'local_a', title: 'T', originalIdea: '' });
    unit.insert('workshop_members', { id: 'wm_a', workshopId: 'ws_a', clerkUserId: 'local_a', role: 'owner' });
    unit.insert('workshop_steps', { id: 'wst_a', workshopId: 'ws_a', stepId: 'ideate' });
    unit.insert('sessions', { id: 'ses_a', workshopId: 'ws_a' });
    unit.insert('build_packs', { id: 'bp_a', workshopId: 'ws_a', title: 'P' });
    return ok(null);
  });
  const cursor = { remote: 'r', pushed: 0, resendTo: 0 };
  const orphan: WireRegister = ['sessions', 'ses_b', '$row', 'true', `${'0'.repeat(31)}1`, 'b'];
  const lost: WireRegister = ['workshops', 'ws_a', 'title', '"Another"', `${'0'.repeat(31)}1`, 'b'];
  store.sync.commit('r', 'ws_a', [
    { kind: 'progress', progress: NO_PROGRESS },
    { kind: 'apply', registers: [orphan], staged: false, origin: 'r', cursor },
    { kind: 'lost', registers: [lost] },
    { kind: 'quarantine', refused: [{ code: 'malformed', detail: '', entries: [] }] },
    { kind: 'stage', through: 1, page: [] },
  ]);
  return { store, raw: rawDatabase(dataDir) };
}

const guarded = [
  ...DOMAIN_TABLES, 'sync_entry', 'sync_row_key', 'sync_scope_key', 'sync_remote', 'sync_stage', 'sync_parked', 'sync_conflict', 'sync_quarantine', 'sync_event',
];

describe('a write that bypasses mutate', () => {
  test.each(guarded)('is refused on %s: insert, replace, update, delete', (table) => {
    const { raw } = filled();
    const before = raw.prepare(`SELECT * FROM ${table}`).all();
    expect(before.length).toBeGreaterThan(0);
    const columns = (raw.pragma(`table_info(${table})`) as { name: string }[]).map((column) => `"${column.name}"`);
    const [first = '', second = ''] = columns;
    const freshId = table === 'sync_entry' ? `${first} + 1000` : table.startsWith('sync_') ? 'NULL' : `${first} || 'x'`;
    const attempts = [
      `INSERT INTO ${table} (${columns.join()}) SELECT ${columns.map((name) => (name === first ? freshId : name === '"seq"' ? 'seq + 1000' : name)).join()} FROM ${table} LIMIT 1`,
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`,
      `UPDATE ${table} SET ${second} = ${second}`,
      `DELETE FROM ${table}`,
    ];
    for (const sql of attempts) expect(() => raw.exec(sql), sql).toThrow(`write outside mutate(): ${table}`);
    expect(raw.prepare(`SELECT * FROM ${table}`).all()).toEqual(before);
  });

  test('is refused on the store’s own connection too, before and after a transaction', async () => {
    const { store } = filled();
    const { workshops } = await import('../../shared/schema/sqlite/index.ts');
    const bypass = () => store.orm.update(workshops).set({ title: 'bypassed' }).run();
    expect(bypass).toThrow();
    expect(() => store.mutate('local_a', () => { throw new Error('bug'); })).toThrow('bug');
    expect(bypass).toThrow();
    expect(store.workshop('ws_a')?.title).toBe('T');
  });

  test('every table with rows that sync has its three guards', () => {
    const { raw } = filled();
    const triggers = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name").pluck().all();
    const expected = guarded.flatMap((table) => ['insert', 'update', 'delete'].map((kind) => `guard_${table}_${kind}`));
    expect(triggers).toEqual(expected.sort());
  });
});
