import { canonicalJson } from '../../electron/core/sync/canonical-json.ts';
import type { Hlc } from '../../electron/core/sync/hlc.ts';
import { materialize } from '../../electron/core/sync/materialize.ts';
import type { WireRegister } from '../../electron/core/sync/protocol.ts';
import { parseOutputPath } from '../../electron/core/sync/register-path.ts';
import { emptyTree, placeRegister, registerOf } from '../../electron/core/sync/register-tree.ts';

interface Row {
  readonly id: string;
  readonly born: Hlc;
  readonly values: ReadonlyMap<string, unknown>;
  readonly registers: readonly WireRegister[];
}

/**
 * The rows that registers say, told plainly and apart from both projections: present, with their parent, with their required columns,
 * the oldest by (reading of the presence, id) of those that claim the same; rows of one step show what is in any of them.
 */
export function projectModel(scope: string, registers: readonly WireRegister[]): unknown {
  const workshops = rowsOf('workshops', registers).filter(({ values }) => ['clerk_user_id', 'title', 'original_idea'].every((column) => filled(values, column)));
  const below = (table: string, needed: readonly string[]): readonly Row[] =>
    workshops.length === 0
      ? []
      : rowsOf(table, registers).filter(({ values }) => values.get('workshop_id') === scope && needed.every((column) => filled(values, column)));
  const steps = below('workshop_steps', ['step_id']);
  const shownSteps = oldest(steps, 'step_id');
  return {
    members: oldest(below('workshop_members', ['clerk_user_id', 'role']), 'clerk_user_id').map(({ id, values }) => [id, values.get('clerk_user_id')]),
    sessions: below('sessions', []).map(({ id, values }) => [id, filled(values, 'ended_at') ? String(values.get('ended_at') as number) : null]),
    steps: shownSteps.map(({ id, values }) => [id, values.get('step_id'), outputOf(steps.filter((one) => one.values.get('step_id') === values.get('step_id')))]),
    workshops: workshops.map(({ id, values }) => [id, values.get('title')]),
  };
}

function filled(values: Row['values'], column: string): boolean {
  return (values.get(column) ?? null) !== null;
}

function rowsOf(table: string, registers: readonly WireRegister[]): readonly Row[] {
  const byId = new Map<string, WireRegister[]>();
  for (const register of registers) if (register[0] === table) byId.set(register[1], [...(byId.get(register[1]) ?? []), register]);
  const rows = [...byId].flatMap(([id, own]): Row[] => {
    const presence = own.find(([, , path]) => path === '$row');
    if (presence?.[3] !== 'true') return [];
    const columns = own.filter(([, , path]) => !path.startsWith('output/'));
    return [{ id, born: presence[4], registers: own, values: new Map(columns.map(([, , path, value]) => [path, value === null ? null : (JSON.parse(value) as unknown)])) }];
  });
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function oldest(rows: readonly Row[], claim: string): readonly Row[] {
  const rank = ({ born, id }: Row): string => `${born}|${id}`;
  return rows.filter((row) => !rows.some((other) => other.values.get(claim) === row.values.get(claim) && rank(other) < rank(row)));
}

/** The newest register of each path in any of the rows, put together. */
function outputOf(rows: readonly Row[]): unknown {
  const newest = new Map<string, WireRegister>();
  for (const { registers } of rows) {
    for (const register of registers) if (register[4] > (newest.get(register[2])?.[4] ?? '')) newest.set(register[2], register);
  }
  const tree = emptyTree();
  for (const [path, [, , , value, hlc]] of newest) {
    const target = parseOutputPath(path);
    if (target !== undefined) placeRegister(tree, target, registerOf(value, hlc));
  }
  const text = canonicalJson(materialize(tree));
  return text === '{}' ? null : (JSON.parse(text) as unknown);
}
