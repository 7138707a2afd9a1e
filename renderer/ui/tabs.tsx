import { useId, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';

import { cx } from './cx.ts';
import s from './tabs.module.css';

export interface TabEntry {
  readonly id: string;
  readonly label: string;
  /** A number shown behind the label, or a part that shows a `TabCount` and renews it without the row of tabs. */
  readonly count?: number | ReactElement | undefined;
  /** Called only while the tab is chosen. */
  readonly content: () => ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly TabEntry[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** A number behind a tab's label; nothing for none. */
export function TabCount({ count }: { readonly count: number }) {
  return count > 0 ? <span className={s['count']}>{count}</span> : null;
}

/**
 * Several views of one thing; only the chosen one is in the page. Arrow keys, Home and End go from tab to tab and open it (WAI-ARIA
 * Authoring Practices, "Tabs with automatic activation"). Plain elements: a library's panel looks for something to focus whenever
 * anything in it changes, and lays out the whole page for that, with every note of a board.
 */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const id = useId();
  const current = tabs.find((tab) => tab.id === selected) ?? tabs[0];
  if (current === undefined) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const next = tabs[tabFor(event.key, tabs.indexOf(current), tabs.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${next.id}"]`)?.focus();
    if (next !== current) onSelect(next.id);
  };
  return (
    <div>
      <div role="tablist" aria-label={label} aria-orientation="horizontal" className={cx(s['list'])} onKeyDown={onKeyDown}>
        {tabs.map((tab) => {
          const chosen = tab === current;
          return (
            <div
              key={tab.id}
              id={`${id}-tab-${tab.id}`}
              role="tab"
              className={cx(s['tab'])}
              data-key={tab.id}
              tabIndex={chosen ? 0 : -1}
              aria-selected={chosen}
              aria-controls={chosen ? `${id}-panel` : undefined}
              onClick={() => {
                if (!chosen) onSelect(tab.id);
              }}
            >
              {tab.label}
              {typeof tab.count === 'number' ? <TabCount count={tab.count} /> : tab.count}
            </div>
          );
        })}
      </div>
      <div key={current.id} id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-tab-${current.id}`} className={cx(s['panel'])}>
        {current.content()}
      </div>
    </div>
  );
}

/** Where a key leads from the tab at `at`, round the ends; undefined for other keys. */
function tabFor(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
