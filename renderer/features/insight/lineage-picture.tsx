import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Insight } from '../../../shared/domain/insight.ts';
import { cx } from '../../ui/cx.ts';
import s from './insight.module.css';
import { columnWidth, layoutLineage, relatives, SIZES } from './lineage-layout.ts';

/** The dependency picture: columns from findings to stories, lines between what came from what, and a table that says the same. */
export function LineagePicture({ workshopId, insight }: { readonly workshopId: string; readonly insight: Insight }) {
  const { t } = useTranslation('insight');
  const { columns, links } = insight;
  const [room, watch] = useRoom();
  const width = columnWidth(columns.filter(({ nodes }) => nodes.length > 0).length, room);
  const layout = useMemo(() => layoutLineage({ columns, links }, width), [columns, links, width]);
  const [followed, setFollowed] = useState<string | null>(null);
  const lit = useMemo(() => (followed === null ? null : relatives(followed, links)), [followed, links]);
  const shown = columns.filter(({ nodes }) => nodes.length > 0);
  if (links.length === 0) return <p className={s['soft']}>{t('noLineage')}</p>;
  const textOf = new Map(layout.nodes.map(({ id, text }) => [id, text]));
  const isLit = (id: string): boolean => lit === null || lit.has(id);
  return (
    <>
      <p className={s['soft']}>{t('lineageHint')}</p>
      <div ref={watch} className={s['scroll']} tabIndex={0} role="group" aria-label={t('picture', { nodes: layout.nodes.length, links: links.length })}>
        <div className={s['picture']} style={{ width: layout.width, height: layout.height }}>
          <svg className={s['lines']} width={layout.width} height={layout.height} aria-hidden>
            {layout.lines.map(({ from, to, path }) => (
              <path key={`${from}>${to}`} d={path} className={cx(s['path'], lit !== null && (isLit(from) && isLit(to) ? s['pathLit'] : s['dim']))} />
            ))}
          </svg>
          {shown.map((column, index) => (
            <span key={column.id} className={s['columnHead']} style={{ left: index * (width + SIZES.gap), width }}>
              {t(`columns.${column.id as 'ideas'}`)}
            </span>
          ))}
          {layout.nodes.map((node) => (
            <Link
              key={node.id}
              href={`/w/${workshopId}/${node.step}`}
              className={cx(s['node'], node.links === 0 && s['loose'], lit !== null && !isLit(node.id) && s['dim'])}
              style={{ left: node.x, top: node.y, width, height: SIZES.node }}
              title={node.text}
              data-node={node.id}
              onPointerEnter={() => setFollowed(node.id)}
              onPointerLeave={() => setFollowed(null)}
              onFocus={() => setFollowed(node.id)}
              onBlur={() => setFollowed(null)}
            >
              <span>{node.text}</span>
            </Link>
          ))}
          {shown.map((column, index) =>
            column.total > column.nodes.length ? (
              <span
                key={column.id}
                className={s['more']}
                style={{ left: index * (width + SIZES.gap), top: SIZES.head + column.nodes.length * (SIZES.node + SIZES.space), width }}
              >
                {t('more', { count: column.total - column.nodes.length })}
              </span>
            ) : null,
          )}
        </div>
      </div>
      <details>
        <summary className={s['soft']}>{t('table')}</summary>
        <table className={s['table']}>
          <thead>
            <tr>
              <th scope="col">{t('from')}</th>
              <th scope="col">{t('to')}</th>
            </tr>
          </thead>
          <tbody>
            {links.map(({ from, to }) => (
              <tr key={`${from}>${to}`}>
                <td>{textOf.get(from)}</td>
                <td>{textOf.get(to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** The width there is for the picture, in CSS pixels, and the ref of the element that says so. */
function useRoom(): readonly [room: number, watch: (element: HTMLElement | null) => (() => void) | undefined] {
  const [room, setRoom] = useState(0);
  const watch = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [room, watch];
}
