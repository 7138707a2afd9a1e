import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../clock.ts';
import { PROTOCOL_VERSION, type RemoteStore, type Refusal, type TransportError } from './protocol.ts';

/** Why a remote did not do what a person asked for. */
export type RemoteProblem = TransportError['kind'] | Exclude<Refusal['error'], 'rewound' | 'stale' | 'clock' | 'malformed' | 'too_large'>;

export interface RemoteFailed {
  readonly kind: 'remote_failed';
  readonly why: RemoteProblem;
}

/** A person waits for the answer: longer than this is no answer. */
export const PATIENCE_MS = 15_000;

/** Asks a remote whether it is there, set up, speaks our protocol, and who it takes us for. */
export async function sayHello(remote: RemoteStore, clock: Clock): Promise<Result<{ readonly person: string }, RemoteFailed>> {
  const answer = await inTime(remote.hello({ v: PROTOCOL_VERSION, device: '00000000' }), clock);
  if (!answer.ok) return answer;
  const { person, protocol } = answer.value;
  if (PROTOCOL_VERSION < protocol[0] || PROTOCOL_VERSION > protocol[1]) return failed('version');
  return person === '' ? failed('forbidden') : ok({ person });
}

/** Gives the caller's membership to whoever holds a share token. */
export async function joinWith(remote: RemoteStore, token: string, clock: Clock): Promise<Result<{ readonly scope: string }, RemoteFailed>> {
  const answer = await inTime(remote.join({ v: PROTOCOL_VERSION, token }), clock);
  return answer.ok ? ok({ scope: answer.value.scope }) : answer;
}

async function inTime<T extends { readonly ok: true }>(
  answer: Promise<Result<T | Refusal, TransportError>>,
  clock: Clock,
): Promise<Result<T, RemoteFailed>> {
  let cancel: () => void = () => undefined;
  const late = new Promise<undefined>((resolve) => {
    cancel = clock.after(PATIENCE_MS, () => resolve(undefined));
  });
  const result = await Promise.race([answer, late]);
  cancel();
  if (result === undefined) return failed('offline');
  if (!result.ok) return failed(result.error.kind);
  if (result.value.ok) return ok(result.value);
  return failed(problemOf(result.value));
}

function problemOf({ error }: Refusal): RemoteProblem {
  switch (error) {
    case 'forbidden':
    case 'gone':
    case 'version':
      return error;
    case 'rewound':
    case 'stale':
    case 'clock':
    case 'malformed':
    case 'too_large':
      return 'invalid_answer';
  }
}

function failed(why: RemoteProblem): { readonly ok: false; readonly error: RemoteFailed } {
  return err({ kind: 'remote_failed', why });
}
