import { AlignVerticalSpaceAround, Table2, Waypoints } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepOperation } from '../../../shared/domain/operations.ts';
import { Diagram } from '../../features/diagram/diagram.tsx';
import { childrenOf, parentsOf, placedForest, tidyForest, type Place } from '../../features/diagram/tidy-forest.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { useIsHidden } from '../../features/facilitation/private-brainstorm.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useViews } from '../../features/surface/views.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { ChangeButton } from '../../ui/read-only.tsx';
import { IdeaLinks } from './idea-links.tsx';
import { IdeasBeside } from './ideas-beside.tsx';
import { MindNode } from './mind-node.tsx';
import { newIdea, splitByMap, wholeLinks, type Idea } from './mind-map-model.ts';
import { useMindCommands } from './use-mind-commands.ts';

const SPACING = { width: 184, gapX: 72, gapY: 18 } as const;
const GUESSED_HEIGHT = 64;

/** Ideas as branches of each other: a mind map, and the same links as a table. */
export function MindMap() {
  const { t } = useTranslation('steps');
  const { t: words } = useTranslation('surfaces');
  const [view, viewSwitch] = useViews('ideate.map', [
    { id: 'map', label: words('views.map'), icon: <Waypoints aria-hidden /> },
    { id: 'table', label: words('views.table'), icon: <Table2 aria-hidden /> },
  ]);
  return (
    <Stack>
      <SectionHead hideTitle title={t('ideate.links.title')} hint={t('ideate.links.hint')}>
        {viewSwitch}
      </SectionHead>
      {view === 'map' ? <MapView /> : <IdeaLinks />}
    </Stack>
  );
}

function MapView() {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const ideas = useItems('ideate', 'ideas');
  const stored = useItems('ideate', 'links');
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [region, say] = useSaid();
  const links = useMemo(() => wholeLinks(ideas, stored), [ideas, stored]);
  const [onMap, beside] = useMemo(() => splitByMap(ideas, links), [ideas, links]);
  const { places, parents, children, forest } = useMemo(() => {
    const nodes = onMap.map(({ id, mapPosition }) => ({ id, height: heights.get(id) ?? GUESSED_HEIGHT, place: mapPosition }));
    const above = parentsOf(nodes, links);
    return { forest: nodes, places: placedForest(nodes, links, SPACING), parents: above, children: childrenOf(nodes, above) };
  }, [onMap, links, heights]);
  const isHidden = useIsHidden();
  const veil = useTranslation('room').t('privately.hidden');
  const nameOf = (idea: Idea | undefined): string => (idea !== undefined && isHidden(idea) ? veil : idea?.text?.trim() || texts.unnamed('ideas'));
  const nextRoot = (): Place => {
    const bottoms = [...places].map(([id, { y }]) => y + (heights.get(id) ?? GUESSED_HEIGHT) + SPACING.gapY);
    return { x: Math.min(...(places.size === 0 ? [0] : [...places.values()].map(({ x }) => x))), y: Math.max(0, ...bottoms) };
  };
  const grow = (idea: Idea, as: 'child' | 'sibling'): void => {
    const parent = as === 'child' ? idea.id : parents.get(idea.id);
    const fields = { text: '', color: idea.color ?? 'yellow' };
    const made = newIdea(ideas, fields, parent === undefined ? { place: nextRoot() } : { parent }, as === 'sibling' ? idea.id : undefined);
    actions.apply(made.operations);
    focusItem(made.id, 'text');
  };
  const commands = useMindCommands({ onMap, links, places, parents, children, nameOf, grow });
  const onNodeKey = (id: string, event: KeyboardEvent): void => {
    const idea = onMap.find((one) => one.id === id);
    if (idea === undefined || event.key !== 'Enter' || event.shiftKey || event.altKey || event.nativeEvent.isComposing || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    grow(idea, event.ctrlKey || event.metaKey ? 'child' : 'sibling');
  };
  const tidy = (): void => {
    const neat = tidyForest(forest, links, SPACING);
    const operations = onMap.flatMap((idea): readonly StepOperation[] => {
      const place = neat.get(idea.id);
      const moved = idea.mapPosition !== undefined && place !== undefined && (place.x !== idea.mapPosition.x || place.y !== idea.mapPosition.y);
      return moved ? [{ kind: 'set', collection: 'ideas', id: idea.id, field: 'mapPosition', value: place }] : [];
    });
    if (operations.length > 0) actions.apply(operations);
    say(t('ideate.map.tidied'));
  };
  return (
    <>
      {onMap.length === 0 && (
        <EmptyHint icon={<Waypoints aria-hidden />} title={t('ideate.links.empty')}>
          {t('ideate.map.emptyText')}
        </EmptyHint>
      )}
      <QuickAdd
        label={t('ideate.map.addRoot')}
        collection="ideas"
        field="text"
        onAdd={(lines) => {
          const start = nextRoot();
          actions.apply(lines.flatMap((text, index) => newIdea(ideas, { text, color: 'yellow' }, { place: { x: start.x, y: start.y + index * (GUESSED_HEIGHT + SPACING.gapY) } }).operations));
        }}
      />
      {onMap.length > 0 && (
        <Diagram
          label={t('ideate.links.title')}
          hint={t('ideate.map.keys')}
          nodeWidth={SPACING.width}
          nodes={onMap.map((idea) => ({
            id: idea.id,
            ...(places.get(idea.id) ?? { x: 0, y: 0 }),
            name: parents.has(idea.id) ? t('ideate.map.under', { name: nameOf(idea), parent: nameOf(onMap.find(({ id }) => id === parents.get(idea.id))) }) : nameOf(idea),
            content: <MindNode idea={idea} root={!parents.has(idea.id)} commands={commands} menuLabel={t('common.noteMenu')} />,
          }))}
          links={links}
          onHeights={setHeights}
          onNodeKey={onNodeKey}
          onMove={(id, place) => {
            actions.set({ collection: 'ideas', id }, 'mapPosition', place, `map-${id}`);
            say(t('ideate.map.moved', { name: nameOf(onMap.find((idea) => idea.id === id)) }));
          }}
          onConnect={(fromId, toId) => {
            if (!links.some(({ from, to }) => from === fromId && to === toId)) actions.add('links', { fromId, toId });
          }}
          tools={
            <ChangeButton size="sm" variant="quiet" icon={<AlignVerticalSpaceAround aria-hidden />} onPress={tidy}>
              {t('ideate.map.tidy')}
            </ChangeButton>
          }
        />
      )}
      {beside.length > 0 && <IdeasBeside ideas={beside} onMap={onMap} links={links} nextRoot={nextRoot} nameOf={nameOf} />}
      {region}
    </>
  );
}
