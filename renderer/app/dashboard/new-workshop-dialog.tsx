import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { LIMITS } from '../../../shared/domain/limits.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextInput } from '../../ui/text-input.tsx';
import s from './dashboard.module.css';
import { ideaProblem, titleProblem } from './title-problem.ts';

export interface NewWorkshopDialogProps {
  readonly onClose: () => void;
  /** Resolves to false when it could not be created; the dialog stays with what was typed. */
  readonly onCreate: (title: string, originalIdea: string) => Promise<boolean>;
  readonly onSample: () => void;
}

/** Asks for title and idea. Enter in the title creates; in the idea Control or Command and Enter do. */
export function NewWorkshopDialog({ onClose, onCreate, onSample }: NewWorkshopDialogProps) {
  const { t } = useTranslation('dashboard');
  const { t: app } = useTranslation('app');
  const [title, setTitle] = useState('');
  const [idea, setIdea] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const wrongTitle = titleProblem(title);
  const wrongIdea = ideaProblem(idea);
  const showTitle = wrongTitle !== null && (tried || wrongTitle !== 'blank');

  const create = (): void => {
    setTried(true);
    if (wrongTitle !== null || wrongIdea !== null || busy) return;
    setBusy(true);
    void onCreate(title.trim(), idea).then((created) => {
      if (!created) setBusy(false);
    });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('create.title')}
      closeLabel={app('close')}
      footer={
        <>
          <div className={s['footStart']}>
            <Button variant="quiet" onPress={onSample}>
              {t('first.sample')}
            </Button>
          </div>
          <Button onPress={onClose}>{app('cancel')}</Button>
          <Button variant="primary" onPress={create} isDisabled={busy}>
            {t('create.submit')}
          </Button>
        </>
      }
    >
      <form
        className={s['form']}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          create();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) create();
        }}
      >
        <TextInput
          label={t('create.titleLabel')}
          hint={t('create.titleHint')}
          error={showTitle ? t(`problem.${wrongTitle}`, { max: LIMITS.title }) : null}
          value={title}
          onChange={setTitle}
          autoFocus
        />
        <TextArea
          label={t('create.ideaLabel')}
          hint={t('create.ideaHint')}
          error={wrongIdea === null ? null : t(`problem.${wrongIdea}`, { max: LIMITS.originalIdea })}
          value={idea}
          onChange={setIdea}
          rows={4}
        />
      </form>
    </Dialog>
  );
}
