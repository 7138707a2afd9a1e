import { useTranslation } from 'react-i18next';

import { useFieldTexts } from '../../features/texts.ts';
import type { Risk } from './architect-types.ts';
import s from './risks.module.css';
import { countRisks, severityOf } from './risk-grid.ts';

const SCALE = [1, 2, 3, 4, 5] as const;

/** How many risks stand where on likelihood × impact. Severe ones gather in the upper right corner. */
export function RiskMatrix({ risks }: { readonly risks: readonly Risk[] }) {
  const { t } = useTranslation('architect');
  const texts = useFieldTexts();
  const count = countRisks(risks);
  return (
    <table className={s['matrix']} aria-label={t('risk.matrix')}>
      <tbody>
        {SCALE.toReversed().map((likelihood, index) => (
          <tr key={likelihood}>
            {index === 0 && (
              <th scope="rowgroup" rowSpan={SCALE.length} className={s['axisY']}>
                <span>{texts.label('risks', 'likelihood')} →</span>
              </th>
            )}
            <th scope="row" className={s['tick']}>
              {likelihood}
            </th>
            {SCALE.map((impact) => (
              <Cell key={impact} likelihood={likelihood} impact={impact} count={count(likelihood, impact)} />
            ))}
          </tr>
        ))}
        <tr>
          <td />
          <td />
          {SCALE.map((impact) => (
            <th key={impact} scope="col" className={s['tick']}>
              {impact}
            </th>
          ))}
        </tr>
        <tr>
          <td />
          <td />
          <th scope="colgroup" colSpan={SCALE.length} className={s['axisX']}>
            {texts.label('risks', 'impact')} →
          </th>
        </tr>
      </tbody>
    </table>
  );
}

function Cell({ likelihood, impact, count }: { readonly likelihood: number; readonly impact: number; readonly count: number }) {
  const { t } = useTranslation('architect');
  const severity = severityOf(likelihood * impact);
  return (
    <td className={s['cell']} data-severity={severity} data-filled={count > 0 || undefined} title={t('risk.cell', { likelihood, impact, severity: t(`risk.${severity}`) })}>
      {count > 0 ? count : ''}
    </td>
  );
}
