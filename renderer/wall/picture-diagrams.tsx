import { useTranslation } from 'react-i18next';

import { isFilled } from '../../shared/domain/collections.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { linkPath, middleOf, type Box } from '../features/diagram/link-path.ts';
import { placedForest, type Place } from '../features/diagram/tidy-forest.ts';
import { stableList } from '../features/step/collections.ts';
import { useCatalogFieldTexts } from '../features/texts.ts';
import { BOX } from '../steps/architect/layout.ts';
import { placeDiagram, toPixels } from '../steps/architect/placed.ts';
import { splitByMap, wholeLinks } from '../steps/ideate/mind-map-model.ts';
import { linesOf, SCREEN_SPACING, screenPlaces } from '../steps/prototype/screen-places.ts';
import { PictureGraph, type PictureLine } from './picture-graph.tsx';

/** Distances of the mind map's page: places that people chose are in its units. */
const MIND = { width: 184, gapX: 72, gapY: 18 } as const;

/** Letters that fit in a line of a box, and what a line and the paper around it take. */
const LETTERS = 18;
const LINE = 24;
const PAPER = 26;

/** Letters of a name that leave room for a second line in the box of a component. */
const ONE_LINE = 32;

/** The height a text needs in a box of the mind map's width. */
function heightOf(text: string, most = 6): number {
  return PAPER + LINE * Math.min(most, Math.max(1, Math.ceil(text.length / LETTERS)));
}

/** Ideas as branches of each other. */
export function WallMindMap({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('steps');
  const texts = useCatalogFieldTexts();
  const ideas = stableList(output, 'ideate', 'ideas');
  const links = wholeLinks(ideas, stableList(output, 'ideate', 'links'));
  const [shown] = splitByMap(ideas, links);
  const nodes = shown.map(({ id, text = '', mapPosition }) => ({ id, height: heightOf(text), place: mapPosition }));
  const boxes = boxesAt(nodes, placedForest(nodes, links, MIND), MIND.width);
  return (
    <PictureGraph
      label={t('ideate.links.title')}
      boxes={shown.flatMap(({ id, text, color = 'yellow' }) => {
        const box = boxes.get(id);
        return box === undefined ? [] : [{ ...box, id, title: isFilled(text) ? text : texts.unnamed('ideas'), color }];
      })}
      lines={linesBetween(links, boxes)}
    />
  );
}

/** Screens and the ways between them. */
export function WallFlow({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('steps');
  const texts = useCatalogFieldTexts();
  const screens = stableList(output, 'prototype', 'screens');
  const flows = stableList(output, 'prototype', 'flows');
  const heights = new Map(screens.map(({ id, purpose = '' }) => [id, PAPER + LINE + (purpose === '' ? 0 : 20 * Math.min(3, Math.ceil(purpose.length / 24)))]));
  const nodes = screens.map(({ id }) => ({ id, height: heights.get(id) ?? 0 }));
  const boxes = boxesAt(nodes, screenPlaces(screens, flows, heights), SCREEN_SPACING.width);
  return (
    <PictureGraph
      arrows
      label={t('prototype.flows.title')}
      boxes={screens.flatMap(({ id, name, purpose = '' }) => {
        const box = boxes.get(id);
        return box === undefined ? [] : [{ ...box, id, title: isFilled(name) ? name : texts.unnamed('screens'), detail: purpose }];
      })}
      lines={linesBetween(linesOf(flows), boxes, (id) => flows.find((flow) => flow.id === id)?.label)}
    />
  );
}

/** Components and their connections. */
export function WallComponents({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('architect');
  const texts = useCatalogFieldTexts();
  const components = stableList(output, 'architect', 'components');
  const connections = stableList(output, 'architect', 'connections');
  const links = connections.map(({ id, fromId, toId, label = '' }) => ({ id, fromId: fromId ?? '', toId: toId ?? '', labelWidth: Math.min(150, label.length * 7) }));
  const positions = new Map(components.flatMap(({ id, position }) => (position === undefined ? [] : [[id, toPixels(position)] as const])));
  const layout = placeDiagram(components.map(({ id }) => id), links, positions);
  return (
    <PictureGraph
      arrows
      label={t('diagram.label')}
      boxes={layout.boxes.flatMap((box) => {
        const component = components.find(({ id }) => id === box.id);
        if (component === undefined) return [];
        const { name, kind } = component;
        return [{ ...box, ...BOX, title: isFilled(name) ? name : texts.unnamed('components'), detail: typeof kind === 'string' && (name ?? '').length <= ONE_LINE ? texts.option('componentKind', kind) : '' }];
      })}
      lines={layout.routes.map(({ id, path, label }) => ({ id, path, at: label, label: connections.find((one) => one.id === id)?.label }))}
    />
  );
}

function boxesAt(nodes: readonly { readonly id: string; readonly height: number }[], places: ReadonlyMap<string, Place>, width: number): ReadonlyMap<string, Box> {
  return new Map(nodes.map(({ id, height }) => [id, { ...(places.get(id) ?? { x: 0, y: 0 }), width, height }]));
}

function linesBetween(
  links: readonly { readonly id: string; readonly from: string; readonly to: string }[],
  boxes: ReadonlyMap<string, Box>,
  labelOf: (id: string) => string | undefined = () => undefined,
): readonly PictureLine[] {
  return links.flatMap(({ id, from, to }) => {
    const [a, b] = [boxes.get(from), boxes.get(to)];
    return a === undefined || b === undefined || from === to ? [] : [{ id, path: linkPath(a, b), at: middleOf(a, b), label: labelOf(id) }];
  });
}
