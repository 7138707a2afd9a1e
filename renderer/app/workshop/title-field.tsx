import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { LIMITS } from '../../../shared/domain/limits.ts';
import { registerFlush } from '../../connection/flushes.ts';
import { useWorkshopWriter } from '../../connection/hooks.ts';
import { useToast } from '../../ui/toast.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { titleProblem } from '../dashboard/title-problem.ts';
import s from './workshop.module.css';

/** The workshop's title; looks like text until one points at it. Enter and leaving the field save, Escape takes back. */
export function TitleField({ workshop }: { readonly workshop: WorkshopDetail }) {
  const { t } = useTranslation('workshop');
  const { t: dashboard } = useTranslation('dashboard');
  const toast = useToast();
  const writer = useWorkshopWriter(workshop.id);
  const readOnly = useReadOnly();
  const [draft, setDraft] = useState<string | null>(null);

  const leave = (): void => {
    const title = draft?.trim();
    setDraft(null);
    if (title === undefined || title === workshop.title) return;
    const problem = titleProblem(title);
    if (problem === null) writer.apply([{ field: 'title', value: title }]);
    else toast({ tone: 'error', text: problem === 'blank' ? t('titleBlank') : dashboard(`problem.${problem}`, { max: LIMITS.title }) });
  };

  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  const editing = draft !== null;
  useEffect(() => (editing ? registerFlush(() => latest.current()) : undefined), [editing]);

  return (
    <input
      className={s['title']}
      aria-label={t('title')}
      value={draft ?? workshop.title}
      maxLength={LIMITS.title}
      readOnly={readOnly}
      spellCheck={false}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') event.currentTarget.blur();
        else if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
