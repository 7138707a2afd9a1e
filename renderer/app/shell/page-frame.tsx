import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { Brand } from './brand.tsx';
import s from './shell.module.css';
import { SyncLink } from '../sync/sync-link.tsx';
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
        <div className={s['pageTopEnd']}>
          <SyncLink />
          <ViewMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={s['pageMain']}>
        <Unsaved />
        {children}
      </main>
    </div>
  );
}
