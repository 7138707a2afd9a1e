import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { Brand } from './brand.tsx';
import s from './shell.module.css';
import { Unsaved } from './unsaved.tsx';
import { ViewMenu } from './view-menu.tsx';

/** The frame of pages outside of a workshop. */
export function PageFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('app');
  return (
    <div className={s['page']}>
      <header className={s['pageTop']}>
        <Link href="/" className={s['home']}>
          <Brand />
          {t('name')}
        </Link>
        <ViewMenu />
      </header>
      <main id="content" tabIndex={-1} className={s['pageMain']}>
        <Unsaved />
        {children}
      </main>
    </div>
  );
}
