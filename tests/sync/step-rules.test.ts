import { describe, expect, test } from 'vitest';

import type { PullAnswer, WireRegister } from '../../electron/core/sync/protocol.ts';
import { NO_PROGRESS } from '../../electron/core/sync/progress.ts';
import { ALL_RULES, type SyncRules } from '../../electron/core/sync/rules.ts';
import { scopeState, scopeStep, type ScopeContext } from '../../electron/core/sync/scope-step.ts';
import { ok } from '../../shared/domain/result.ts';
import { Laptop } from '../simulation/laptop.ts';
import { MemoryRemote } from '../simulation/memory-remote.ts';
import { MemoryStorage, type Edit } from '../simulation/memory-storage.ts';
import { STEP_RULES } from '../simulation/mutants.ts';

const NOW = 1_800_000_000_000;
const OWNER: Edit = ['workshops', 'ws_a', 'clerk_user_id', '"ann"'];
const WORKSHOP: readonly Edit[] = [['workshops', 'ws_a', '$row', 'true'], OWNER, ['workshops', 'ws_a', 'title', '"T"']];

/** Ann's laptop with these transactions, all of them unsent. */
function annWith(rules: SyncRules, transactions: readonly (readonly Edit[])[]): Laptop {
  const storage = new MemoryStorage('aaaaaaaa', () => 'bbbbbbbb', rules);
  for (const edits of transactions) storage.write('ws_a', edits, 'ann', NOW);
  return new Laptop('ann', storage, rules, { page: 10, batch: 4 }, () => NOW);
}

/** Pushes until there is nothing more, as far as some rounds go; a remote answers as `answer` says. */
function pushAll(ann: Laptop, remote: MemoryRemote, refuses: (request: string) => boolean = () => false): void {
  for (let id = 1; id < 30; id += 1) {
    const send = ann.startPush('r', 'ws_a', () => id.toString(16).padStart(16, '0'));
    if (send?.kind !== 'push') return;
    const answer = refuses(JSON.stringify(send.request)) ? ({ ok: false, now: NOW, error: 'malformed', detail: '' } as const) : remote.push('ann', send.request);
    ann.take('r', 'ws_a', { kind: 'pushed', answer: ok(answer) });
  }
}

const titleOn = (remote: MemoryRemote): string | null | undefined => remote.register('ws_a', 'workshops|ws_a|title')?.[3];

/** What holds with a rule on; each says whether it does. */
const HOLDS: Readonly<Record<(typeof STEP_RULES)[number], (rules: SyncRules) => boolean>> = {
  narrow: (rules) => {
    const remote = new MemoryRemote(() => NOW);
    const ann = annWith(rules, [WORKSHOP, [['workshop_steps', 'wst_a', 'mood', '"a gateway chokes on this"']], [['workshops', 'ws_a', 'title', '"Good"']]]);
    pushAll(ann, remote, (request) => request.includes('chokes'));
    return titleOn(remote) === '"Good"' && ann.storage.quarantine.length === 1;
  },
  replay: (rules) => {
    const context: ScopeContext = {
      remote: 'r', device: 'aaaaaaaa', rules, pageLimit: 10, clockOffset: 0, localNow: NOW, lastSeq: 0, shared: false, newestShared: () => '0'.repeat(32),
    };
    const register: WireRegister = ['workshops', 'ws_a', 'title', '"old"', `${NOW.toString(16).padStart(12, '0')}${'0'.repeat(20)}`, 'ben'];
    const before = { ...NO_PROGRESS, cursor: 9, seen: [9, '9'.repeat(16)] as const };
    const asked = scopeStep(scopeState('ws_a', before), { kind: 'pull' }, context).state;
    // The answer to a question that was asked when the feed was shorter.
    const old: PullAnswer = { ok: true, now: NOW, role: 'editor', page: [register], through: 4, head: 4, anchor: [4, '4'.repeat(16)], done: true };
    return scopeStep(asked, { kind: 'pulled', answer: ok(old) }, context).then === 'invalid_answer';
  },
  lead: (rules) => {
    const remote = new MemoryRemote(() => NOW);
    const more = [1, 2, 3, 4].map((n): readonly Edit[] => [['workshop_steps', `wst_${n}`, '$row', 'true'], ['workshop_steps', `wst_${n}`, 'workshop_id', '"ws_a"']]);
    // Who owns it was written once more at last, so that it stands at the end of the log.
    pushAll(annWith(rules, [WORKSHOP, ...more, [OWNER]]), remote);
    return titleOn(remote) === '"T"' && remote.registers('ws_a').size === 11;
  },
};

describe('rules of the protocol that no schedule of the simulator needs', () => {
  test.each(STEP_RULES)('%s: holds, and is noticed when it is off', (rule) => {
    expect(HOLDS[rule](ALL_RULES)).toBe(true);
    expect(HOLDS[rule]({ ...ALL_RULES, [rule]: false })).toBe(false);
  });

  test('a workshop whose own row is refused with every request stops with all it holds, instead of being tried without end', () => {
    const ann = annWith(ALL_RULES, [WORKSHOP, [['workshop_steps', 'wst_a', '$row', 'true']]]);
    let pushes = 0;
    pushAll(ann, new MemoryRemote(() => NOW), () => (pushes += 1) > 0);
    expect(pushes).toBe(1);
    expect(ann.storage.progress('r', 'ws_a')).toMatchObject({ status: 'frozen', pushed: 0 });
    expect(ann.storage.quarantine).toEqual([]);
  });
});
