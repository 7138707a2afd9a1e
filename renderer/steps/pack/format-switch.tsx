import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import s from './pack-page.module.css';
import type { PackFormat } from './use-preview.ts';

const FORMATS: readonly PackFormat[] = ['markdown', 'json'];

/** Chooses between the formats of a pack. */
export function FormatSwitch({ value, onChange }: { readonly value: PackFormat; readonly onChange: (format: PackFormat) => void }) {
  const { t } = useTranslation('pack');
  const name = useId();
  return (
    <fieldset className={s['formats']} aria-label={t('format.label')}>
      {FORMATS.map((format) => (
        <label key={format} className={s['format']}>
          <input
            type="radio"
            name={name}
            value={format}
            checked={format === value}
            onChange={() => {
              onChange(format);
            }}
          />
          {t(`format.${format}`)}
        </label>
      ))}
    </fieldset>
  );
}
