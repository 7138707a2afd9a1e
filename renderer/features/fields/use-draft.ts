import { useEffect, useState } from 'react';

import { fieldProblem, type FieldProblem } from '../../../shared/domain/field-check.ts';
import type { FieldSpec } from '../../../shared/domain/step-model.ts';
import { registerFlush } from '../../connection/flushes.ts';

/** Longest time typed text waits before it is saved; steps.md allows 250 ms. */
const HOLD_MS = 200;
/** After this pause more typing is an edit of its own for undo. */
const GESTURE_PAUSE_MS = 2_000;

let gestures = 0;

/** Text being typed into a field. */
export interface Draft {
  /** What the field shows. */
  readonly text: string;
  /** Why the text cannot be saved; it stays in the field until it can. */
  readonly problem: FieldProblem | null;
  readonly change: (text: string) => void;
  /** Saves at once what still waits; to be called on blur. */
  readonly flush: () => void;
}

/**
 * Holds typed text back for at most 200 ms, then gives it to `commit`; also on blur, when the field goes away, and when the
 * page or the step is left. Typing without a long pause shares one gesture, so that it undoes together.
 */
export function useDraft(saved: string, spec: FieldSpec, commit: (text: string, gesture: string) => void): Draft {
  const [typed, setTyped] = useState<{ readonly text: string; readonly problem: FieldProblem | null } | null>(null);
  const hold = useHold(commit);
  const flush = (): void => {
    hold.release();
    if (typed?.problem === null) setTyped(null);
  };
  const change = (text: string): void => {
    const problem = fieldProblem(spec, text);
    setTyped({ text, problem });
    if (problem !== null) hold.drop();
    else hold.keep(text, () => setTyped((now) => (now?.text === text ? null : now)));
  };
  return { text: typed?.text ?? saved, problem: typed?.problem ?? null, change, flush };
}

type Commit = (text: string, gesture: string) => void;

interface Hold {
  /** Says where released text goes from now on. */
  readonly follow: (commit: Commit) => void;
  readonly keep: (text: string, released: () => void) => void;
  readonly release: () => void;
  readonly drop: () => void;
}

function useHold(commit: Commit): Hold {
  const [hold] = useState(createHold);
  useEffect(() => {
    hold.follow(commit);
  }, [hold, commit]);
  useEffect(
    () => () => {
      hold.release();
    },
    [hold],
  );
  return hold;
}

function createHold(): Hold {
  let commit: Commit = () => undefined;
  let waiting: { readonly text: string; readonly released: () => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unregister: (() => void) | undefined;
  let gesture = '';
  let lastCommit = 0;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
    unregister?.();
    unregister = undefined;
  };
  const release = (): void => {
    stop();
    if (waiting === null) return;
    const { text, released } = waiting;
    waiting = null;
    const now = Date.now();
    if (now - lastCommit > GESTURE_PAUSE_MS) gesture = `typing-${String((gestures += 1))}-${String(now)}`;
    lastCommit = now;
    commit(text, gesture);
    released();
  };
  return {
    follow: (next) => {
      commit = next;
    },
    release,
    keep: (text, released) => {
      waiting = { text, released };
      // The first keystroke starts the clock: nothing waits longer than HOLD_MS, however fast one types.
      timer ??= setTimeout(release, HOLD_MS);
      unregister ??= registerFlush(release);
    },
    drop: () => {
      stop();
      waiting = null;
    },
  };
}
