import { AlignVerticalSpaceAround, AppWindow, Table2, Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useViews } from '../../features/surface/views.tsx';
import { CollectionTable } from '../../features/table/collection-table.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import { FlowList } from './flow-list.tsx';
import { FlowMap, type Flow, type Screen } from './flow-map.tsx';
import { tidyScreens } from './screen-places.ts';

/** The screens of the product and how one gets from one to the next: boxes and arrows, or tables of both. */
export function ScreenFlow() {
  const { t } = useTranslation('steps');
  const { t: words } = useTranslation('surfaces');
  const actions = useActions();
  const screens = useItems('prototype', 'screens');
  const flows = useItems('prototype', 'flows');
  const options = useRefOptions({ step: 'prototype', collection: 'screens' });
  const [view, viewSwitch] = useViews('prototype.screens', [
    { id: 'map', label: words('views.map'), icon: <Workflow aria-hidden /> },
    { id: 'table', label: words('views.table'), icon: <Table2 aria-hidden /> },
  ]);
  const flowCommands = useItemCommands<Flow>({ collection: 'flows', siblings: () => flows });
  const commands = useItemCommands<Screen>({
    collection: 'screens',
    siblings: () => screens,
    groups: [
      {
        id: 'connect',
        heading: t('prototype.flows.connect'),
        entries: (screen) =>
          options
            .filter(({ value }) => value !== screen.id)
            .map(({ value, label }) => ({ id: value, label, checked: flows.some(({ fromId, toId }) => fromId === screen.id && toId === value) })),
        run: (screen, toId) => {
          const there = flows.find((flow) => flow.fromId === screen.id && flow.toId === toId);
          if (there === undefined) actions.add('flows', { fromId: screen.id, toId });
          else actions.remove([{ collection: 'flows', id: there.id }]);
        },
      },
    ],
    onRemove: (screen) =>
      Object.entries(itemsOf(actions.output(), 'flows')).flatMap(([id, flow]): readonly StepOperation[] =>
        flow['fromId'] === screen.id || flow['toId'] === screen.id ? [{ kind: 'delete', collection: 'flows', id }] : [],
      ),
  });
  return (
    <Stack>
      <SectionHead hideTitle title={t('prototype.screens.title')} hint={t('prototype.screens.hint')}>
        {viewSwitch}
      </SectionHead>
      {view === 'table' ? (
        <>
          <CollectionTable collection="screens" />
          <FlowList flows={flows} options={options} commands={flowCommands} />
        </>
      ) : (
        <>
          {screens.length === 0 && (
            <EmptyHint icon={<AppWindow aria-hidden />} title={t('prototype.screens.empty')}>
              {t('prototype.screens.emptyText')}
            </EmptyHint>
          )}
          <QuickAdd
            label={t('prototype.screens.add')}
            collection="screens"
            field="name"
            onAdd={(names) => {
              actions.addAll(
                'screens',
                names.map((name) => ({ name })),
              );
            }}
          />
          {screens.length > 0 && (
            <FlowMap
              screens={screens}
              flows={flows}
              commands={commands}
              flowCommands={flowCommands}
              tools={(heights) => (
                <ChangeButton
                  size="sm"
                  variant="quiet"
                  icon={<AlignVerticalSpaceAround aria-hidden />}
                  onPress={() => {
                    const operations = tidyScreens(screens, flows, heights);
                    if (operations.length > 0) actions.apply(operations);
                  }}
                >
                  {t('prototype.screens.tidy')}
                </ChangeButton>
              )}
            />
          )}
        </>
      )}
    </Stack>
  );
}
