import { ALL_RULES } from '../../electron/core/sync/rules.ts';
import { makeSchedule, shrink } from './schedule.ts';
import { World } from './world.ts';

const [from, count, off] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const rules = off === undefined ? ALL_RULES : { ...ALL_RULES, [off]: false };
const started = Date.now();
let failed = 0;
const kinds = new Map<string, number>();
for (let seed = from; seed < from + count; seed += 1) {
  const schedule = makeSchedule(seed);
  const failures = new World(schedule, rules).run(schedule.actions);
  if (failures.length === 0) continue;
  failed += 1;
  const kind = failures[0]?.slice(0, 3) ?? '';
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (off === undefined && failed <= 2) {
    const small = shrink(schedule, (candidate) => new World(candidate, rules).run(candidate.actions)[0]?.slice(0, 3) === kind);
    console.log(seed, new World(small, rules).run(small.actions), JSON.stringify(small));
  }
}
console.log({ failed, of: count, perSecond: Math.round((count * 1000) / (Date.now() - started)), kinds: Object.fromEntries(kinds) });
