import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useSaveState } from '../../connection/hooks.ts';
import { cx } from '../../ui/cx.ts';
import s from './shell.module.css';
import { useSince } from './use-since.ts';

type Shown = 'saved' | 'saving' | 'waiting' | 'failed';

/** How long "Saving…" shows at least, so that a person sees it happen. */
const LEAST_MS = 350;
/** A save that is quicker than this while another is shown counts as part of it. */
const FRESH_MS = 2_000;
/** A save that takes longer than this turns. Nearly all take some milliseconds; to turn in them would cost every frame of who types. */
const LONG_MS = 600;

const ICONS = { saved: Check, saving: LoaderCircle, waiting: CloudOff, failed: TriangleAlert } as const;

/** Whether everything is on disk. "Saved" stands out for a moment, then it rests. */
export function SaveIndicator() {
  const { t } = useTranslation('app');
  const save = useSaveState();
  const { shown, fresh } = useShown(typeof save === 'object' ? 'failed' : save);
  const long = useSince(save === 'saving', LONG_MS);
  const Icon = ICONS[shown];
  return (
    <span className={cx(s['save'], s[shown], fresh && s['fresh'], long && s['long'])} data-save-state={typeof save === 'object' ? 'failed' : save}>
      <Icon aria-hidden />
      <span className={s['saveText']}>{t(`save.${shown}`)}</span>
    </span>
  );
}

function useShown(state: Shown): { readonly shown: Shown; readonly fresh: boolean } {
  const [view, setView] = useState<{ readonly shown: Shown; readonly fresh: boolean }>({ shown: state, fresh: false });
  useEffect(() => {
    if (state === view.shown) {
      if (!view.fresh) return undefined;
      const rest = setTimeout(() => setView({ shown: state, fresh: false }), FRESH_MS);
      return () => clearTimeout(rest);
    }
    const wait = view.shown === 'saving' && state === 'saved' ? LEAST_MS : 0;
    const change = setTimeout(() => setView({ shown: state, fresh: true }), wait);
    return () => clearTimeout(change);
  }, [state, view]);
  return view;
}
