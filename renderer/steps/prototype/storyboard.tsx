import { Clapperboard } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { RefField, useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { SketchView } from '../../features/sketch/sketch-view.tsx';
import type { ItemIn } from '../../features/step/collections.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import s from './prototype.module.css';

const COLLECTION = 'frames';

type Frame = ItemIn<'prototype', 'frames'>;
type Sketch = ItemIn<'ideate', 'sketches'>;

/** How a concept is used, frame by frame: a strip for every concept. */
export function Storyboard() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const frames = useItems('prototype', COLLECTION);
  const concepts = useRefOptions({ step: 'prototype', collection: 'concepts' });
  const sketchItems = useItems('ideate', 'sketches');
  const sketches = useRefOptions({ step: 'ideate', collection: 'sketches' });
  const strips = useMemo(() => framesByConcept(frames, concepts), [frames, concepts]);
  const commands = useItemCommands<Frame>({
    collection: COLLECTION,
    sideways: true,
    siblings: (frame) => strips.get(frame.conceptId ?? '') ?? strips.get('') ?? [],
    groups: [
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
  const shown = [...strips].filter(([id, list]) => id !== '' || list.length > 0 || concepts.length === 0);
  return (
    <Stack>
      <SectionHead hideTitle title={t('prototype.storyboard.title')} hint={t('prototype.storyboard.hint')} />
      {frames.length === 0 && (
        <EmptyHint icon={<Clapperboard aria-hidden />} title={t('prototype.storyboard.empty')}>
          {t('prototype.storyboard.emptyText')}
        </EmptyHint>
      )}
      {shown.map(([conceptId, strip]) => {
        const name = concepts.find(({ value }) => value === conceptId)?.label ?? t('prototype.storyboard.noConcept');
        return (
          <section key={conceptId} className={s['strip']} aria-label={name} data-list="">
            <h3 className={s['stripTitle']}>{name}</h3>
            {strip.length > 0 && (
              <ol className={s['frames']}>
                {strip.map((frame, index) => (
                  <FrameCard
                    key={frame.id}
                    frame={frame}
                    number={index + 1}
                    sketch={sketchItems.find(({ id }) => id === frame.sketchId)}
                    sketches={sketches}
                    commands={commands}
                  />
                ))}
              </ol>
            )}
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
          </section>
        );
      })}
    </Stack>
  );
}

interface FrameCardProps {
  readonly frame: Frame;
  readonly number: number;
  readonly sketch: Sketch | undefined;
  readonly sketches: readonly SelectOption[];
  readonly commands: ItemCommands<Frame>;
}

const FrameCard = memo(function FrameCard({ frame, number, sketch, sketches, commands }: FrameCardProps) {
  const { t } = useTranslation('steps');
  return (
    <li className={s['frame']} {...itemAttributes(frame.id)} onKeyDown={moveKeys(frame, commands)}>
      <div className={s['frameHead']}>
        {t('prototype.storyboard.numbered', { number })}
        <ItemMenu label={t('common.itemMenu')} item={frame} commands={commands} />
      </div>
      {sketch === undefined ? (
        <span className={s['blank']} aria-hidden>
          {number}
        </span>
      ) : (
        <div className={s['picture']}>
          <SketchView strokes={sketch.strokes ?? []} title={sketch.title ?? ''} />
        </div>
      )}
      <TextField collection={COLLECTION} item={frame} field="caption" bare />
      {sketches.length > 0 && <RefField collection={COLLECTION} item={frame} field="sketchId" options={sketches} none={t('prototype.storyboard.noSketch')} size="sm" bare />}
    </li>
  );
});

/** Frames by concept, in the concepts' order; those of no concept, or of one that is gone, under the empty id at the end. */
function framesByConcept(frames: readonly Frame[], concepts: readonly SelectOption[]): ReadonlyMap<string, readonly Frame[]> {
  const strips = new Map<string, Frame[]>([...concepts.map(({ value }) => value), ''].map((id) => [id, []]));
  for (const frame of frames) (strips.get(frame.conceptId ?? '') ?? strips.get(''))?.push(frame);
  return strips;
}
