import { Clapperboard } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { dropAttributes } from '../../features/drag/drag-attributes.ts';
import { useDragSurface } from '../../features/drag/use-drag-surface.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { useIsHiddenIn } from '../../features/facilitation/private-brainstorm.tsx';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { dropOperations } from '../../features/items/reorder.ts';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import type { SelectOption } from '../../ui/select.tsx';
import { FrameCard, type Frame } from './frame-card.tsx';
import { FrameDialog } from './frame-dialog.tsx';
import s from './prototype.module.css';

const COLLECTION = 'frames';

/** How a concept is used, frame by frame: a strip for every concept. */
export function Storyboard() {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const frames = useItems('prototype', COLLECTION);
  const concepts = useRefOptions({ step: 'prototype', collection: 'concepts' });
  const sketchItems = useItems('ideate', 'sketches');
  const isHiddenSketch = useIsHiddenIn('ideate', 'sketches');
  const sketches = useRefOptions({ step: 'ideate', collection: 'sketches' });
  const strips = useMemo(() => framesByConcept(frames, concepts), [frames, concepts]);
  const [openId, setOpenId] = useState<string | null>(null);
  const open = frames.find(({ id }) => id === openId);
  const [region, say] = useSaid();
  const nameOf = (conceptId: string): string => concepts.find(({ value }) => value === conceptId)?.label ?? t('prototype.storyboard.noConcept');
  const commands = useItemCommands<Frame>({
    collection: COLLECTION,
    sideways: true,
    siblings: (frame) => strips.get(frame.conceptId ?? '') ?? strips.get('') ?? [],
    groups: [
      {
        id: 'draw',
        entries: () => [{ id: 'draw', label: t('prototype.storyboard.draw') }],
        run: (frame) => {
          setOpenId(frame.id);
        },
      },
      {
        id: 'concept',
        heading: t('common.moveTo'),
        entries: (frame) => concepts.map(({ value, label }) => ({ id: value, label, checked: frame.conceptId === value })),
        run: (frame, conceptId) => {
          actions.set({ collection: COLLECTION, id: frame.id }, 'conceptId', conceptId);
        },
      },
    ],
  });
  const surface = useDragSurface(({ id, place, before }) => {
    const frame = frames.find((one) => one.id === id);
    const strip = strips.get(place);
    if (frame === undefined || strip === undefined) return;
    const operations = dropOperations(COLLECTION, frame, { conceptId: place === '' ? null : place }, strip, before);
    if (operations.length === 0) return;
    actions.apply(operations);
    say(t('prototype.storyboard.moved', { name: frame.caption?.trim() || texts.unnamed(COLLECTION), place: nameOf(place) }));
  });
  const shown = [...strips].filter(([id, list]) => id !== '' || list.length > 0 || concepts.length === 0);
  return (
    <Stack>
      <SectionHead hideTitle title={t('prototype.storyboard.title')} hint={t('prototype.storyboard.hint')} />
      {frames.length === 0 && (
        <EmptyHint icon={<Clapperboard aria-hidden />} title={t('prototype.storyboard.empty')}>
          {t('prototype.storyboard.emptyText')}
        </EmptyHint>
      )}
      <div {...surface}>
        {shown.map(([conceptId, strip]) => {
          const name = nameOf(conceptId);
          return (
            <section key={conceptId} className={s['strip']} aria-label={name} data-list="" {...dropAttributes(conceptId, 'grid')}>
              <h3 className={s['stripTitle']}>{name}</h3>
              <ol className={s['frames']}>
                {strip.map((frame, index) => (
                  <FrameCard
                    key={frame.id}
                    frame={frame}
                    number={index + 1}
                    sketch={sketchItems.find((sketch) => sketch.id === frame.sketchId && !isHiddenSketch(sketch))}
                    sketches={sketches}
                    commands={commands}
                    onDraw={setOpenId}
                  />
                ))}
              </ol>
              <div className={s['add']}>
                <QuickAdd
                  label={t('prototype.storyboard.add')}
                  context={name}
                  collection={COLLECTION}
                  field="caption"
                  onAdd={(captions) => {
                    actions.addAll(
                      COLLECTION,
                      captions.map((caption) => ({ caption, ...(conceptId === '' ? {} : { conceptId }) })),
                    );
                  }}
                />
              </div>
            </section>
          );
        })}
      </div>
      {open !== undefined && (
        <FrameDialog
          frame={open}
          onClose={() => {
            setOpenId(null);
          }}
        />
      )}
      {region}
    </Stack>
  );
}

/** Frames by concept, in the concepts' order; those of no concept, or of one that is gone, under the empty id at the end. */
function framesByConcept(frames: readonly Frame[], concepts: readonly SelectOption[]): ReadonlyMap<string, readonly Frame[]> {
  const strips = new Map<string, Frame[]>([...concepts.map(({ value }) => value), ''].map((id) => [id, []]));
  for (const frame of frames) (strips.get(frame.conceptId ?? '') ?? strips.get(''))?.push(frame);
  return strips;
}
