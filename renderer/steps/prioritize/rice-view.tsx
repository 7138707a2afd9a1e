import { Calculator } from 'lucide-react';
import { useMemo, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { riceScore } from '../../../shared/domain/rice.ts';
import { TextField } from '../../features/fields/text-field.tsx';
import { NumberField } from '../../features/fields/value-fields.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { SectionHead } from '../../features/items/section-head.tsx';
import { useGrowing } from '../../features/items/use-growing.ts';
import { useItems } from '../../features/step/step-context.tsx';
import { CellValue, ItemTable, type Column } from '../../features/table/item-table.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { FeatureEntry } from './feature-entry.tsx';
import type { Feature } from './features.ts';
import s from './rice.module.css';
import { useFeatureCommands } from './use-feature-commands.ts';

const GROWTH = { first: 10, more: 20 };

const FIGURES = [
  { field: 'reach', width: '8rem' },
  { field: 'impact', width: '6.5rem' },
  { field: 'confidence', width: '8.5rem' },
  { field: 'effort', width: '6.5rem' },
] as const;

/** Reach, impact, confidence and effort in numbers, and the score they make. */
export function RiceView() {
  const { t } = useTranslation('prioritize');
  const features = useItems('prioritize', 'features');
  const commands = useFeatureCommands(() => features);
  const columns = useColumns();
  const count = useGrowing(features.length, GROWTH);
  const shown = useMemo(() => features.slice(0, count), [features, count]);
  const highest = useMemo(() => Math.max(1, ...features.map((feature) => riceScore(feature) ?? 0)), [features]);
  return (
    <div className={s['view']} style={{ '--highest': highest } as CSSProperties} onKeyDown={walkDown}>
      <SectionHead hideTitle title={t('tabs.rice')} hint={t('rice.hint')} />
      {features.length === 0 && (
        <EmptyHint icon={<Calculator aria-hidden />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyHint>
      )}
      <ItemTable
        label={t('tabs.rice')}
        columns={columns}
        items={shown}
        commands={commands}
        menuLabel={t('menu')}
        minWidth="52rem"
        paste={{ collection: 'features', fields: ['name', 'reach', 'impact', 'confidence', 'effort', 'description', 'moscow'] }}
        entry={<FeatureEntry />}
      />
    </div>
  );
}

function useColumns(): readonly Column<Feature>[] {
  const { t } = useTranslation('prioritize');
  const texts = useFieldTexts();
  return useMemo(
    () => [
      {
        id: 'name',
        header: texts.label('features', 'name'),
        cell: (feature) => <TextField collection="features" item={feature} field="name" bare column="name" />,
        sort: (feature) => feature.name?.toLocaleLowerCase(texts.locale) ?? null,
      },
      ...FIGURES.map(
        ({ field, width }): Column<Feature> => ({
          id: field,
          header: texts.label('features', field),
          width,
          numeric: true,
          cell: (feature) => <NumberField collection="features" item={feature} field={field} bare />,
          sort: (feature) => feature[field] ?? null,
        }),
      ),
      {
        id: 'score',
        header: t('rice.score'),
        width: '11rem',
        cell: (feature) => <Score feature={feature} />,
        sort: riceScore,
      },
    ],
    [t, texts],
  );
}

function Score({ feature }: { readonly feature: Feature }) {
  const { t, i18n } = useTranslation('prioritize');
  const score = riceScore(feature);
  if (score === null) {
    return (
      <CellValue>
        <span className={s['open']}>{t('rice.open')}</span>
      </CellValue>
    );
  }
  return (
    <CellValue>
      <span className={s['score']}>
        <span className={s['number']}>{score.toLocaleString(i18n.language, { maximumFractionDigits: score < 10 ? 1 : 0 })}</span>
        <span className={s['track']} aria-hidden>
          <span className={s['bar']} style={{ '--score': score } as CSSProperties} />
        </span>
      </span>
    </CellValue>
  );
}

/** Enter in a figure goes on to the same figure of the next row, with Shift to the one before. */
function walkDown(event: KeyboardEvent): void {
  const cell = event.target;
  if (event.key !== 'Enter' || !(cell instanceof HTMLInputElement)) return;
  const field = cell.dataset['field'];
  const row = cell.closest('tr');
  const next = event.shiftKey ? row?.previousElementSibling : row?.nextElementSibling;
  const target = field === undefined ? null : next?.querySelector<HTMLInputElement>(`input[data-field="${field}"]`);
  target?.focus();
  target?.select();
}
