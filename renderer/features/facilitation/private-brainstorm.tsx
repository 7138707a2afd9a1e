import { Eye, EyeOff } from 'lucide-react';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { isHiddenFrom, isPrivate } from '../../../shared/domain/room-state.ts';
import { useSystemStatus } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useActions, usePart } from '../step/step-context.tsx';
import s from './facilitation.module.css';

/** Whether the step's notes are private, and how to change it for every window. */
export function usePrivately(): { readonly on: boolean; readonly set: (on: boolean) => void } {
  const { t } = useTranslation('room');
  const toast = useToast();
  const actions = useActions();
  const on = usePart(actions.stepId, isPrivate);
  return {
    on,
    set: (next) => {
      actions.setRoot('privateBrainstorm', next);
      toast({ text: t(next ? 'privately.startedToast' : 'privately.revealedToast'), key: 'privately' });
    },
  };
}

/** A quiet line over the step while its notes are private, with the way to reveal them. Nothing otherwise. */
export function PrivateBar() {
  const { t } = useTranslation('room');
  const { on, set } = usePrivately();
  if (!on) return null;
  return (
    <div className={s['bar']} role="status">
      <EyeOff aria-hidden />
      <span className={s['barText']}>
        <strong>{t('privately.on')}</strong> {t('privately.text')}
      </span>
      <Button
        size="sm"
        variant="primary"
        icon={<Eye aria-hidden />}
        onPress={() => {
          set(false);
        }}
      >
        {t('privately.reveal')}
      </Button>
    </div>
  );
}

type IsHidden = (item: object) => boolean;

const HiddenContext = createContext<IsHidden>(() => false);

/** Lets the cards below know what to hide; they render again only when private brainstorming begins or ends. */
export function PrivateProvider({ children }: { readonly children: ReactNode }) {
  const { stepId } = useActions();
  const privately = usePart(stepId, isPrivate);
  const me = useSystemStatus()?.personId ?? null;
  const isHidden = useMemo<IsHidden>(() => (item) => isHiddenFrom(item, privately, me), [privately, me]);
  return <HiddenContext value={isHidden}>{children}</HiddenContext>;
}

/** Tells of any item of the step whether this window must hide it until the reveal. */
export function useIsHidden(): IsHidden {
  return useContext(HiddenContext);
}

/** The button that begins and ends private brainstorming. */
export function PrivateButton() {
  const { t } = useTranslation('room');
  const { on, set } = usePrivately();
  return (
    <Button
      variant="quiet"
      icon={on ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      aria-pressed={on}
      onPress={() => {
        set(!on);
      }}
    >
      {t('privately.button')}
    </Button>
  );
}

/** What stands in the place of a note that is hidden until the reveal. */
export function HiddenNote() {
  const { t } = useTranslation('room');
  return (
    <p className={s['hiddenNote']}>
      <EyeOff aria-hidden />
      {t('privately.hidden')}
    </p>
  );
}
