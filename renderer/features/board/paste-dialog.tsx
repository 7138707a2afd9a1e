import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { Checkbox } from '../../ui/toggle.tsx';
import s from './paste-dialog.module.css';
import { notesFrom, pasteProblem, seemsTitled, type Pasted, type PasteProblem } from './paste.ts';

export interface PasteDialogProps {
  readonly pasted: Pasted;
  readonly room: number;
  readonly onAdd: (texts: readonly string[]) => void;
  readonly onClose: () => void;
}

const SHOWN = 5;
const ALL = 'all';

/** Asks which column of a table becomes notes, and shows the first of them before anything is added. */
export function PasteDialog({ pasted, room, onAdd, onClose }: PasteDialogProps) {
  const { t } = useTranslation('board');
  const { t: ui } = useTranslation('ui');
  const problemText = usePasteProblemText();
  const [column, setColumn] = useState<string>('0');
  const [header, setHeader] = useState(() => seemsTitled(pasted));
  const texts = notesFrom(pasted, column === ALL ? null : Number(column), header);
  const problem = pasteProblem(texts, room);
  const options = [
    ...Array.from({ length: Math.min(pasted.columns, 40) }, (_, index) => ({
      value: String(index),
      label: t('paste.columnNamed', { number: index + 1, sample: (pasted.rows.find((row) => (row[index] ?? '') !== '')?.[index] ?? '').slice(0, 50) }),
    })),
    { value: ALL, label: t('paste.allColumns') },
  ];
  return (
    <Dialog
      open
      title={t('paste.title')}
      closeLabel={ui('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('paste.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={problem !== null}
            onPress={() => {
              onAdd(texts);
            }}
          >
            {t('paste.add', { count: texts.length })}
          </Button>
        </>
      }
    >
      <div className={s['paste']}>
        {pasted.brokenQuotes && <Callout tone="warn">{t('paste.brokenQuotes')}</Callout>}
        {pasted.columns > 1 && (
          <>
            <Select
              label={t('paste.column')}
              value={column}
              options={options}
              onChange={(value) => {
                setColumn(value ?? '0');
              }}
            />
            <Checkbox label={t('paste.header')} checked={header} onChange={setHeader} />
          </>
        )}
        {problem !== null && <Callout tone="error">{problemText(problem)}</Callout>}
        <h3 className={s['title']}>{t('paste.preview')}</h3>
        <ul className={s['list']}>
          {texts.slice(0, SHOWN).map((text, index) => (
            <li key={index} dir="auto">
              {text.slice(0, 160)}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

/** The words for what keeps pasted text from becoming notes. */
export function usePasteProblemText(): (problem: PasteProblem) => string {
  const { t, i18n } = useTranslation('board');
  const number = new Intl.NumberFormat(i18n.language);
  return (problem) => {
    switch (problem.kind) {
      case 'nothing':
        return t('paste.nothing');
      case 'no_room':
        return t('paste.noRoom', { room: number.format(problem.room), count: problem.count });
      case 'too_long':
        return t('paste.tooLong', { most: number.format(problem.most), line: problem.line, count: problem.count });
      case 'bad_text':
        return t('paste.badText', { line: problem.line });
    }
  };
}
