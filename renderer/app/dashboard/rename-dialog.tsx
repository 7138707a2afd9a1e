import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { LIMITS } from '../../../shared/domain/limits.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import s from './dashboard.module.css';
import { titleProblem } from './title-problem.ts';

export interface RenameDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onRename: (title: string) => void;
}

/** Asks for a new title; Enter takes it. */
export function RenameDialog({ title: before, onClose, onRename }: RenameDialogProps) {
  const { t } = useTranslation('dashboard');
  const { t: app } = useTranslation('app');
  const [title, setTitle] = useState(before);
  const problem = titleProblem(title);
  const rename = (): void => {
    if (problem !== null) return;
    if (title.trim() !== before) onRename(title.trim());
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('renameDialog.title')}
      closeLabel={app('close')}
      footer={
        <>
          <Button onPress={onClose}>{app('cancel')}</Button>
          <Button variant="primary" onPress={rename}>
            {t('renameDialog.submit')}
          </Button>
        </>
      }
    >
      <form
        className={s['form']}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          rename();
        }}
      >
        <TextInput
          label={t('create.titleLabel')}
          error={problem === null ? null : t(`problem.${problem}`, { max: LIMITS.title })}
          value={title}
          onChange={setTitle}
          onFocus={(event) => event.currentTarget.select()}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
