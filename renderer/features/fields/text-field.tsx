import { memo, type KeyboardEvent } from 'react';

import { isNoteCollection } from '../../../shared/domain/room-state.ts';
import { cx } from '../../ui/cx.ts';
import { controlClass, Field, FieldError, type ControlLook } from '../../ui/field.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { HiddenNote, useIsHidden } from '../facilitation/private-brainstorm.tsx';
import { fieldSpecOf } from '../step/collections.ts';
import { useActions } from '../step/step-context.tsx';
import { useFieldTexts } from '../texts.ts';
import s from './fields.module.css';
import { useDraft } from './use-draft.ts';

export interface TextFieldProps extends ControlLook {
  readonly collection: string;
  readonly item: { readonly id: string };
  readonly field: string;
  /** Shows the label above; otherwise it is for screen readers only. */
  readonly labelled?: boolean | undefined;
  /** Takes the place of the field's name as the label. */
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Lines shown while it is empty. */
  readonly rows?: number | undefined;
  /** `title` for the name of a card, `name` for that of a small one, `note` for text on coloured paper. */
  readonly look?: 'title' | 'name' | 'note' | undefined;
  /** Marks a column of a table, so that the up and down keys find the same field in the next row. */
  readonly column?: string | undefined;
  /** Where typed text goes; by default into the item's field. For items that may not be there yet. */
  readonly save?: ((text: string, gesture: string) => void) | undefined;
}

/** A text of an item, edited where it stands and saved while one types. Grows with its text. Hidden while others' notes are. */
export const TextField = memo(function TextField(props: TextFieldProps) {
  const isHidden = useIsHidden();
  return isNoteCollection(props.collection) && isHidden(props.item) ? <HiddenNote /> : <ShownText {...props} />;
});

function ShownText({
  collection,
  item,
  field,
  labelled = false,
  label,
  placeholder,
  rows = 1,
  look,
  column,
  size,
  bare,
  save,
}: TextFieldProps) {
  const actions = useActions();
  const texts = useFieldTexts();
  const spec = fieldSpecOf(actions.stepId, collection, field);
  const stored = (item as Readonly<Record<string, unknown>>)[field];
  const draft = useDraft(typeof stored === 'string' ? stored : '', spec, (text, gesture) => {
    if (save !== undefined) save(text, gesture);
    else actions.set({ collection, id: item.id }, field, text, gesture);
  });
  const name = label ?? texts.label(collection, field);
  const problem = draft.problem === null ? null : texts.problem(draft.problem);
  const readOnly = useReadOnly();
  const oneLine = spec.kind === 'text' && !spec.multiline;
  const control = (attributes: object) => (
    <textarea
      {...attributes}
      rows={rows}
      readOnly={readOnly}
      style={rows > 1 ? { minHeight: `${String(rows * 1.4 + 0.9)}em` } : undefined}
      value={draft.text}
      placeholder={readOnly ? undefined : (placeholder ?? texts.example(collection, field))}
      data-field={field}
      data-column={column}
      className={cx(controlClass({ size, bare }, 'grows'), look !== undefined && s[look])}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        draft.change(oneLine ? typed.replace(/\s*[\r\n]+\s*/g, ' ') : typed);
      }}
      onBlur={draft.flush}
      onKeyDown={(event) => {
        if (oneLine && event.key === 'Enter') event.preventDefault();
        walkRows(event);
      }}
    />
  );
  if (labelled) {
    return (
      <Field label={name} error={problem}>
        {control}
      </Field>
    );
  }
  return (
    <span className={s['wrap']}>
      {control({ 'aria-label': name, 'aria-invalid': problem === null ? undefined : true })}
      {problem !== null && <FieldError text={problem} />}
    </span>
  );
}

/** In a table, Up in the first line and Down in the last go to the same column of the row above or below. */
function walkRows(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { key, currentTarget: control } = event;
  const column = control.dataset['column'];
  if (column === undefined || (key !== 'ArrowUp' && key !== 'ArrowDown') || event.altKey || event.shiftKey) return;
  const up = key === 'ArrowUp';
  const rest = up ? control.value.slice(0, control.selectionStart) : control.value.slice(control.selectionEnd);
  if (rest.includes('\n')) return;
  const row = control.closest('[data-item]');
  const next = up ? row?.previousElementSibling : row?.nextElementSibling;
  const target = next?.querySelector<HTMLElement>(`[data-column="${column}"]`);
  if (target === null || target === undefined) return;
  event.preventDefault();
  target.focus();
}
