import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { IconButton } from '../../ui/button.tsx';
import { readingOrder } from './arrange.ts';
import type { BoardItem, BoardNote } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import s from './board.module.css';

/** Finds text on the board: what does not match fades, Enter goes from one to the next. */
export function FindBar<I extends BoardItem>({ view, onClose: close }: { readonly view: BoardView<I>; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('board');
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const found = useMemo(() => (wanted.trim() === '' ? null : matching(view.scene.notes.filter((note) => !view.options.hidden(note)), wanted, i18n.language)), [view, wanted, i18n.language]);
  useEffect(() => {
    view.setState({ found: found === null ? null : new Set(found.map(({ id }) => id)) });
    return () => {
      view.setState({ found: null });
    };
  }, [view, found]);
  useEffect(() => {
    input.current?.focus();
  }, []);
  const onClose = (): void => {
    close();
    // Whoever has found a note goes on with it; everybody else is on the board again, not nowhere.
    const note = view.state.focused === null ? null : document.querySelector<HTMLElement>(`[data-board] [data-item="${view.state.focused}"]`);
    (note ?? document.querySelector<HTMLElement>('[data-board] [role="listbox"]'))?.focus({ preventScroll: true });
  };
  const go = (to: number): void => {
    if (found === null || found.length === 0) return;
    const next = (to + found.length) % found.length;
    const note = found[next];
    setAt(next);
    if (note === undefined) return;
    if (view.viewport.scale < 0.4) view.fit([note.id]);
    view.reveal(note);
    view.select([note.id], note.id);
  };
  const count = found === null ? '' : found.length === 0 ? t('find.nothing') : t('find.count', { at: Math.max(0, Math.min(at, found.length - 1)) + 1, count: found.length });
  return (
    <div className={s['find']} role="search">
      <input
        ref={input}
        type="search"
        className={s['findInput']}
        aria-label={t('find.label')}
        placeholder={t('find.label')}
        value={wanted}
        onChange={(event) => {
          setWanted(event.currentTarget.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(at + (event.shiftKey ? -1 : 1));
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
        }}
      />
      <span role="status" className={s['findCount']}>
        {count}
      </span>
      <IconButton
        label={t('find.previous')}
        size="sm"
        icon={<ChevronUp aria-hidden />}
        onPress={() => {
          go(at - 1);
        }}
      />
      <IconButton
        label={t('find.next')}
        size="sm"
        icon={<ChevronDown aria-hidden />}
        onPress={() => {
          go(at + 1);
        }}
      />
      <IconButton label={t('find.close')} size="sm" icon={<X aria-hidden />} onPress={onClose} />
    </div>
  );
}

function matching(notes: readonly BoardNote[], wanted: string, locale: string): readonly BoardNote[] {
  const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(locale);
  const needle = plain(wanted.trim());
  return readingOrder(notes.filter(({ text }) => plain(text).includes(needle)));
}
