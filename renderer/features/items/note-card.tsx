import { memo, useLayoutEffect, useRef, type ReactNode } from 'react';

import type { NoteColor } from '../../../shared/domain/field-specs.ts';
import { dragAttributes } from '../drag/drag-attributes.ts';
import { Grip } from '../drag/grip.tsx';
import { paperStyle } from '../fields/color.tsx';
import { HiddenNote, useIsHidden } from '../facilitation/private-brainstorm.tsx';
import { TextField } from '../fields/text-field.tsx';
import { itemAttributes } from '../step/focus-item.ts';
import { useFieldTexts } from '../texts.ts';
import { VoteCount } from '../voting/vote-results.tsx';
import { ItemMenu, moveKeys } from './item-menu.tsx';
import s from './items.module.css';
import { useAwake } from './use-awake.ts';
import type { ItemCommands } from './use-item-commands.ts';

/** So many notes of a list are live at once; those after them rest until they come near the view. */
const EAGER_NOTES = 12;

/** Whether the note at a place of its list is live from the start, for `NoteCard`. */
export function isEagerNote(index: number): boolean {
  return index < EAGER_NOTES;
}

export interface NoteCardProps<I extends { readonly id: string }> {
  readonly collection: string;
  readonly item: I;
  readonly field: string;
  readonly color: NoteColor;
  readonly commands: ItemCommands<I>;
  readonly menuLabel: string;
  /** Short facts in the note's foot: a persona, a name. */
  readonly meta?: ReactNode;
  /** Controls before the menu, such as a star. */
  readonly controls?: ReactNode;
  /** False for notes far down a long list: they show their text only until they come near the view, are focused or pointed at. */
  readonly eager?: boolean | undefined;
  /** Can be dragged; needs a drag surface around it. */
  readonly draggable?: boolean | undefined;
}

function NoteCardView<I extends { readonly id: string }>(props: NoteCardProps<I>) {
  const { item, color, commands, eager = true, draggable = false } = props;
  const ref = useRef<HTMLLIElement>(null);
  const [awake, wake] = useAwake(eager, ref);
  const hidden = useIsHidden()(item);
  return (
    <li
      ref={ref}
      className={s['note']}
      style={paperStyle(color)}
      {...itemAttributes(item.id)}
      {...(draggable && !hidden ? dragAttributes(item.id) : {})}
      onKeyDown={awake ? moveKeys(item, commands) : undefined}
      onPointerEnter={awake ? undefined : wake}
      onFocus={awake ? undefined : wake}
    >
      {awake ? <LiveNote {...props} /> : <RestingNote {...props} />}
    </li>
  );
}

/** A note: text on coloured paper, written in place, with a menu for everything else. */
export const NoteCard = memo(NoteCardView) as typeof NoteCardView;

function LiveNote<I extends { readonly id: string }>({ collection, item, field, commands, menuLabel, meta, controls, draggable = false }: NoteCardProps<I>) {
  const isHidden = useIsHidden();
  if (isHidden(item)) return <HiddenNote />;
  return (
    <>
      <TextField collection={collection} item={item} field={field} look="note" bare />
      <div className={s['foot']}>
        {draggable && <Grip />}
        <span className={s['meta']}>{typeof meta === 'string' ? <span className={s['metaText']}>{meta}</span> : meta}</span>
        <VoteCount itemId={item.id} />
        {controls}
        <ItemMenu label={menuLabel} item={item} commands={commands} />
      </div>
    </>
  );
}

/** What a note is before it is needed: its text, named and focusable like the field that takes its place. */
function RestingNote<I extends { readonly id: string }>({ collection, item, field }: NoteCardProps<I>) {
  const ref = useRef<HTMLDivElement>(null);
  const texts = useFieldTexts();
  const isHidden = useIsHidden();
  // Whoever had come to the text goes on in the field.
  useLayoutEffect(() => {
    const resting = ref.current;
    const note = resting?.parentElement;
    return () => {
      if (resting === null || document.activeElement !== resting) return;
      queueMicrotask(() => note?.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus({ preventScroll: true }));
    };
  }, [field]);
  const text = (item as Readonly<Record<string, unknown>>)[field];
  if (isHidden(item)) return <HiddenNote />;
  return (
    <div ref={ref} className={s['resting']} role="textbox" aria-multiline tabIndex={0} aria-label={texts.label(collection, field)} data-field={field}>
      {typeof text === 'string' ? text : ''}
    </div>
  );
}
