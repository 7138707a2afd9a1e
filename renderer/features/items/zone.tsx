import type { CSSProperties, ReactNode } from 'react';

import { cx } from '../../ui/cx.ts';
import { dropAttributes } from '../drag/drag-attributes.ts';
import s from './items.module.css';

export interface ZoneProps {
  readonly title: string;
  /** Stands in the place of the title's text, such as a field that edits it. */
  readonly heading?: ReactNode;
  /** A button at the end of the title line. */
  readonly menu?: ReactNode;
  /** Colours the zone's upper edge. */
  readonly style?: CSSProperties | undefined;
  readonly icon?: ReactNode;
  /** What belongs here, in a few words. */
  readonly hint?: string | undefined;
  readonly count?: number | undefined;
  /** Stands above the items: usually the fast entry. */
  readonly entry?: ReactNode;
  /** Takes draggable notes that are dropped on it, under this name. */
  readonly drop?: string | undefined;
  /** The items, as `li` elements. */
  readonly children?: ReactNode;
}

/** A named place for items. */
export function Zone({ title, heading, menu, style, icon, hint, count, entry, drop, children }: ZoneProps) {
  return (
    <section className={cx(s['zone'], style !== undefined && s['edged'])} aria-label={title} style={style} data-list="" {...(drop === undefined ? {} : dropAttributes(drop))}>
      <header className={s['zoneHead']}>
        <h3 className={s['zoneTitle']}>
          {icon}
          {heading ?? title}
          {count !== undefined && <span className={s['count']}>{count}</span>}
          {menu}
        </h3>
        {hint !== undefined && <p className={s['zoneHint']}>{hint}</p>}
      </header>
      {entry}
      <ul className={s['stack']}>{children}</ul>
    </section>
  );
}

/** Zones side by side, fewer of them in a narrow window. */
export function Zones({ columns, children }: { readonly columns: number; readonly children: ReactNode }) {
  return (
    <div className={s['zones']} style={{ '--zone-columns': columns } as CSSProperties}>
      {children}
    </div>
  );
}
