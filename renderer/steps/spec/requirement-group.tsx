import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { dropAttributes } from '../../features/drag/drag-attributes.ts';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { useGrowing } from '../../features/items/use-growing.ts';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Badge } from '../../ui/badge.tsx';
import { newRequirement, type Feature, type Requirement } from './requirement-groups.ts';
import { RequirementRow } from './requirement-row.tsx';
import s from './spec-page.module.css';

export interface GroupSectionProps {
  readonly feature: Feature | null;
  readonly requirements: readonly Requirement[];
  readonly commands: ItemCommands<Requirement>;
}

const GROWTH = { first: 20, more: 40 };

/** Where the requirements of a feature stand on the page. */
export function groupElementId(featureId: string | null): string {
  return `spec-group-${featureId ?? 'none'}`;
}

/** The requirements of one feature, or of none, with a line to add more. */
export const GroupSection = memo(
  function GroupSection({ feature, requirements, commands }: GroupSectionProps) {
    const { t } = useTranslation('spec');
    const texts = useFieldTexts();
    const { addAll } = useActions();
    const name = feature === null ? t('group.none') : isFilled(feature.name) ? feature.name : texts.unnamed('features');
    const count = useGrowing(requirements.length, GROWTH);
    const titleId = groupElementId(feature?.id ?? null);
    const unmeasured = requirements.filter(({ text, measure }) => isFilled(text) && !isFilled(measure)).length;
    return (
      <section className={s['group']} aria-labelledby={titleId} data-list="" {...dropAttributes(titleId)}>
        <header className={s['groupHead']}>
          <h2 className={s['groupTitle']} id={titleId} tabIndex={-1}>
            {name}
          </h2>
          {typeof feature?.moscow === 'string' && <Badge tone={feature.moscow === 'must' ? 'accent' : 'neutral'}>{texts.option('moscow', feature.moscow)}</Badge>}
          <span className={s['facts']}>
            {t('group.count', { count: requirements.length })}
            {unmeasured > 0 && ` · ${t('group.unmeasured', { count: unmeasured })}`}
          </span>
          {feature?.moscow === 'must' && requirements.length === 0 && (
            <span className={s['lacking']}>
              <CircleAlert aria-hidden />
              {t('group.uncovered')}
            </span>
          )}
        </header>
        {requirements.length > 0 && (
          <>
            <div className={s['columns']} aria-hidden>
              <span>{texts.label('requirements', 'text')}</span>
              <span>{texts.label('requirements', 'measure')}</span>
              <span>{texts.label('requirements', 'kind')}</span>
              <span>{texts.label('requirements', 'priority')}</span>
            </div>
            <ul aria-label={name}>
              {requirements.slice(0, count).map((requirement) => (
                <RequirementRow key={requirement.id} requirement={requirement} commands={commands} />
              ))}
            </ul>
          </>
        )}
        <div className={s['entry']}>
          <QuickAdd
            label={t('group.add')}
            context={feature === null ? undefined : name}
            collection="requirements"
            field="text"
            onAdd={(lines) => {
              addAll(
                'requirements',
                lines.map((text) => newRequirement(text, feature)),
              );
            }}
          />
        </div>
      </section>
    );
  },
  (before, after) =>
    before.feature === after.feature && before.commands === after.commands && sameItems(before.requirements, after.requirements),
);

function sameItems(a: readonly Requirement[], b: readonly Requirement[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
