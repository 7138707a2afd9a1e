import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { dropAttributes } from '../../features/drag/drag-attributes.ts';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { focusWhenThere } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { PlainButton } from '../../ui/button.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { CardList, type CardContext } from './card-list.tsx';
import { cellName } from './drop-names.ts';
import s from './story-map.module.css';
import type { Activity, Story } from './story-types.ts';

export interface MapCellProps {
  readonly activity: Activity;
  readonly activityName: string;
  readonly sliceId: string | null;
  readonly sliceName: string;
  readonly stories: readonly Story[];
  readonly context: CardContext;
}

/** The stories of one activity in one slice, with a line to add more. */
export function MapCell({ activity, activityName, sliceId, sliceName, stories, context }: MapCellProps) {
  const { t } = useTranslation('story');
  const label = t('map.cell', { activity: activityName, slice: sliceName });
  return (
    <div className={s['cell']} role="group" aria-label={label} data-list="" {...dropAttributes(cellName({ activityId: activity.id, sliceId }))}>
      <p className={s['cellActivity']}>{activityName}</p>
      <CardList label={label} stories={stories} context={context} />
      <Changes>
        <CellEntry context={label} place={{ activityId: activity.id, sliceId }} />
      </Changes>
    </div>
  );
}

/** A small button that turns into the entry line: a line in every cell would make the map a form. */
function CellEntry({ context, place }: { readonly context: string; readonly place: { readonly activityId: string; readonly sliceId: string | null } }) {
  const { t } = useTranslation('story');
  const { addAll } = useActions();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const focus = (selector: string): void => {
    focusWhenThere(() => root.current?.querySelector<HTMLElement>(selector));
  };
  return (
    <div
      ref={root}
      className={s['cellEntry']}
      onBlur={(event) => {
        if (open && event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        focus('button');
      }}
    >
      {open ? (
        <QuickAdd
          label={t('map.add')}
          context={context}
          collection="stories"
          field="want"
          onAdd={(texts) => {
            addAll(
              'stories',
              texts.map((want) => ({ want, ...place })),
            );
          }}
        />
      ) : (
        <PlainButton
          label={t('map.addHere', { place: context })}
          icon={<Plus aria-hidden />}
          onClick={() => {
            // At once: what is typed after the press must not fall into the gap before the next frame.
            flushSync(() => {
              setOpen(true);
            });
            root.current?.querySelector('input')?.focus();
          }}
        />
      )}
    </div>
  );
}
