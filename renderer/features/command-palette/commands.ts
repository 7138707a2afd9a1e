import { useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react';

/** Where a command stands in the palette. */
export const COMMAND_GROUPS = ['go', 'step', 'room', 'agenda', 'methods', 'view'] as const;

export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something a person can do from the palette, and by its key where it has one. */
export interface Command {
  /** Unique among all commands of the page. */
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  /** Further words it is found by. */
  readonly words?: string | undefined;
  /** Key as in `KeyboardEvent.key`, in lower case; runs while nobody types and no dialog is open. */
  readonly key?: string | undefined;
  readonly run: () => void;
}

/** A command as the palette lists it. Running it always runs what the page means by it now. */
export type ListedCommand = Command;

const sources = new Map<string, { readonly order: number; readonly read: () => readonly Command[] }>();
const listeners = new Set<() => void>();
let order = 0;
let version = 0;

/**
 * Offers commands while the component is there. `name` tells sources apart in the list of sources, nothing else; the list may
 * change with every render, the palette asks for it when it opens.
 */
export function useCommands(name: string, commands: readonly Command[]): void {
  const key = `${name}${useId()}`;
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  // Before the page shows: a key that is pressed when it does is not lost.
  useLayoutEffect(() => {
    order += 1;
    sources.set(key, { order, read: () => latest.current });
    changed();
    return () => {
      sources.delete(key);
      changed();
    };
  }, [key]);
}

/** Every command offered now, in the order of the groups. */
export function offeredCommands(): readonly ListedCommand[] {
  const all = [...sources.values()].sort((a, b) => a.order - b.order).flatMap(({ read }) => read());
  const byId = new Map(all.map((command) => [command.id, command]));
  return [...byId.values()].sort((a, b) => COMMAND_GROUPS.indexOf(a.group) - COMMAND_GROUPS.indexOf(b.group));
}

/** The command of a key, if one is offered now. */
export function commandOfKey(key: string): Command | undefined {
  return offeredCommands().findLast((command) => command.key === key);
}

/** Changes whenever a source comes or goes; for lists that show the commands while they are open. */
export function useCommandsVersion(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => version,
  );
}

function changed(): void {
  version += 1;
  for (const listener of listeners) listener();
}
