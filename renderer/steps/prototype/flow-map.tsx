import { memo, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Diagram } from '../../features/diagram/diagram.tsx';
import { useSaid } from '../../features/drag/use-said.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ItemMenu } from '../../features/items/item-menu.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import type { ItemIn } from '../../features/step/collections.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import s from './flow.module.css';
import { linesOf, SCREEN_SPACING, screenPlaces } from './screen-places.ts';

export type Screen = ItemIn<'prototype', 'screens'>;
export type Flow = ItemIn<'prototype', 'flows'>;

export interface FlowMapProps {
  readonly screens: readonly Screen[];
  readonly flows: readonly Flow[];
  readonly commands: ItemCommands<Screen>;
  readonly flowCommands: ItemCommands<Flow>;
  /** Buttons above the map; gets the heights of the boxes. */
  readonly tools: (heights: ReadonlyMap<string, number>) => ReactNode;
}

/** Screens as boxes, arrows between them with what happens written on them. */
export function FlowMap({ screens, flows, commands, flowCommands, tools }: FlowMapProps) {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const [region, say] = useSaid();
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const places = useMemo(() => screenPlaces(screens, flows, heights), [screens, flows, heights]);
  const nameOf = (id: string): string => screens.find((screen) => screen.id === id)?.name?.trim() || texts.unnamed('screens');
  const targets = (id: string): string => [...new Set(flows.filter(({ fromId }) => fromId === id).map(({ toId }) => nameOf(toId ?? '')))].join(', ');
  return (
    <>
      <Diagram
        arrows
        label={t('prototype.flows.title')}
        hint={t('prototype.screens.keys')}
        nodeWidth={SCREEN_SPACING.width}
        tools={tools(heights)}
        onHeights={setHeights}
        nodes={screens.map((screen) => {
          const leads = targets(screen.id);
          return {
            id: screen.id,
            ...(places.get(screen.id) ?? { x: 0, y: 0 }),
            name: leads === '' ? nameOf(screen.id) : `${nameOf(screen.id)}. ${t('prototype.screens.leadsTo', { screens: leads })}`,
            content: <ScreenBox screen={screen} commands={commands} menuLabel={t('common.itemMenu')} />,
          };
        })}
        links={linesOf(flows).map((line) => {
          const flow = flows.find(({ id }) => id === line.id);
          return { ...line, label: flow === undefined ? undefined : <FlowLabel flow={flow} commands={flowCommands} menuLabel={t('prototype.flows.menu', { from: nameOf(line.from), to: nameOf(line.to) })} /> };
        })}
        onMove={(id, place) => {
          actions.set({ collection: 'screens', id }, 'position', place, `place-${id}`);
          say(t('prototype.screens.moved', { name: nameOf(id) }));
        }}
        onConnect={(fromId, toId) => {
          if (flows.some((flow) => flow.fromId === fromId && flow.toId === toId)) return;
          actions.add('flows', { fromId, toId });
          say(t('prototype.flows.connected', { from: nameOf(fromId), to: nameOf(toId) }));
        }}
      />
      {region}
    </>
  );
}

const ScreenBox = memo(function ScreenBox({ screen, commands, menuLabel }: { readonly screen: Screen; readonly commands: ItemCommands<Screen>; readonly menuLabel: string }) {
  return (
    <div className={s['screen']}>
      <div className={s['bar']}>
        <TextField collection="screens" item={screen} field="name" look="name" bare />
        <ItemMenu label={menuLabel} item={screen} commands={commands} />
      </div>
      <div className={s['purpose']}>
        <TextField collection="screens" item={screen} field="purpose" bare size="sm" />
      </div>
    </div>
  );
});

const FlowLabel = memo(function FlowLabel({ flow, commands, menuLabel }: { readonly flow: Flow; readonly commands: ItemCommands<Flow>; readonly menuLabel: string }) {
  return (
    <div className={s['flow']}>
      <TextField collection="flows" item={flow} field="label" bare size="sm" placeholder="…" />
      <ItemMenu label={menuLabel} item={flow} commands={commands} />
    </div>
  );
});
