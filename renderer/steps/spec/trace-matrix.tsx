import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { useGrowing } from '../../features/items/use-growing.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import type { Feature, RequirementGroup, Requirement } from './requirement-groups.ts';
import s from './trace-matrix.module.css';

const GROWTH = { first: 12, more: 24 };

/** Requirements as rows, features as columns: a mark where one belongs to the other, set by a click or the arrow keys. */
export function TraceMatrix({ groups }: { readonly groups: readonly RequirementGroup[] }) {
  const { t } = useTranslation('spec');
  const texts = useFieldTexts();
  const features = groups.flatMap(({ feature }) => feature ?? []);
  const rows = groups.flatMap(({ feature, requirements }) => requirements.map((requirement) => ({ requirement, featureId: feature?.id ?? null })));
  const count = useGrowing(rows.length, GROWTH);
  const readOnly = useReadOnly();
  if (features.length === 0 || rows.length === 0) return null;
  return (
    <section className={s['section']} aria-labelledby="spec-matrix-title">
      <h2 className={s['title']} id="spec-matrix-title">
        {t('matrix.title')}
      </h2>
      <p className={s['hint']}>{t(readOnly ? 'matrix.viewer' : 'matrix.hint')}</p>
      <div className={s['frame']}>
        <table className={s['table']} aria-labelledby="spec-matrix-title">
          <thead>
            <tr>
              <th scope="col" className={s['corner']}>
                {texts.label('requirements', 'text')}
              </th>
              {features.map((feature) => (
                <th key={feature.id} scope="col" className={s['column']} data-must={feature.moscow === 'must' ? '' : undefined}>
                  <span>{nameOf(feature, texts.unnamed('features'))}</span>
                </th>
              ))}
              <th scope="col" className={s['column']}>
                <span>{t('group.none')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, count).map(({ requirement, featureId }) => (
              <MatrixRow key={requirement.id} requirement={requirement} featureId={featureId} features={features} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface MatrixRowProps {
  readonly requirement: Requirement;
  readonly featureId: string | null;
  readonly features: readonly Feature[];
}

const MatrixRow = memo(
  function MatrixRow({ requirement, featureId, features }: MatrixRowProps) {
    const { t } = useTranslation('spec');
    const texts = useFieldTexts();
    const { set } = useActions();
    const readOnly = useReadOnly();
    const places = [...features.map((feature) => ({ id: feature.id, name: nameOf(feature, texts.unnamed('features')) })), { id: null, name: t('group.none') }];
    return (
      <tr {...itemAttributes(requirement.id)}>
        <th scope="row" className={s['requirement']}>
          {isFilled(requirement.text) ? requirement.text : texts.unnamed('requirements')}
        </th>
        {places.map(({ id, name }) => (
          <td key={id ?? 'none'}>
            <label className={s['cell']} title={name}>
              <input
                type="radio"
                name={`trace-${requirement.id}`}
                aria-label={name}
                checked={id === featureId}
                disabled={readOnly}
                onChange={() => {
                  set({ collection: 'requirements', id: requirement.id }, 'featureId', id);
                }}
              />
              <span className={s['mark']} aria-hidden />
            </label>
          </td>
        ))}
      </tr>
    );
  },
  (before, after) =>
    before.requirement === after.requirement &&
    before.featureId === after.featureId &&
    before.features.length === after.features.length &&
    before.features.every((feature, at) => feature === after.features[at]),
);

function nameOf({ name }: Feature, unnamed: string): string {
  return isFilled(name) ? name : unnamed;
}
