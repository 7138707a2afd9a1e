import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import s from './views.module.css';

const VIEW_KEY = 'workshoppilot.view.';

/** One way to look at the same items. */
export interface SurfaceView {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
}

/** The chosen view of a surface, kept until the window is closed, and the switch that changes it. */
export function useViews(surface: string, views: readonly SurfaceView[]): readonly [view: string, viewSwitch: ReactNode] {
  const { t } = useTranslation('surfaces');
  const name = useId();
  const [stored, setStored] = useState(() => sessionStorage.getItem(VIEW_KEY + surface));
  const view = views.find(({ id }) => id === stored)?.id ?? views[0]?.id ?? '';
  const viewSwitch = (
    <fieldset className={s['switch']} aria-label={t('views.label')}>
      {views.map(({ id, label, icon }) => (
        <label key={id} className={s['view']}>
          <input
            type="radio"
            name={name}
            value={id}
            checked={id === view}
            onChange={() => {
              sessionStorage.setItem(VIEW_KEY + surface, id);
              setStored(id);
            }}
          />
          {icon}
          {label}
        </label>
      ))}
    </fieldset>
  );
  return [view, viewSwitch];
}
