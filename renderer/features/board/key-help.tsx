import { Keyboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Popover } from '../../ui/popover.tsx';
import s from './key-help.module.css';
import { useBoardKeyList } from './key-names.ts';

/** Shows the keys of a board, to look up. */
export function KeyHelpButton() {
  const { t } = useTranslation('board');
  return (
    <Popover label={t('keys.title')} placement="bottom end" trigger={<IconButton label={t('tools.help')} size="sm" icon={<Keyboard aria-hidden />} />}>
      <KeyHelp />
    </Popover>
  );
}

function KeyHelp() {
  const { t } = useTranslation('board');
  return (
    <div className={s['help']}>
      <h3 className={s['title']}>{t('keys.title')}</h3>
      <dl className={s['list']}>
        {useBoardKeyList().map(([does, keys]) => (
          <div key={does} className={s['row']}>
            <dt>{does}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={s['note']}>{t('keys.drag')}</p>
    </div>
  );
}
