import { useTranslation } from 'react-i18next';

import type { WorkshopStatus } from '../../../shared/schema/values.ts';
import { cx } from '../../ui/cx.ts';
import s from './parts.module.css';

/** The status of a workshop, in words beside a small mark. */
export function StatusPill({ status }: { readonly status: WorkshopStatus }) {
  const { t } = useTranslation('dashboard');
  return <span className={cx(s['pill'], s[status])}>{t(`status.${status}`)}</span>;
}
