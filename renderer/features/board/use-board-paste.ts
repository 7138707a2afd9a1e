import { useState, type ClipboardEvent, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { errorCode } from '../../connection/error-code.ts';
import { useToast } from '../../ui/toast.tsx';
import type { StepActions } from '../step/step-actions.ts';
import type { BoardEdits, NewNote } from './board-edits.ts';
import type { BoardItem } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import { GAP, readingOrder } from './arrange.ts';
import { boundsOf, centerOf, type Point } from './geometry.ts';
import type { NoteLayer } from './note-layer.ts';
import { NOTE_LOOKS } from './note-metrics.ts';
import { usePasteProblemText, type PasteDialogProps } from './paste-dialog.tsx';
import { pasteProblem, readPasted } from './paste.ts';
import { seen } from './viewport.ts';

/** More notes than this are shown before they are added. */
const ASK_ABOVE = 60;
/** Text files above this are not read. */
const MOST_TEXT_BYTES = 5 * 1024 * 1024;
/** Notes copied inside the app keep their colours under this type. */
const OWN_TYPE = 'web application/x-workshoppilot-notes';

/** Where something comes onto the board, and into which cluster. */
interface Target {
  readonly at: Point;
  readonly groupId: string | null;
}

export interface BoardPaste {
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: { readonly clipboardData: DataTransfer; preventDefault: () => void }) => void;
  readonly dropHandlers: { readonly onDragOver: (event: DragEvent) => void; readonly onDrop: (event: DragEvent) => void };
  readonly addFiles: (files: readonly File[]) => void;
  /** What the paste dialog shows while it asks. */
  readonly asking: PasteDialogProps | null;
}

export interface PasteDeps<I extends BoardItem> {
  readonly view: BoardView<I>;
  readonly edits: BoardEdits<I>;
  readonly actions: StepActions;
  readonly layer: NoteLayer<I> | null;
  readonly say: (text: string) => void;
}

