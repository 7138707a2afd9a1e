import type { ReactElement, ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';

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

/** Several views of one thing; only the chosen one is in the page. Arrow keys go from tab to tab. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const current = tabs.find((tab) => tab.id === selected) ?? tabs[0];
  if (current === undefined) return null;
  return (
    <AriaTabs
      selectedKey={current.id}
      onSelectionChange={(key) => {
        onSelect(String(key));
      }}
    >
      <TabList aria-label={label} className={cx(s['list'])}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={cx(s['tab'])}>
            {tab.label}
            {typeof tab.count === 'number' ? <TabCount count={tab.count} /> : tab.count}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={current.id} id={current.id} className={cx(s['panel'])}>
        {current.content()}
      </TabPanel>
    </AriaTabs>
  );
}
