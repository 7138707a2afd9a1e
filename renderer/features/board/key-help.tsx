import { useTranslation } from 'react-i18next';

import { Kbd } from '../../ui/kbd.tsx';
import s from './board.module.css';

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const MOD = MAC ? '⌘' : 'Ctrl';

const KEYS = [
  ['n', ['N']],
  ['enter', ['Enter']],
  ['shiftEnter', ['⇧', 'Enter']],
  ['tab', ['Tab']],
  ['arrows', ['←', '→', '↑', '↓']],
  ['altArrows', ['Alt', '→']],
  ['space', ['Space']],
  ['all', [MOD, 'A']],
  ['group', [MOD, 'G']],
  ['duplicate', [MOD, 'D']],
  ['lock', ['L']],
  ['stack', [']', '[']],
  ['find', [MOD, 'F']],
  ['zoom', ['+', '−']],
  ['fit', ['⇧', '1']],
  ['remove', ['Del']],
  ['escape', ['Esc']],
] as const;

/** The keys of a board, to look up. */
export function KeyHelp() {
  const { t } = useTranslation('board');
  return (
    <div className={s['help']}>
      <h3 className={s['helpTitle']}>{t('keys.title')}</h3>
      <dl className={s['helpList']}>
        {KEYS.map(([id, keys]) => (
          <div key={id} className={s['helpRow']}>
            <dt>{t(`keys.${id}`)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={s['helpNote']}>{t('keys.drag')}</p>
    </div>
  );
}
