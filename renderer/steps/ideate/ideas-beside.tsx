import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { Place } from '../../features/diagram/tidy-forest.ts';
import { isNoteColor, paperStyle } from '../../features/fields/color.tsx';
import { SectionHead } from '../../features/items/section-head.tsx';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { usePlaceDrag } from '../../features/surface/use-place-drag.ts';
import { RowMenu } from '../../ui/menu.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { hangUnder, type Idea, type WholeLink } from './mind-map-model.ts';
import s from './mind-map.module.css';

export interface IdeasBesideProps {
  readonly ideas: readonly Idea[];
  readonly onMap: readonly Idea[];
  readonly links: readonly WholeLink[];
  /** Where an idea of its own finds room. */
  readonly nextRoot: () => Place;
  readonly nameOf: (idea: Idea) => string;
}

/** Ideas that are not on the map: dragged onto one that is, or put there by a menu. */
export function IdeasBeside({ ideas, onMap, links, nextRoot, nameOf }: IdeasBesideProps) {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const put = (id: string, parent: string): void => {
    if (parent === '') actions.set({ collection: 'ideas', id }, 'mapPosition', nextRoot());
    else actions.apply(hangUnder(id, parent, links));
  };
  const readOnly = useReadOnly();
  const { dragged, begin } = usePlaceDrag(({ id }, { clientX, clientY }) => {
    const over = document.elementFromPoint(clientX, clientY);
    const node = over?.closest<HTMLElement>('[data-node]')?.dataset['node'];
    if (node !== undefined) put(id, node);
  });
  return (
    <section className={s['tray']} aria-label={t('ideate.map.beside')} data-print="none">
      <SectionHead title={t('ideate.map.beside')} hint={readOnly ? undefined : t('ideate.map.besideHint')} />
      <ul className={s['beside']}>
        {ideas.map((idea) => (
          <li
            key={idea.id}
            style={{
              ...paperStyle(isNoteColor(idea.color) ? idea.color : 'yellow'),
              ...(dragged?.id === idea.id ? { transform: `translate(${String(dragged.dx)}px, ${String(dragged.dy)}px)` } : {}),
            }}
            data-lifted={dragged?.id === idea.id ? '' : undefined}
            onPointerDown={(event) => {
              begin(idea.id, event);
            }}
          >
            <span data-grip={readOnly ? undefined : ''}>
              {readOnly ? (
                nameOf(idea)
              ) : (
                <RowMenu
                  label={t('ideate.map.put', { name: nameOf(idea) })}
                  icon={<Plus aria-hidden />}
                  groups={() => [
                    { id: 'own', items: [{ id: '', label: t('ideate.map.own') }] },
                    { id: 'under', heading: t('common.moveTo'), items: onMap.map((other) => ({ id: other.id, label: nameOf(other) })) },
                  ]}
                  onAction={(parent) => {
                    put(idea.id, parent);
                    focusItem(idea.id, 'text');
                  }}
                >
                  {nameOf(idea)}
                </RowMenu>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
