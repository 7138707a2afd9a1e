import { Smile } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { NoteColor } from '../../../shared/domain/field-specs.ts';
import { cx } from '../../ui/cx.ts';
import { FieldError } from '../../ui/field.tsx';
import { paperStyle } from '../fields/color.tsx';
import { useDraft } from '../fields/use-draft.ts';
import { fieldSpecOf } from '../step/collections.ts';
import { useActions } from '../step/step-context.tsx';
import { useFieldTexts } from '../texts.ts';
import type { BoardEdits } from './board-edits.ts';
import type { BoardItem, Groups } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import s from './board.module.css';
import { EmojiPicker, PICKER_SIZE } from './emoji-picker.tsx';
import type { Point } from './geometry.ts';
import { FOOT, NOTE_LOOKS, PADDING, pictureHeight } from './note-metrics.ts';
import { FRAME } from './scene.ts';
import { besideNote, toView } from './viewport.ts';

/** What is being written on. A new note has no item until something is written. */
export type Editing =
  | { readonly kind: 'note'; readonly id: string }
  | { readonly kind: 'new'; readonly id: string; readonly at: Point; readonly groupId: string | null; readonly fields: Readonly<Record<string, unknown>>; readonly rowStart: Point }
  | { readonly kind: 'group'; readonly id: string };

/** How writing ended: Enter goes on to the next new note, Tab to the next note. */
export type EndOfEditing = 'enter' | 'tab' | 'back' | 'escape' | 'blur';

export interface BoardEditorProps<I extends BoardItem> {
  readonly editing: Editing;
  readonly view: BoardView<I>;
  readonly edits: BoardEdits<I>;
  readonly items: readonly I[];
  readonly groups: Groups | undefined;
  readonly collection: string;
  readonly textField: keyof I & string;
  readonly defaultColor: NoteColor;
  readonly onDone: (editing: Editing, how: EndOfEditing, text: string) => void;
}

