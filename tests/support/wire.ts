import { randomBytes } from 'node:crypto';

import { nextHlc, ZERO_HLC, type Hlc } from '../../electron/core/sync/hlc.ts';
import type { Answer, PullAnswer, PushAnswer, PushRequest, RemoteStore, WireChange, WireRegister } from '../../electron/core/sync/protocol.ts';
import { NO_ANCHOR, PROTOCOL_VERSION } from '../../electron/core/sync/protocol.ts';

/** Issues readings like a laptop's clock. */
export class TestLaptop {
  readonly device = randomBytes(4).toString('hex');
  readonly #node = this.device + randomBytes(4).toString('hex');
  #last: Hlc = ZERO_HLC;
  readonly person: string;

  constructor(person: string) {
    this.person = person;
  }

  /** The next reading; `ms` lets the clock go wrong. */
  tick(ms = Date.now()): Hlc {
    return (this.#last = nextHlc(this.#last, ms, this.#node));
  }

  /** One register, value as JSON text of `value`; undefined takes it away. */
  change(table: string, rowId: string, path: string, value: unknown, hlc = this.tick()): WireChange {
    return [table, rowId, path, value === undefined ? null : JSON.stringify(value), hlc];
  }

  /** The registers of a new row. */
  row(table: string, rowId: string, columns: Readonly<Record<string, unknown>>): readonly WireChange[] {
    return [this.change(table, rowId, '$row', true), ...Object.entries(columns).map(([path, value]) => this.change(table, rowId, path, value))];
  }

  /** A workshop with one step. */
  workshop(scope: string, step = `wst_${scope}`): readonly WireChange[] {
    return [
      ...this.row('workshops', scope, { clerk_user_id: this.person, title: 'Quiet trains', original_idea: 'Silence', status: 'draft', visibility: 'private', created_at: 1000 }),
      ...this.row('workshop_steps', step, { workshop_id: scope, step_id: 'ideate', status: 'not_started', created_at: 1000 }),
    ];
  }

  /** A push of whole transactions, one for each list of changes. */
  request(scope: string, transactions: readonly (readonly WireChange[])[], seen = NO_ANCHOR): PushRequest {
    const tx = transactions.map((c, at) => ({ n: at + 1, a: this.person, c }));
    return { v: PROTOCOL_VERSION, scope, device: this.device, id: randomBytes(8).toString('hex'), seen, tx };
  }
}

/** What a request answered with; throws where it was refused or no answer came. */
export async function taken<T extends { readonly ok: true }>(answer: Answer<T>): Promise<T> {
  const got = await answer;
  if (!got.ok || !got.value.ok) throw new Error(`not taken: ${JSON.stringify(got)}`);
  return got.value;
}

/** Why a request was refused, or the kind of the error where no answer came. */
export async function refused(answer: Promise<{ readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly kind: string } }>): Promise<string> {
  const got = await answer;
  if (!got.ok) return got.error?.kind ?? 'error';
  const { ok, error } = got.value as { readonly ok: boolean; readonly error?: string };
  return ok ? 'taken' : (error ?? 'refused');
}

/** Everything in a scope, page by page. */
export async function pullAll(store: RemoteStore, scope: string, limit = 5_000): Promise<readonly WireRegister[]> {
  const registers: WireRegister[] = [];
  for (let after = 0; ; ) {
    const page = await taken<PullAnswer>(store.pull({ v: PROTOCOL_VERSION, scope, seen: NO_ANCHOR, after, limit }));
    registers.push(...page.page);
    if (page.done) return registers;
    after = page.through;
  }
}

export type { PullAnswer, PushAnswer };
