import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { EMOJI } from './emoji-list.ts';
import board from './board.module.css';
import s from './emoji-picker.module.css';

const COLUMNS = 8;

/** Room that the picker takes, in pixels (`.picker`, `.list`). */
export const PICKER_SIZE = { width: 290, height: 220 } as const;

export interface EmojiPickerProps {
  readonly onPick: (emoji: string) => void;
  /** Escape, or a press beside it. */
  readonly onClose: () => void;
}

/** Common emoji to look through or search by word: arrows go through them, Enter takes one. */
export function EmojiPicker({ onPick, onClose }: EmojiPickerProps) {
  const { t, i18n } = useTranslation('emoji');
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const needle = plain(wanted.trim(), i18n.language);
  const found = EMOJI.map(([word, emoji]) => ({ word, emoji, words: t(`words.${word}`) })).filter(({ words }) => plain(words, i18n.language).includes(needle));
  const now = Math.min(at, found.length - 1);
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(found.length - 1, to));
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    const chosen = found[now];
    if (step !== undefined) go(now + step);
    else if (event.key === 'Enter') {
      if (chosen !== undefined) onPick(chosen.emoji);
    } else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={s['picker']} role="group" aria-label={t('label')}>
      <input
        type="search"
        role="combobox"
        className={board['findInput']}
        aria-label={t('search')}
        placeholder={t('search')}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${String(now)}`}
        autoFocus
        value={wanted}
        onChange={(event) => {
          setWanted(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} className={s['list']} role="listbox" aria-label={t('label')}>
        {found.map(({ word, emoji, words }, index) => (
          <span
            key={word}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === now}
            aria-label={words}
            title={words}
            onPointerDown={(event) => {
              // The focus stays in the search, so that writing does not end.
              event.preventDefault();
              onPick(emoji);
            }}
          >
            {emoji}
          </span>
        ))}
      </div>
      {found.length === 0 && <p className={s['none']}>{t('nothing')}</p>}
    </div>
  );
}

function plain(text: string, locale: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(locale);
}
