import type { PullAnswer, PullRequest, PushAnswer, PushRequest, Refusal, Role, WireRegister } from '../../electron/core/sync/protocol.ts';
import { isAnswerOf } from '../../electron/remote/answer-check.ts';
import type { SimRemote, WebWrite } from './sim-remote.ts';

type Row = Record<string, unknown>;

/** Runs statements in one session, each text as one transaction, and answers with the rows of all of them. */
export type RunSql = (text: string) => Promise<readonly Row[]>;

/** What a backup holds: the tables of sync and those of workshops. The catalog never changes here. */
const TABLES = [
  'workshops', 'workshop_members', 'workshop_steps', 'sessions', 'build_packs',
  'sync_scope', 'sync_register', 'sync_push', 'sync_parked', 'sync_conflict',
] as const;

const ASIDE = "SELECT set_config('workshoppilot.applying', 'on', true)";
const REGISTER = 'table_name, row_id, path, value, hlc, actor';

/** Moves the clock of a database into the hands of the world: all of the functions read the time through this one. */
export async function takeClock(run: RunSql): Promise<void> {
  await run("CREATE OR REPLACE FUNCTION sync_now() RETURNS bigint LANGUAGE sql VOLATILE AS $$ SELECT current_setting('sim.now')::bigint $$");
}

/**
 * A remote that is a real database with the real migrations. Requests call the functions as the role of persons. What happens to its
 * insides is done with SQL: a backup is copied and put back row by row, another program writes the tables, members come and go.
 */
export class SqlRemote implements SimRemote {
  readonly #run: RunSql;
  readonly #now: () => number;

  constructor(run: RunSql, now: () => number) {
    this.#run = run;
    this.#now = now;
  }

  /** Empties it. */
  async reset(): Promise<void> {
    await this.restore(new Map());
  }

  push(person: string, request: PushRequest): Promise<PushAnswer | Refusal> {
    return this.#call('sync_push', person, JSON.stringify(request)) as Promise<PushAnswer | Refusal>;
  }

  pull(person: string, request: PullRequest): Promise<PullAnswer | Refusal> {
    return this.#call('sync_pull', person, JSON.stringify(request)) as Promise<PullAnswer | Refusal>;
  }

  async takesCut(person: string, kind: 'push' | 'pull', text: string): Promise<boolean> {
    try {
      await this.#call(`sync_${kind}`, person, text);
      return true;
    } catch {
      return false;
    }
  }

  async copy(): Promise<ReadonlyMap<string, string>> {
    const asked = TABLES.map((table) => `SELECT '${table}' AS t, coalesce(jsonb_agg(x), '[]')::text AS rows FROM ${table} x${keep(table)}`);
    const rows = await this.#run(asked.join(' UNION ALL '));
    return new Map(rows.map(({ t, rows: text }) => [String(t), String(text)]));
  }

  async restore(copy: ReadonlyMap<string, string>): Promise<void> {
    const drop = [...TABLES].reverse().map((table) => `DELETE FROM ${table} x${keep(table)}`);
    const fill = TABLES.flatMap((table) => {
      const text = copy.get(table) ?? '[]';
      return text === '[]' ? [] : [`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, ${quoted(text)}::jsonb)`];
    });
    await this.#run([ASIDE, ...drop, ...fill].join(';\n'));
  }

  /** Members beside the registers, as a memory remote has them: rights change without anything to pull. */
  async setMember(scope: string, person: string, role: Role | null): Promise<void> {
    const id = `wm_sim_${scope}_${person}`;
    if (role === 'owner') return;
    const change =
      role === null
        ? `DELETE FROM workshop_members WHERE id = '${id}'`
        : `INSERT INTO workshop_members (id, workshop_id, clerk_user_id, role) SELECT '${id}', id, '${person}', '${role}' FROM workshops WHERE id = '${scope}'
           ON CONFLICT (id) DO UPDATE SET role = excluded.role`;
    await this.#run(`${ASIDE}; ${change}`);
  }

  async write(scope: string, stepRow: string, item: string, value: string): Promise<readonly WebWrite[]> {
    const before = await this.registers(scope);
    await this.#run(
      `SELECT set_config('sim.now', '${this.#now()}', false);
       UPDATE workshop_steps SET output = coalesce(output, '{}') || jsonb_build_object('ideas', coalesce(output -> 'ideas', '{}') ||
         jsonb_build_object('${item}', coalesce(output -> 'ideas' -> '${item}', '{}') || jsonb_build_object('text', ${quoted(value)}::jsonb)))
        WHERE id = '${stepRow}' AND workshop_id = '${scope}'`,
    );
    const changed: WebWrite[] = [];
    for (const [key, after] of await this.registers(scope)) {
      const was = before.get(key);
      if (was?.[4] !== after[4]) changed.push({ before: was, after });
    }
    return changed;
  }

  async registers(scope: string): Promise<ReadonlyMap<string, WireRegister>> {
    const rows = await this.#run(`SELECT jsonb_build_array(${REGISTER}) AS r FROM sync_register WHERE scope = '${scope}'`);
    return new Map(
      rows.map(({ r }) => {
        const register = r as WireRegister;
        return [`${register[0]}|${register[1]}|${register[2]}`, register];
      }),
    );
  }

  async value(scope: string, key: string): Promise<string | null | undefined> {
    const [table, row, path] = key.split('|');
    const [found] = await this.#run(`SELECT value FROM sync_register WHERE scope = '${scope}' AND table_name = '${table}' AND row_id = '${row}' AND path = '${path}'`);
    return found?.['value'] as string | null | undefined;
  }

  async rows(scope: string): Promise<unknown> {
    const [found] = await this.#run(
      `SELECT jsonb_build_object(
         'workshops', (SELECT coalesce(jsonb_agg(jsonb_build_array(id, title) ORDER BY id COLLATE "C"), '[]') FROM workshops WHERE id = '${scope}'),
         'members', (SELECT coalesce(jsonb_agg(jsonb_build_array(id, clerk_user_id) ORDER BY id COLLATE "C"), '[]') FROM workshop_members
                      WHERE workshop_id = '${scope}' AND id NOT LIKE 'wm\\_sim\\_%'),
         'steps', (SELECT coalesce(jsonb_agg(jsonb_build_array(id, step_id, output) ORDER BY id COLLATE "C"), '[]') FROM workshop_steps WHERE workshop_id = '${scope}'),
         'sessions', (SELECT coalesce(jsonb_agg(jsonb_build_array(id, sync_ms(ended_at)) ORDER BY id COLLATE "C"), '[]') FROM sessions WHERE workshop_id = '${scope}')) AS rows`,
    );
    return found?.['rows'];
  }

  async #call(name: 'sync_push' | 'sync_pull', person: string, request: string): Promise<unknown> {
    const rows = await this.#run(
      `SELECT set_config('sim.now', '${this.#now()}', false), set_config('request.jwt.claims', '{"sub": "${person}"}', true),
         set_config('role', 'workshoppilot_person', true);
       SELECT ${name}(${quoted(request)}::jsonb) AS answer`,
    );
    const answer = rows.at(-1)?.['answer'];
    if (!isAnswerOf(name, answer)) throw new Error(`${name} answered ${JSON.stringify(answer)}`);
    return answer;
  }
}

function keep(table: (typeof TABLES)[number]): string {
  return table.startsWith('sync_') ? " WHERE x.scope <> 'catalog'" : '';
}

/** A dollar-quoted text; nothing that a world makes holds the tag. */
function quoted(text: string): string {
  return `$simulated$${text}$simulated$`;
}
