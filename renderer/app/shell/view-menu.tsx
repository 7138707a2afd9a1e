import { Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import type { Preferences } from '../../../shared/contract/system.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePreferences } from '../use-preferences.ts';
import { useOpenShortcuts } from './shortcuts-dialog.tsx';

/** The choices of each preference, in the order they are offered. */
export const CHOICES = {
  language: ['system', 'en', 'de'],
  theme: ['system', 'light', 'dark'],
  textSize: ['normal', 'large'],
} as const satisfies { readonly [K in keyof Preferences]: readonly Preferences[K][] };

/** Language, theme and text size within reach of every page, and the way to settings and shortcuts. */
export function ViewMenu() {
  const { t } = useTranslation('app');
  const { t: sync } = useTranslation('sync');
  const { preferences, change } = usePreferences();
  const openShortcuts = useOpenShortcuts();
  const onAction = (id: string): void => {
    if (id === 'settings') navigate('/settings');
    else if (id === 'sync') navigate('/sync');
    else if (id === 'shortcuts') openShortcuts();
    else {
      const [kind, value] = id.split(':');
      // The ids are made below from the choices.
      change({ [kind as keyof Preferences]: value });
    }
  };
  return (
    <Menu
      label={t('view.label')}
      trigger={<IconButton label={t('view.label')} icon={<Settings2 aria-hidden />} placement="bottom" />}
      groups={[
        {
          id: 'theme',
          heading: t('view.theme'),
          items: CHOICES.theme.map((value) => ({ id: `theme:${value}`, label: t(`view.themes.${value}`), checked: preferences.theme === value })),
        },
        {
          id: 'textSize',
          heading: t('view.textSize'),
          items: CHOICES.textSize.map((value) => ({
            id: `textSize:${value}`,
            label: t(`view.textSizes.${value}`),
            checked: preferences.textSize === value,
          })),
        },
        {
          id: 'language',
          heading: t('view.language'),
          items: CHOICES.language.map((value) => ({
            id: `language:${value}`,
            label: t(`view.languages.${value}`),
            checked: preferences.language === value,
          })),
        },
        {
          id: 'more',
          items: [
            { id: 'sync', label: sync('open') },
            { id: 'settings', label: t('settings') },
            { id: 'shortcuts', label: t('shortcuts'), hint: '?' },
          ],
        },
      ]}
      onAction={onAction}
    />
  );
}
