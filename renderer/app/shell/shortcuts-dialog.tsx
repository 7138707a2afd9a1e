import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useBoardKeyList, useKeyName } from '../../features/board/key-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import s from './shell.module.css';
import { useShortcuts } from './use-shortcuts.ts';

const OpenContext = createContext<() => void>(() => {});

/** Opens the list of shortcuts. */
export function useOpenShortcuts(): () => void {
  return useContext(OpenContext);
}

const mac = /mac/i.test(navigator.userAgent);

/** Shows the list of shortcuts on "?", and lets the parts below open it. */
export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const show = useMemo(() => () => setOpen(true), []);
  useShortcuts({ '?': show });
  return (
    <OpenContext value={show}>
      {children}
      {open && <ShortcutsDialog onClose={() => setOpen(false)} />}
    </OpenContext>
  );
}

function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app');
  const { t: palette } = useTranslation('palette');
  const { t: board } = useTranslation('board');
  const boardKeys = useBoardKeyList();
  const nameOf = useKeyName();
  const MOD = nameOf('mod');
  const groups: readonly (readonly [string, readonly (readonly [string, readonly string[]])[]])[] = [
    [t('keys.everywhere'), [[t('keys.help'), ['?']]]],
    [
      t('keys.onDashboard'),
      [
        [t('keys.search'), ['/']],
        [t('keys.newWorkshop'), ['N']],
        [t('keys.moveInList'), ['↑', '↓']],
        [t('keys.open'), [nameOf('enter')]],
        [t('keys.rename'), ['F2']],
        [t('keys.delete'), [mac ? '⌦' : t('keys.deleteKey')]],
      ],
    ],
    [
      t('keys.inWorkshop'),
      [
        [palette('keys.palette'), [MOD, 'K']],
        [t('keys.overview'), ['O']],
        [palette('keys.agenda'), ['A']],
        [t('keys.goToStep'), ['1', '–', '9']],
        [t('keys.goToLastStep'), ['0']],
        [palette('keys.timer'), ['T']],
        [palette('keys.vote'), ['V']],
        [palette('keys.present'), ['P']],
        [t('keys.newNote'), ['N']],
        [t('keys.undo'), [MOD, 'Z']],
        [t('keys.redo'), [MOD, mac ? '⇧' : t('keys.shiftKey'), 'Z']],
      ],
    ],
    [board('keys.title'), boardKeys],
  ];
  return (
    <Dialog open onClose={onClose} title={t('keys.title')} closeLabel={t('close')}>
      {groups.map(([heading, rows]) => (
        <section key={heading} className={s['keys']}>
          <h3>{heading}</h3>
          <dl>
            {rows.map(([name, keys]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{keys.map((key) => (key === '–' ? key : <Kbd key={key}>{key}</Kbd>))}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
