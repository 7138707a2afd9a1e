import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the page in the window's title, which a screen reader reads when the page changes. */
export function usePageTitle(page: string | undefined): void {
  const { t } = useTranslation('app');
  useEffect(() => {
    document.title = page === undefined || page === '' ? t('name') : t('titleWith', { page });
  }, [page, t]);
}