/** Everything that comes onto a board from outside, by the clipboard, by dragging, or as files. */
export function useBoardPaste<I extends BoardItem>({ view, edits, actions, layer, say }: PasteDeps<I>): BoardPaste {
  const { t, i18n } = useTranslation('board');
  const toast = useToast();
  const problemText = usePasteProblemText();
  const [asking, setAsking] = useState<PasteDialogProps | null>(null);

  const middle = (): Point => {
    const { x, y } = centerOf(seen(view.viewport, view.size));
    return { x: x - NOTE_LOOKS.medium.width / 2, y: y - NOTE_LOOKS.medium.width / 2 };
  };
  const complain = (text: string): void => {
    toast({ tone: 'error', text });
  };
  /** Where something pasted belongs: to the cluster of the note that the keyboard is on, or in the middle of what is seen. */
  const pastedTo = (): Target => {
    const { focused } = view.state;
    const home = focused === null ? undefined : view.scene.groups.find(({ id, members }) => id === focused || members.includes(focused));
    const around = boundsOf((home?.members ?? []).flatMap((id) => view.scene.index.get(id) ?? []));
    if (home === undefined) return { at: middle(), groupId: null };
    return { at: around === null ? home : { x: around.x, y: around.y + around.height + GAP }, groupId: home.id };
  };
  const put = (notes: readonly NewNote[], { at, groupId }: Target): void => {
    const problem = pasteProblem(
      notes.map(({ text, picture }) => (picture === undefined ? text : 'x')),
      edits.room,
    );
    if (problem !== null) {
      complain(problemText(problem));
      return;
    }
    const ids = edits.addMany(notes, at, groupId);
    say(t('said.added', { count: ids.length }));
    view.select(ids, ids[0] ?? null);
    // Who pastes by keyboard goes on with what was pasted; nobody is pulled away from elsewhere.
    if (layer?.hasFocus === true && ids[0] !== undefined) layer.focusSoon(ids[0]);
    requestAnimationFrame(() => {
      const boxes = ids.flatMap((id) => view.scene.index.get(id) ?? []);
      const area = seen(view.viewport, view.size);
      if (boxes.some((box) => box.x < area.x || box.y < area.y || box.x + box.width > area.x + area.width || box.y + box.height > area.y + area.height)) view.fit(ids);
    });
  };
  const takeText = async (text: string, to: Target, kind: 'text' | 'csv' = 'text'): Promise<void> => {
    const pasted = await readPasted(text, kind);
    const texts = pasted.rows.map(([first = '']) => first);
    if (pasted.columns > 1 || pasted.brokenQuotes || texts.length > ASK_ABOVE) {
      setAsking({
        pasted,
        room: edits.room,
        onClose: () => {
          setAsking(null);
        },
        onAdd: (chosen) => {
          setAsking(null);
          put(
            chosen.map((note) => ({ text: note })),
            to,
          );
        },
      });
      return;
    }
    put(
      texts.map((note) => ({ text: note })),
      to,
    );
  };
  const takePicture = async (file: Blob, to: Target): Promise<void> => {
    const done = toast({ text: t('picture.adding'), durationMs: 60_000 });
    const { MOST_SOURCE_BYTES, scalePicture } = await import('./scale-picture.ts');
    const megabytes = (bytes: number): string => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(bytes / 1024 / 1024);
    const scaled = await scalePicture(file);
    if (!scaled.ok) {
      done();
      const { error } = scaled;
      complain(error.kind === 'too_large' ? t('picture.tooLarge', { size: megabytes(error.bytes), most: megabytes(MOST_SOURCE_BYTES) }) : t('picture.unreadable'));
      return;
    }
    try {
      const { data, width, height } = scaled.value;
      const { sha256 } = await actions.client.attachments.put({ data });
      done();
      put([{ text: '', picture: { sha256, width, height }, color: 'white', size: 'large' }], to);
    } catch (error) {
      done();
      complain(t(errorCode(error) === 'STORAGE_FULL' ? 'picture.full' : 'picture.failed'));
    }
  };
  const takeFiles = async (files: readonly File[], to: Target): Promise<void> => {
    let place = to;
    for (const file of files) {
      if (file.type.startsWith('image/')) await takePicture(file, place);
      else if (/^text\/|csv|tab-separated/.test(file.type) || /\.(csv|tsv|txt|md)$/i.test(file.name)) {
        if (file.size > MOST_TEXT_BYTES) complain(t('picture.unknown'));
        else await takeText(await file.text(), place, /\.(csv|tsv)$/i.test(file.name) || file.type === 'text/csv' ? 'csv' : 'text');
      } else complain(t('picture.unknown'));
      place = { ...place, at: { x: place.at.x + NOTE_LOOKS.large.width + GAP, y: place.at.y } };
    }
  };
  const takeData = (data: DataTransfer, to: Target): boolean => {
    const files = [...data.files];
    const text = data.getData('text/plain');
    // A spreadsheet also offers a picture of its cells; the text is meant.
    if (files.length > 0 && (text === '' || files.some(({ type }) => !type.startsWith('image/')))) {
      void takeFiles(files, to);
      return true;
    }
    const own = data.getData(OWN_TYPE);
    const notes = own === '' ? null : ownNotes(own);
    if (notes !== null) {
      put(notes, to);
      return true;
    }
    if (text.trim() === '') return false;
    void takeText(text, to);
    return true;
  };
  const copy = (event: ClipboardEvent): boolean => {
    const { selection } = view.state;
    const notes = readingOrder(view.scene.notes.filter((note) => selection.has(note.id) && !view.options.hidden(note)));
    if (notes.length === 0) return false;
    event.preventDefault();
    event.clipboardData.setData('text/plain', notes.map(({ text }) => text.replaceAll(/[\r\n]+/g, ' ')).join('\n'));
    event.clipboardData.setData(OWN_TYPE, JSON.stringify(notes.map(({ text, color, size, picture }) => ({ text, color, size, picture }))));
    say(t('said.copied', { count: notes.length }));
    return true;
  };
  return {
    asking,
    onCopy: (event) => {
      copy(event);
    },
    onCut: (event) => {
      if (copy(event)) edits.remove(view.state.selection);
    },
    onPaste: (event) => {
      event.preventDefault();
      if (!takeData(event.clipboardData, pastedTo())) complain(t('paste.nothing'));
    },
    addFiles: (files) => {
      void takeFiles(files, pastedTo());
    },
    dropHandlers: {
      onDragOver: (event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop: (event) => {
        event.preventDefault();
        const { x, y } = view.boardPoint(event.clientX, event.clientY);
        const half = NOTE_LOOKS.medium.width / 2;
        takeData(event.dataTransfer, { at: { x: Math.round(x - half), y: Math.round(y - half) }, groupId: view.groupAt({ x, y }, new Set())?.id ?? null });
      },
    },
  };
}

/** Notes from the app's own clipboard type; null for what is none. The host checks every value again. */
function ownNotes(text: string): readonly NewNote[] | null {
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return null;
    return list.map((entry: NewNote & { picture?: NewNote['picture'] | null }) => ({ text: String(entry.text), color: entry.color, size: entry.size, picture: entry.picture ?? undefined }));
  } catch {
    return null;
  }
}
