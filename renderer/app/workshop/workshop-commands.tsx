import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import type { WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { commandOfKey, useCommands, useCommandsVersion } from '../../features/command-palette/commands.ts';
import { PaletteDialog } from '../../features/command-palette/palette-dialog.tsx';
import { useOpenShortcuts } from '../shell/shortcuts-dialog.tsx';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { CHOICES } from '../shell/view-menu.tsx';
import { usePreferences } from '../use-preferences.ts';
import { useStepName } from './step-names.ts';

/** Plain keys that commands of the page may have. */
const KEYS = ['t', 'v', 'p', 'n'] as const;

/** The commands of an open workshop, the keys of all commands, and the palette on Mod+K. */
export function WorkshopCommands({ workshop }: { readonly workshop: WorkshopDetail }) {
  const { t } = useTranslation('palette');
  const { t: app } = useTranslation('app');
  const stepName = useStepName();
  const openShortcuts = useOpenShortcuts();
  const { change } = usePreferences();
  const [open, setOpen] = useState(false);
  useCommandsVersion();
  const to = (path: string) => (): void => navigate(path);
  const goTo = (place: string): string => t('goTo', { place });
  useCommands('workshop', [
    ...workshop.steps.map((step, index) => ({
      id: `step-${step.stepId}`,
      title: goTo(stepName(step.stepId, step.name)),
      group: 'go' as const,
      words: String(index + 1),
      run: to(`/w/${workshop.id}/${step.stepId}`),
    })),
    { id: 'overview', title: goTo(t('overview')), group: 'go', run: to(`/w/${workshop.id}`) },
    { id: 'agenda', title: goTo(t('agenda')), group: 'agenda', run: to(`/w/${workshop.id}/agenda`) },
    { id: 'workshops', title: goTo(t('allWorkshops')), group: 'go', run: to('/') },
    { id: 'sync', title: goTo(t('sync')), group: 'view', run: to('/sync') },
    { id: 'settings', title: goTo(t('settings')), group: 'view', run: to('/settings') },
    { id: 'shortcuts', title: t('shortcuts'), group: 'view', words: '?', run: openShortcuts },
    ...CHOICES.theme.map((theme) => ({ id: `theme-${theme}`, title: t('theme', { name: app(`view.themes.${theme}`) }), group: 'view' as const, run: () => change({ theme }) })),
    ...CHOICES.textSize.map((textSize) => ({
      id: `text-${textSize}`,
      title: t('textSize', { name: app(`view.textSizes.${textSize}`) }),
      group: 'view' as const,
      run: () => change({ textSize }),
    })),
    ...CHOICES.language.map((language) => ({
      id: `language-${language}`,
      title: t('language', { name: app(`view.languages.${language}`) }),
      group: 'view' as const,
      run: () => change({ language }),
    })),
  ]);
  useShortcuts({
    'mod+k': () => setOpen(true),
    a: to(`/w/${workshop.id}/agenda`),
    // A key that no command has now is left to the page: N goes to a step's entry line.
    ...Object.fromEntries(KEYS.filter((key) => commandOfKey(key) !== undefined).map((key) => [key, () => commandOfKey(key)?.run()])),
  });
  // Not loaded on demand: what is typed until it came would be taken for keys of the page.
  return open ? <PaletteDialog onClose={() => setOpen(false)} /> : null;
}
