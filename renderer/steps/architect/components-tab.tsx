import { Boxes, CircleAlert } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { RefsField, useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ChoiceField } from '../../features/fields/value-fields.tsx';
import { Cards, ItemCard } from '../../features/items/item-card.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { Badge } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import type { Component, Connection } from './architect-types.ts';
import { ConnectionList } from './connection-list.tsx';
import { Diagram } from './diagram.tsx';
import s from './architect-page.module.css';

/** The parts of the solution: as a picture, as cards, and what connects them. */
export function ComponentsTab() {
  const { t } = useTranslation('architect');
  const components: readonly Component[] = useItems('architect', 'components');
  const connections: readonly Connection[] = useItems('architect', 'connections');
  const { add, addAll } = useActions();
  const options = useRefOptions({ step: 'architect', collection: 'components' });
  const commands = useItemCommands<Component>({
    collection: 'components',
    siblings: () => components,
    groups: [
      {
        id: 'connect',
        heading: t('component.connectTo'),
        entries: ({ id }) => {
          const joined = new Set(connections.flatMap(({ fromId, toId }) => (fromId === id ? [toId] : [])));
          return options.filter(({ value }) => value !== id).map(({ value, label }) => ({ id: value, label, disabled: joined.has(value) }));
        },
        run: ({ id }, toId) => {
          focusItem(add('connections', { fromId: id, toId }), 'label');
        },
      },
    ],
    onRemove: (component) =>
      connections
        .filter(({ fromId, toId }) => fromId === component.id || toId === component.id)
        .map((connection): StepOperation => ({ kind: 'delete', collection: 'connections', id: connection.id })),
  });
  const features = useRefOptions({ step: 'prioritize', collection: 'features' });
  return (
    <div className={s['tab']}>
      <Diagram components={components} connections={connections} />
      <Stack>
        <SectionHead title={t('component.title')} hint={t('component.hint')} />
        <Uncovered components={components} />
        <QuickAdd
          label={t('component.add')}
          collection="components"
          field="name"
          onAdd={(texts) => {
            addAll(
              'components',
              texts.map((name) => ({ name })),
            );
          }}
        />
        {components.length === 0 ? (
          <EmptyState icon={<Boxes aria-hidden />} title={t('component.none')}>
            {t('component.noneText')}
          </EmptyState>
        ) : (
          <Cards width="20rem" label={t('component.title')}>
            {components.map((component) => (
              <ComponentCard key={component.id} component={component} features={features} commands={commands} />
            ))}
          </Cards>
        )}
      </Stack>
      <ConnectionList components={components} connections={connections} />
    </div>
  );
}

interface ComponentCardProps {
  readonly component: Component;
  readonly features: readonly SelectOption[];
  readonly commands: ItemCommands<Component>;
}

const ComponentCard = memo(function ComponentCard({ component, features, commands }: ComponentCardProps) {
  const { t } = useTranslation('architect');
  return (
    <ItemCard
      collection="components"
      item={component}
      titleField="name"
      commands={commands}
      menuLabel={t('component.menu')}
      aside={
        <>
          <UpdateOffer collection="components" item={component} />
          <div className={s['kind']}>
            <ChoiceField collection="components" item={component} field="kind" size="sm" bare placeholder={t('component.chooseKind')} />
          </div>
        </>
      }
    >
      <TextField collection="components" item={component} field="responsibility" bare />
      <RefsField collection="components" item={component} field="featureIds" options={features} labelled />
    </ItemCard>
  );
});

/** Must features that no named component covers: what the step's gate asks for. */
function Uncovered({ components }: { readonly components: readonly Component[] }) {
  const { t } = useTranslation('architect');
  const features = useItems('prioritize', 'features');
  const open = useMemo(() => {
    const covered = new Set(components.flatMap((component) => (isFilled(component.name) ? (component.featureIds ?? []) : [])));
    return features.filter((feature) => feature.moscow === 'must' && !covered.has(feature.id));
  }, [components, features]);
  if (open.length === 0 || components.length === 0) return null;
  return (
    <div className={s['uncovered']}>
      <span>{t('component.uncovered')}</span>
      {open.map((feature) => (
        <Badge key={feature.id} tone="warn" icon={<CircleAlert aria-hidden />}>
          {isFilled(feature.name) ? feature.name : t('component.unnamedFeature')}
        </Badge>
      ))}
    </div>
  );
}
