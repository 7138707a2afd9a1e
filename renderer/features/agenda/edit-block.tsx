import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { MAX_BLOCK_MINUTES, type AgendaBlock } from '../../../shared/domain/agenda.ts';
import { LIMITS } from '../../../shared/domain/limits.ts';
import { STEP_IDS } from '../../../shared/domain/step-ids.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import s from './agenda.module.css';

export interface EditBlockProps {
  readonly block: AgendaBlock;
  readonly onSave: (fields: Pick<AgendaBlock, 'title' | 'minutes' | 'stepId'>) => void;
  readonly onClose: () => void;
}

/** Title, length and step of one block. */
export function EditBlock({ block, onSave, onClose }: EditBlockProps) {
  const { t, i18n } = useTranslation('agenda');
  const { t: app } = useTranslation('app');
  const { t: workshop } = useTranslation('workshop');
  const [title, setTitle] = useState(block.title);
  const [minutes, setMinutes] = useState(block.minutes);
  const [stepId, setStepId] = useState(block.stepId);
  const id = useId();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onSave({ title: title.trim(), minutes, stepId });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('editTitle')}
      closeLabel={app('close')}
      footer={
        <>
          <Button onPress={onClose}>{app('cancel')}</Button>
          <Button variant="primary" type="submit" form={id}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form className={s['form']} id={id} onSubmit={submit}>
        <TextInput label={t('name')} value={title} maxLength={LIMITS.shortText} autoFocus onChange={setTitle} />
        <NumberInput
          label={t('length')}
          locale={i18n.language}
          min={1}
          max={MAX_BLOCK_MINUTES}
          value={minutes}
          onCommit={(value) => {
            if (value !== null && !Number.isNaN(value)) setMinutes(Math.min(MAX_BLOCK_MINUTES, Math.max(1, Math.round(value))));
          }}
        />
        <Select
          label={t('step')}
          value={stepId === '' ? null : stepId}
          placeholder={t('noStep')}
          options={STEP_IDS.map((step) => ({ value: step, label: workshop(`step.${step}`) }))}
          onChange={(step) => setStepId(step ?? '')}
        />
      </form>
    </Dialog>
  );
}
