import { Eye, EyeOff } from 'lucide-react';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import { isHiddenFrom, isNoteCollection, isPrivate } from '../../../shared/domain/room-state.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import { collectionSpec } from '../../../shared/domain/step-models.ts';
import { useSystemStatus } from '../../connection/hooks.ts';
import { useToast } from '../../ui/toast.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import { useActions, useAnyOutput, usePart } from '../step/step-context.tsx';
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
      <ChangeButton
        size="sm"
        variant="primary"
        icon={<Eye aria-hidden />}
        onPress={() => {
          set(false);
        }}
      >
        {t('privately.reveal')}
      </ChangeButton>
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

/** Tells whether the text of an item of a collection must be hidden: of those that are somebody's notes, while their step is private. */
export function useIsHiddenIn(step: string, collection: string): IsHidden {
  const privately = usePart(step, isPrivate) && isNoteCollection(collection);
  const me = useSystemStatus()?.personId ?? null;
  return useMemo<IsHidden>(() => (item) => isHiddenFrom(item, privately, me), [privately, me]);
}

/** A step's output as this person may see it: while it is private, words stand for the texts of others' notes. */
export function useShownOutput(stepId: string): StepOutput {
  const { t } = useTranslation('room');
  const output = useAnyOutput(stepId);
  const me = useSystemStatus()?.personId ?? null;
  const words = t('privately.hidden');
  return useMemo(() => (isPrivate(output) ? veiled(stepId, output, (item) => isHiddenFrom(item, true, me), words) : output), [stepId, output, me, words]);
}

function veiled(stepId: string, output: StepOutput, isHidden: IsHidden, words: string): StepOutput {
  const shown = Object.entries(output).map(([name, value]) => {
    const spec = collectionSpec(stepId, name);
    if (spec === undefined || !isNoteCollection(name)) return [name, value] as const;
    const texts = Object.keys(spec.fields).filter((field) => spec.fields[field]?.kind === 'text');
    const veil = Object.fromEntries(texts.map((field) => [field, field === spec.label ? words : '']));
    return [name, Object.fromEntries(Object.entries(itemsOf(output, name)).map(([id, item]) => [id, isHidden(item) ? { ...item, ...veil } : item]))] as const;
  });
  return Object.fromEntries(shown);
}

/** The button that begins and ends private brainstorming. */
export function PrivateButton() {
  const { t } = useTranslation('room');
  const { on, set } = usePrivately();
  return (
    <ChangeButton
      variant="quiet"
      icon={on ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      aria-pressed={on}
      onPress={() => {
        set(!on);
      }}
    >
      {t('privately.button')}
    </ChangeButton>
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
