import { BookOpen, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { STEP_IDS } from '../../../shared/domain/step-ids.ts';
import { Button } from '../../ui/button.tsx';
import s from './dashboard.module.css';

/** What a new user sees: what this is, and the two ways to begin. */
export function FirstRun({ onNew, onSample }: { readonly onNew: () => void; readonly onSample: () => void }) {
  const { t } = useTranslation('dashboard');
  const { t: steps } = useTranslation('workshop');
  return (
    <section className={s['first']}>
      <h1 tabIndex={-1}>{t('first.title')}</h1>
      <p>{t('first.text')}</p>
      <div className={s['firstActions']}>
        <Button variant="primary" icon={<BookOpen aria-hidden />} onPress={onSample}>
          {t('first.sample')}
        </Button>
        <Button icon={<Plus aria-hidden />} onPress={onNew}>
          {t('new')}
        </Button>
      </div>
      <p className={s['firstNote']}>{t('first.local')}</p>
      <ol className={s['firstSteps']}>
        {STEP_IDS.map((id) => (
          <li key={id}>
            <strong>{steps(`step.${id}`)}</strong>
            <span>{steps(`about.${id}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
