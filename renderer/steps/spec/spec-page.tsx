import { ListChecks } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { useDragSurface } from '../../features/drag/use-drag-surface.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { dropOperations } from '../../features/items/reorder.ts';
import { useGrowing } from '../../features/items/use-growing.ts';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem, focusWhenThere } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { StepFrame } from '../../features/step/step-frame.tsx';
import { StepTables } from '../../features/table/step-tables.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { groupRequirements, traceFeatures, type Feature, type Requirement, type RequirementGroup } from './requirement-groups.ts';
import { GroupSection, groupElementId } from './requirement-group.tsx';
import s from './spec-page.module.css';
import { TraceMatrix } from './trace-matrix.tsx';
import { TraceTable } from './trace-table.tsx';

/** Says for every feature exactly what it must do, and how one can tell. */
export function StepPage({ workshopId }: { readonly workshopId: string }) {
  return (
    <StepFrame workshopId={workshopId} stepId="spec">
      <SpecBody />
    </StepFrame>
  );
}

function SpecBody() {
  const { t } = useTranslation('spec');
  const { t: table } = useTranslation('table');
  const requirements: readonly Requirement[] = useItems('spec', 'requirements');
  const features: readonly Feature[] = useItems('prioritize', 'features');
  const groups = useMemo(() => groupRequirements(requirements, features), [requirements, features]);
  const traces = useMemo(() => traceFeatures(groups), [groups]);
  const [tab, setTab] = useState('requirements');
  return (
    <Tabs
      label={t('tabs.label')}
      selected={tab}
      onSelect={setTab}
      tabs={[
        {
          id: 'requirements',
          label: t('tabs.requirements'),
          count: requirements.length,
          content: () => <Requirements groups={groups} features={features} empty={requirements.length === 0} />,
        },
        {
          id: 'trace',
          label: t('tabs.trace'),
          count: traces.filter((trace) => trace.state === 'uncovered_must').length,
          content: () => (
            <div className={s['trace']}>
              <TraceTable
                traces={traces}
                onOpen={(featureId) => {
                  setTab('requirements');
                  focusWhenThere(() => document.getElementById(groupElementId(featureId)));
                }}
              />
              <TraceMatrix groups={groups} />
            </div>
          ),
        },
        { id: 'table', label: table('tab'), content: () => <StepTables tables={[{ collection: 'requirements' }]} /> },
      ]}
    />
  );
}

interface RequirementsProps {
  readonly groups: readonly RequirementGroup[];
  readonly features: readonly Feature[];
  readonly empty: boolean;
}

const NO_FEATURE = 'none';
const GROWTH = { first: 3, more: 4 };

function Requirements({ groups, features, empty }: RequirementsProps) {
  const readOnly = useReadOnly();
  const { t } = useTranslation('spec');
  const texts = useFieldTexts();
  const { set, apply } = useActions();
  const [said, say] = useSaid();
  const count = useGrowing(groups.length, GROWTH);
  const groupOf = (requirement: Requirement): RequirementGroup | undefined => groups.find((group) => group.requirements.includes(requirement));
  const commands = useItemCommands<Requirement>({
    collection: 'requirements',
    siblings: (requirement) => groupOf(requirement)?.requirements ?? [],
    groups: [
      {
        id: 'feature',
        heading: t('moveTo'),
        entries: (requirement) => {
          const current = groupOf(requirement)?.feature?.id ?? null;
          return [
            ...features.map((feature) => ({
              id: feature.id,
              label: isFilled(feature.name) ? feature.name : texts.unnamed('features'),
              checked: feature.id === current,
            })),
            { id: NO_FEATURE, label: t('group.none'), checked: current === null },
          ];
        },
        run: (requirement, entry) => {
          set({ collection: 'requirements', id: requirement.id }, 'featureId', entry === NO_FEATURE ? null : entry);
          focusItem(requirement.id);
        },
      },
    ],
  });
  const surface = useDragSurface(({ id, place, before }) => {
    const target = groups.find(({ feature }) => groupElementId(feature?.id ?? null) === place);
    const requirement = groups.flatMap((group) => group.requirements).find((one) => one.id === id);
    if (target === undefined || requirement === undefined) return;
    const operations = dropOperations('requirements', requirement, { featureId: target.feature?.id ?? null }, target.requirements, before);
    if (operations.length === 0) return;
    apply(operations);
    const name = target.feature === null ? t('group.none') : isFilled(target.feature.name) ? target.feature.name : texts.unnamed('features');
    say(t('moved', { text: requirement.text ?? '', feature: name }));
  });
  return (
    <div className={s['groups']} {...surface}>
      {empty && (
        <EmptyState icon={<ListChecks aria-hidden />} title={t('empty.title')}>
          {features.length === 0 ? t('empty.noFeatures') : t('empty.text')}
        </EmptyState>
      )}
      {(empty && readOnly ? [] : groups.slice(0, count)).map((group) => (
        <GroupSection key={group.feature?.id ?? NO_FEATURE} feature={group.feature} requirements={group.requirements} commands={commands} />
      ))}
      {said}
    </div>
  );
}
