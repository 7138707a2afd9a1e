import { ShieldAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { TextField } from '../../features/fields/text-field.tsx';
import { RatingField } from '../../features/fields/value-fields.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { CellValue, ItemTable, type Column } from '../../features/table/item-table.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Risk } from './architect-types.ts';
import { RiskMap } from './risk-map.tsx';
import s from './risks.module.css';
import { riskScore, severityOf } from './risk-grid.ts';

const AXES = ['likelihood', 'impact'] as const;
const RATINGS = [1, 2, 3, 4, 5] as const;

/** What could go wrong: how likely, how bad, and what to do about it. */
export function RisksTab() {
  const { t } = useTranslation('architect');
  const risks: readonly Risk[] = useItems('architect', 'risks');
  const words = useFieldTexts();
  const { addAll, set } = useActions();
  const columns = useRiskColumns();
  const commands = useItemCommands<Risk>({
    collection: 'risks',
    siblings: () => risks,
    // What dragging on the map does, in two steps.
    groups: AXES.map((axis) => ({
      id: axis,
      heading: t('risk.moveTo', { axis: words.label('risks', axis) }),
      entries: (risk) => RATINGS.map((rating) => ({ id: String(rating), label: String(rating), checked: risk[axis] === rating })),
      run: ({ id }, rating) => {
        set({ collection: 'risks', id }, axis, Number(rating));
      },
    })),
  });
  return (
    <Stack>
      <div className={s['top']}>
        <div className={s['intro']}>
          <SectionHead title={t('risk.title')} hint={t('risk.hint')} />
          <Summary risks={risks} />
        </div>
        {risks.length > 0 && <RiskMap risks={risks} />}
      </div>
      <QuickAdd
        label={t('risk.add')}
        collection="risks"
        field="text"
        onAdd={(texts) => {
          addAll(
            'risks',
            texts.map((text) => ({ text })),
          );
        }}
      />
      {risks.length === 0 ? (
        <EmptyState icon={<ShieldAlert aria-hidden />} title={t('risk.none')}>
          {t('risk.noneText')}
        </EmptyState>
      ) : (
        <ItemTable label={t('risk.title')} columns={columns} items={risks} commands={commands} menuLabel={t('risk.menu')} minWidth="50rem" paste={{ collection: 'risks' }} />
      )}
    </Stack>
  );
}

function Summary({ risks }: { readonly risks: readonly Risk[] }) {
  const { t } = useTranslation('architect');
  if (risks.length === 0) return null;
  const scores = risks.map(riskScore);
  const of = (severity: string): number => scores.filter((score) => score !== null && severityOf(score) === severity).length;
  const open = scores.filter((score) => score === null).length;
  return (
    <ul className={s['summary']}>
      {(['severe', 'high', 'medium', 'low'] as const).map((severity) => (
        <li key={severity} className={s['summaryLine']}>
          <span className={s['swatch']} data-severity={severity} aria-hidden />
          {t(`risk.${severity}`)}
          <span className={s['number']}>{of(severity)}</span>
        </li>
      ))}
      {open > 0 && (
        <li className={s['summaryLine']}>
          <span className={s['swatch']} aria-hidden />
          {t('risk.open')}
          <span className={s['number']}>{open}</span>
        </li>
      )}
    </ul>
  );
}

function useRiskColumns(): readonly Column<Risk>[] {
  const { t } = useTranslation('architect');
  const texts = useFieldTexts();
  return useMemo(
    () => [
      {
        id: 'text',
        header: texts.label('risks', 'text'),
        cell: (risk) => <TextField collection="risks" item={risk} field="text" bare column="text" />,
      },
      {
        id: 'likelihood',
        header: texts.label('risks', 'likelihood'),
        width: '10.5rem',
        sort: (risk) => risk.likelihood ?? null,
        cell: (risk) => (
          <CellValue>
            <RatingField collection="risks" item={risk} field="likelihood" />
          </CellValue>
        ),
      },
      {
        id: 'impact',
        header: texts.label('risks', 'impact'),
        width: '8.5rem',
        sort: (risk) => risk.impact ?? null,
        cell: (risk) => (
          <CellValue>
            <RatingField collection="risks" item={risk} field="impact" />
          </CellValue>
        ),
      },
      {
        id: 'score',
        header: t('risk.score'),
        width: '7rem',
        sort: riskScore,
        cell: (risk) => <Score risk={risk} />,
      },
      {
        id: 'response',
        header: texts.label('risks', 'response'),
        cell: (risk) => <TextField collection="risks" item={risk} field="response" bare column="response" />,
      },
    ],
    [t, texts],
  );
}

function Score({ risk }: { readonly risk: Risk }) {
  const { t } = useTranslation('architect');
  const score = riskScore(risk);
  if (score === null) return <CellValue>–</CellValue>;
  const severity = severityOf(score);
  return (
    <CellValue>
      <span className={s['score']} data-severity={severity}>
        {score} {t(`risk.${severity}`)}
      </span>
    </CellValue>
  );
}
