import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { useSystemStatus } from '../../connection/hooks.ts';
import { Segmented } from '../parts/segmented.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { CHOICES } from '../shell/view-menu.tsx';
import { usePageTitle } from '../use-page-title.ts';
import { usePreferences } from '../use-preferences.ts';
import s from './settings.module.css';

/** Language, theme, text size; and what this is and where the data lies. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { t: app } = useTranslation('app');
  usePageTitle(t('title'));
  const { preferences, change } = usePreferences();
  const status = useSystemStatus();

  return (
    <PageFrame>
      <div className={s['settings']}>
        <header className={s['head']}>
          <Link href="/">
            <ArrowLeft aria-hidden /> {app('backToWorkshops')}
          </Link>
          <h1 tabIndex={-1}>{t('title')}</h1>
        </header>
        <Segmented
          label={t('language')}
          hint={t('languageHint')}
          value={preferences.language}
          options={CHOICES.language.map((value) => ({ value, label: app(`view.languages.${value}`) }))}
          onChange={(language) => change({ language })}
        />
        <Segmented
          label={t('theme')}
          value={preferences.theme}
          options={CHOICES.theme.map((value) => ({ value, label: app(`view.themes.${value}`) }))}
          onChange={(theme) => change({ theme })}
        />
        <Segmented
          label={t('textSize')}
          value={preferences.textSize}
          options={CHOICES.textSize.map((value) => ({ value, label: app(`view.textSizes.${value}`) }))}
          onChange={(textSize) => change({ textSize })}
        />
        <section className={s['about']}>
          <h2>{t('data')}</h2>
          <p>{t('dataText')}</p>
          {status?.surface === 'browser' && <p>{t('dataBrowser')}</p>}
        </section>
        <section className={s['about']}>
          <h2>{t('about')}</h2>
          <p>
            {app('name')} · {t('version')} {status?.version}
          </p>
        </section>
      </div>
    </PageFrame>
  );
}
