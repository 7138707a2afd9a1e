import { useTranslation } from 'react-i18next';

import { useFieldTexts } from '../../features/texts.ts';
import type { Test } from './figures.ts';

/** Says a figure of a test in words of its metric: `80 %`, `Yes`, `1,250`. */
export function useFigureText(): (test: Test, value: number) => string {
  const { t } = useTranslation('steps');
  const { locale } = useFieldTexts();
  return ({ metricKind }, value) => {
    if (metricKind === 'yes_no') return t(value === 1 ? 'test.yesNo.yes' : 'test.yesNo.no');
    return `${value.toLocaleString(locale)}${metricKind === 'percent' ? '\u00a0%' : ''}`;
  };
}
