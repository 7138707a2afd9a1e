import { AppWindow, Plus } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { Cards, ItemCard } from '../../features/items/item-card.tsx';
import { LinkList } from '../../features/items/link-list.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import type { ItemIn } from '../../features/step/collections.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { Button } from '../../ui/button.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import s from './prototype.module.css';

type Screen = ItemIn<'prototype', 'screens'>;
type Flow = ItemIn<'prototype', 'flows'>;

/** The screens of the product and how one gets from one to the next. */
export function ScreenFlow() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const screens = useItems('prototype', 'screens');
  const flows = useItems('prototype', 'flows');
  const options = useRefOptions({ step: 'prototype', collection: 'screens' });
  const leads = useMemo(() => targetsByScreen(flows, options), [flows, options]);
  const flowCommands = useItemCommands<Flow>({ collection: 'flows', siblings: () => flows });
  const commands = useItemCommands<Screen>({
    collection: 'screens',
    siblings: () => screens,
    onRemove: (screen) =>
      Object.entries(itemsOf(actions.output(), 'flows')).flatMap(([id, flow]): readonly StepOperation[] =>
        flow['fromId'] === screen.id || flow['toId'] === screen.id ? [{ kind: 'delete', collection: 'flows', id }] : [],
      ),
  });
  return (
    <Stack>
      <SectionHead hideTitle title={t('prototype.screens.title')} hint={t('prototype.screens.hint')} />
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
      <Cards label={t('prototype.screens.title')} width="15rem">
        {screens.map((screen) => (
          <ScreenCard key={screen.id} screen={screen} leads={leads.get(screen.id)} commands={commands} />
        ))}
      </Cards>
      {(screens.length > 1 || flows.length > 0) && (
        <>
          <SectionHead title={t('prototype.flows.title')} hint={t('prototype.flows.hint')}>
            <Button
              icon={<Plus aria-hidden />}
              onPress={() => {
                focusItem(actions.add('flows', {}), 'fromId');
              }}
            >
              {t('prototype.flows.add')}
            </Button>
          </SectionHead>
          {flows.length > 0 && (
            <LinkList
              label={t('prototype.flows.title')}
              collection="flows"
              links={flows}
              options={options}
              labelField="label"
              commands={flowCommands}
              menuLabel={t('common.itemMenu')}
            />
          )}
        </>
      )}
    </Stack>
  );
}

interface ScreenCardProps {
  readonly screen: Screen;
  /** Names of the screens it leads to. */
  readonly leads: string | undefined;
  readonly commands: ItemCommands<Screen>;
}

const ScreenCard = memo(function ScreenCard({ screen, leads, commands }: ScreenCardProps) {
  const { t } = useTranslation('steps');
  return (
    <ItemCard collection="screens" item={screen} titleField="name" commands={commands} menuLabel={t('common.itemMenu')} dense>
      <TextField collection="screens" item={screen} field="purpose" bare size="sm" />
      {leads !== undefined && <p className={s['leads']}>{t('prototype.screens.leadsTo', { screens: leads })}</p>}
    </ItemCard>
  );
});

function targetsByScreen(flows: readonly Flow[], screens: readonly SelectOption[]): ReadonlyMap<string, string> {
  const names = new Map(screens.map(({ value, label }) => [value, label]));
  const targets = new Map<string, string[]>();
  for (const { fromId, toId } of flows) {
    const name = names.get(toId ?? '');
    if (typeof fromId === 'string' && name !== undefined) targets.set(fromId, [...(targets.get(fromId) ?? []), name]);
  }
  return new Map([...targets].map(([id, list]) => [id, [...new Set(list)].join(', ')]));
}
