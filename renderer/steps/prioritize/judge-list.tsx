import { memo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { dragAttributes } from '../../features/drag/drag-attributes.ts';
import { Grip } from '../../features/drag/grip.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import { useGrowing } from '../../features/items/use-growing.ts';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Rating } from '../../ui/rating.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { FeatureEntry } from './feature-entry.tsx';
import type { Feature } from './features.ts';
import { HIGHEST, LOWEST, pointOf, QUADRANT_PLACES, quadrantOf } from './matrix.ts';
import s from './matrix.module.css';
import { useFeatureCommands } from './use-feature-commands.ts';
import type { PlaceFeature } from './use-place.ts';

const QUADRANTS = ['quickWins', 'bigBets', 'fillIns', 'timeSinks'] as const;
const GROWTH = { first: 8, more: 24 };

export interface JudgeListProps {
  readonly features: readonly Feature[];
  readonly ranks: ReadonlyMap<string, number>;
  readonly place: PlaceFeature;
}

/** Features with their two judgements: first those that lack one. A row moves on only once the focus has left it. */
export function JudgeList({ features, ranks, place }: JudgeListProps) {
  const { t } = useTranslation('prioritize');
  const readOnly = useReadOnly();
  const [held, setHeld] = useState<string | null>(null);
  const open = features.filter((feature) => feature.id === held || pointOf(feature) === null);
  const judged = features.filter((feature) => !open.includes(feature));
  const count = useGrowing(features.length, GROWTH);
  const commands = useFeatureCommands(
    (feature) => (open.includes(feature) ? open : judged),
    [
      {
        id: 'quadrant',
        heading: t('matrix.moveTo'),
        entries: (feature) => {
          const point = pointOf(feature);
          const now = point === null ? null : quadrantOf(point);
          return QUADRANTS.map((quadrant) => ({ id: quadrant, label: t(`matrix.quadrants.${quadrant}`), checked: quadrant === now }));
        },
        run: ({ id }, quadrant) => {
          const named = QUADRANTS.find((one) => one === quadrant);
          if (named !== undefined) place(id, QUADRANT_PLACES[named]);
        },
      },
    ],
  );
  const row = (feature: Feature): ReactNode => (
    <JudgeRow key={feature.id} feature={feature} rank={ranks.get(feature.id)} commands={commands} />
  );
  if (readOnly && features.length === 0) return null;
  return (
    <section className={s['list']} aria-label={t('matrix.list')} data-list="">
      {open.length > 0 && (
        <div
          onFocus={(event) => {
            setHeld(event.target.closest('[data-item]')?.getAttribute('data-item') ?? null);
          }}
          onBlur={(event) => {
            if (event.target.closest('[data-item]')?.contains(event.relatedTarget) !== true) setHeld(null);
          }}
        >
          <ListHead title={t('matrix.open')} count={open.length} />
          <ul aria-label={t('matrix.open')}>{open.slice(0, count).map(row)}</ul>
        </div>
      )}
      {judged.length > 0 && (
        <div>
          <ListHead title={t('matrix.judged')} count={judged.length} />
          <ul aria-label={t('matrix.judged')}>{judged.slice(0, Math.max(0, count - open.length)).map(row)}</ul>
        </div>
      )}
      <div className={s['entry']}>
        <FeatureEntry />
      </div>
    </section>
  );
}

function ListHead({ title, count }: { readonly title: string; readonly count: number }) {
  return (
    <h3 className={s['listHead']}>
      {title} <span className={s['count']}>{count}</span>
    </h3>
  );
}

interface JudgeRowProps {
  readonly feature: Feature;
  readonly rank: number | undefined;
  readonly commands: ItemCommands<Feature>;
}

const JudgeRow = memo(function JudgeRow({ feature, rank, commands }: JudgeRowProps) {
  const { t } = useTranslation('prioritize');
  return (
    <li className={s['row']} {...itemAttributes(feature.id)} {...dragAttributes(feature.id)} onKeyDown={moveKeys(feature, commands)}>
      <span className={s['rank']} aria-hidden>
        {rank}
      </span>
      <Grip />
      <TextField collection="features" item={feature} field="name" bare column="name" />
      <ItemMenu label={t('menu')} item={feature} commands={commands} />
      <div className={s['judgements']}>
        <Judgement feature={feature} field="impact" />
        <Judgement feature={feature} field="effort" />
      </div>
    </li>
  );
});

function Judgement({ feature, field }: { readonly feature: Feature; readonly field: 'impact' | 'effort' }) {
  const texts = useFieldTexts();
  const { set } = useActions();
  const readOnly = useReadOnly();
  const value = feature[field] ?? null;
  const label = texts.label('features', field);
  return (
    <span className={s['judgement']}>
      <span className={s['judgementLabel']} aria-hidden>
        {label}
      </span>
      <Rating
        label={label}
        min={LOWEST}
        max={HIGHEST}
        value={value}
        valueText={texts.rating(value, HIGHEST)}
        hideValue
        data-field={field}
        readOnly={readOnly}
        onChange={(next) => {
          set({ collection: 'features', id: feature.id }, field, next);
        }}
      />
    </span>
  );
}
