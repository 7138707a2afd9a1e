import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';

import { cx } from '../../ui/cx.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { offeredCommands, useCommandsVersion, type Command } from './commands.ts';
import { findCommands } from './find-commands.ts';
import s from './palette.module.css';

/** Everything one can do here, found by typing: arrow keys choose, Enter runs, Escape leaves. */
export function PaletteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('palette');
  useCommandsVersion();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const found = findCommands(offeredCommands(), typed);
  const current = Math.min(at, Math.max(0, found.length - 1));
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current, typed]);
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    // After the dialog has given the focus back, so that what opens next can take it.
    requestAnimationFrame(() => requestAnimationFrame(command.run));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((current + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Home') setAt(0);
    else if (event.key === 'End') setAt(found.length - 1);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(found[current]);
    else return;
    event.preventDefault();
  };
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={cx(s['shade'])}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={cx(s['modal'])}>
        <AriaDialog aria-label={t('title')} className={cx(s['dialog'])}>
          <input
            className={s['input']}
            role="combobox"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={found[current] === undefined ? undefined : `${listId}-${found[current].id}`}
            aria-label={t('search')}
            placeholder={t('search')}
            value={typed}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          <VisuallyHidden>
            <span role="status">{t('found', { count: found.length })}</span>
          </VisuallyHidden>
          {found.length === 0 ? (
            <p className={s['none']}>{t('none')}</p>
          ) : (
            <ul ref={list} className={s['list']} role="listbox" id={listId} aria-label={t('title')}>
              {found.map((command, index) => (
                <li
                  key={command.id}
                  id={`${listId}-${command.id}`}
                  role="option"
                  aria-selected={index === current}
                  className={s['option']}
                  onPointerMove={() => setAt(index)}
                  onClick={() => run(command)}
                >
                  <span className={s['title']}>{command.title}</span>
                  {command.group !== found[index - 1]?.group && <span className={s['group']}>{t(`groups.${command.group}`)}</span>}
                  {command.key !== undefined && <Kbd>{command.key.toUpperCase()}</Kbd>}
                </li>
              ))}
            </ul>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