/** The text of one note or the name of one group, edited in its place and saved while one types. */
export function BoardEditor<I extends BoardItem>({ editing, view, edits, items, groups, collection, textField, defaultColor, onDone }: BoardEditorProps<I>) {
  const { t } = useTranslation('board');
  const actions = useActions();
  const texts = useFieldTexts();
  const { t: emoji } = useTranslation('emoji');
  const [picking, setPicking] = useState<Point | null>(null);
  /** Opens the picker where the board has room for it. */
  const pick = (): void => {
    const { offsetTop: y = 0, offsetLeft: x = 0, offsetWidth: width = 0, offsetHeight: height = 0 } = box.current ?? {};
    const at = besideNote({ x, y, width, height }, view.size, PICKER_SIZE);
    setPicking({ x: at.x - x, y: at.y - y });
  };
  const box = useRef<HTMLDivElement>(null);
  const control = useRef<HTMLTextAreaElement>(null);
  const isGroup = editing.kind === 'group';
  const group = isGroup ? groups?.items.find(({ id }) => id === editing.id) : undefined;
  const item = isGroup ? undefined : items.find(({ id }) => id === editing.id);
  const stored: unknown = isGroup ? group?.name : item?.[textField];
  const where = isGroup && groups !== undefined ? { collection: groups.collection, field: 'name' } : { collection, field: textField };
  const spec = fieldSpecOf(actions.stepId, where.collection, where.field);
  const made = useRef(editing.kind !== 'new');
  const caretAt = useRef<number | null>(null);
  const draft = useDraft(typeof stored === 'string' ? stored : '', spec, (text, gesture) => {
    edits.typing(editing.id, gesture);
    if (editing.kind === 'new' && !made.current) {
      made.current = true;
      edits.addOne(editing.id, text, editing.fields, gesture);
    } else actions.set({ collection: where.collection, id: editing.id }, where.field, text, gesture);
  });

  useLayoutEffect(() => {
    const follow = (): void => {
      const element = box.current;
      if (element === null) return;
      const { scale } = view.viewport;
      const note = view.scene.index.get(editing.id);
      const frame = view.scene.groups.find(({ id }) => id === editing.id);
      const rect = isGroup ? frame : (note ?? (editing.kind === 'new' ? { ...editing.at, width: NOTE_LOOKS.medium.width, height: NOTE_LOOKS.medium.width } : undefined));
      if (rect === undefined) return;
      const at = toView(view.viewport, rect);
      const look = NOTE_LOOKS[note?.size ?? 'medium'];
      const { style } = element;
      style.left = `${String(at.x)}px`;
      style.top = `${String(at.y)}px`;
      style.width = `${String(Math.max(rect.width * scale, isGroup ? 120 : 96))}px`;
      style.minHeight = `${String((isGroup ? FRAME.title : rect.height) * scale)}px`;
      style.fontSize = `${String(Math.max(12, (isGroup ? 18 : look.font) * scale))}px`;
      style.paddingTop = isGroup ? '0' : `${String((PADDING + (note?.picture ? Math.min(pictureHeight(note.picture, note.size), 3 * note.width) : 0)) * scale)}px`;
      style.paddingInline = `${String(PADDING * scale)}px`;
      style.paddingBottom = isGroup ? '0' : `${String(FOOT * scale * 0.5)}px`;
    };
    follow();
    return view.onFrame(follow);
  }, [view, editing, isGroup]);

  useLayoutEffect(() => {
    const element = control.current;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  // A press beside the letters is still one on the note: the writing goes on.
  useLayoutEffect(() => {
    const element = box.current;
    const keep = (event: MouseEvent): void => {
      if (event.target === element) event.preventDefault();
    };
    element?.addEventListener('mousedown', keep);
    return () => {
      element?.removeEventListener('mousedown', keep);
    };
  }, []);

  // With the new text, and before a next key: a frame later it would come between what is typed.
  useLayoutEffect(() => {
    if (caretAt.current === null) return;
    control.current?.setSelectionRange(caretAt.current, caretAt.current);
    caretAt.current = null;
  });

  const end = (how: EndOfEditing): void => {
    draft.flush();
    onDone(editing, how, draft.text);
  };
  const within = ({ relatedTarget }: FocusEvent): boolean => relatedTarget instanceof Node && box.current?.contains(relatedTarget) === true;
  const backToText = (caret?: number): void => {
    const element = control.current;
    element?.focus({ preventScroll: true });
    setPicking(null);
    caretAt.current = caret ?? null;
  };
  const problem = draft.problem === null ? null : texts.problem(draft.problem);
  const color = item?.color ?? (editing.kind === 'new' ? ((editing.fields['color'] as NoteColor | undefined) ?? defaultColor) : defaultColor);
  return (
    <div ref={box} className={cx(s[isGroup ? 'titleEditor' : 'editor'], picking !== null && s['picking'])} style={isGroup ? undefined : paperStyle(color)} data-editing={editing.id}>
      <textarea
        ref={control}
        className={s['editorText']}
        aria-label={isGroup ? t('group.name') : t('note.edit')}
        aria-invalid={problem === null ? undefined : true}
        data-field={where.field}
        dir="auto"
        rows={1}
        value={draft.text}
        placeholder={isGroup ? t('group.unnamed') : texts.example(collection, textField)}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          draft.change(isGroup ? typed.replace(/\s*[\r\n]+\s*/g, ' ') : typed);
        }}
        onBlur={(event) => {
          if (!within(event)) end('blur');
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === '.' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            pick();
            return;
          }
          const how = endOf(event.key, event.shiftKey);
          if (how === null || (draft.problem !== null && how !== 'escape')) return;
          event.preventDefault();
          event.stopPropagation();
          end(how);
        }}
      />
      {problem !== null && <FieldError text={problem} />}
      {!isGroup && picking === null && (
        <button
          type="button"
          className={s['emojiButton']}
          aria-label={emoji('label')}
          title={emoji('label')}
          tabIndex={-1}
          onPointerDown={(event) => {
            event.preventDefault();
            pick();
          }}
        >
          <Smile aria-hidden />
        </button>
      )}
      {picking !== null && (
        <div
          className={s['emojiAt']}
          style={{ left: picking.x, top: picking.y }}
          onBlur={(event) => {
            if (!within(event)) end('blur');
          }}
        >
          <EmojiPicker
            onPick={(picked) => {
              const { selectionStart: from, selectionEnd: to } = control.current ?? { selectionStart: draft.text.length, selectionEnd: draft.text.length };
              draft.change(draft.text.slice(0, from) + picked + draft.text.slice(to));
              backToText(from + picked.length);
            }}
            onClose={() => {
              backToText();
            }}
          />
        </div>
      )}
    </div>
  );
}

function endOf(key: string, shift: boolean): EndOfEditing | null {
  if (key === 'Enter') return shift ? null : 'enter';
  if (key === 'Tab') return shift ? 'back' : 'tab';
  return key === 'Escape' ? 'escape' : null;
}
