import { BookOpen, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { ProgressDots } from '../../ui/progress-dots.tsx';
import s from './dashboard.module.css';

/** What a new user sees: what this is, and the two ways to begin. */
export function FirstRun({ onNew, onSample }: { readonly onNew: () => void; readonly onSample: () => void }) {
  const { t } = useTranslation('dashboard');
  return (
    <section className={s['first']}>
      <span aria-hidden="true">
        <ProgressDots states={['full', 'full', 'full', 'half', 'none', 'none', 'none', 'none', 'none', 'none']} label="" />
      </span>
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
    </section>
  );
}
