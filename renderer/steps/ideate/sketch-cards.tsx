import { PencilLine, Plus } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { HiddenCard, useIsHidden } from '../../features/facilitation/private-brainstorm.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { Cards, ItemCard } from '../../features/items/item-card.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { SketchPad } from '../../features/sketch/sketch-pad.tsx';
import { SketchView } from '../../features/sketch/sketch-view.tsx';
import { itemAttributes } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import { isFrame, type Sketch } from './eights-sheets.ts';
import s from './ideate.module.css';

const COLLECTION = 'sketches';

/** Quick drawings of ideas; ideas and storyboards can point to them. */
export function SketchCards() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const all = useItems('ideate', COLLECTION);
  const sketches = useMemo(() => all.filter((sketch) => !isFrame(sketch)), [all]);
  const [openId, setOpenId] = useState<string | null>(null);
  const open = sketches.find((sketch) => sketch.id === openId);
  const commands = useItemCommands<Sketch>({
    collection: COLLECTION,
    siblings: () => sketches,
    onRemove: (sketch) =>
      Object.entries(itemsOf(actions.output(), 'ideas')).flatMap(([id, idea]): readonly StepOperation[] =>
        idea['sketchId'] === sketch.id ? [{ kind: 'set', collection: 'ideas', id, field: 'sketchId', value: null }] : [],
      ),
  });
  const addButton = (
    <ChangeButton
      data-add=""
      variant="primary"
      icon={<Plus aria-hidden />}
      onPress={() => {
        setOpenId(actions.add(COLLECTION, { title: t('ideate.sketches.numbered', { number: sketches.length + 1 }), strokes: [] }));
      }}
    >
      {t('ideate.sketches.add')}
    </ChangeButton>
  );
  return (
    <Stack>
      <SectionHead hideTitle title={t('ideate.sketches.title')} hint={t('ideate.sketches.hint')}>
        {sketches.length > 0 && addButton}
      </SectionHead>
      {sketches.length === 0 ? (
        <EmptyState icon={<PencilLine aria-hidden />} title={t('ideate.sketches.empty')} actions={addButton}>
          {t('ideate.sketches.emptyText')}
        </EmptyState>
      ) : (
        <Cards label={t('ideate.sketches.title')} width="15rem">
          {sketches.map((sketch) => (
            <SketchCard key={sketch.id} sketch={sketch} commands={commands} menuLabel={t('common.itemMenu')} openLabel={t('ideate.sketches.open')} onOpen={setOpenId} />
          ))}
        </Cards>
      )}
      {open !== undefined && (
        <SketchDialog
          sketch={open}
          onClose={() => {
            setOpenId(null);
          }}
        />
      )}
    </Stack>
  );
}

interface SketchCardProps {
  readonly sketch: Sketch;
  readonly commands: ItemCommands<Sketch>;
  readonly menuLabel: string;
  readonly openLabel: string;
  readonly onOpen: (id: string) => void;
}

const SketchCard = memo(function SketchCard({ sketch, commands, menuLabel, openLabel, onOpen }: SketchCardProps) {
  const texts = useFieldTexts();
  const isHidden = useIsHidden();
  const title = sketch.title?.trim() || texts.unnamed(COLLECTION);
  if (isHidden(sketch)) return <HiddenCard itemId={sketch.id} />;
  return (
    <ItemCard collection={COLLECTION} item={sketch} titleField="title" commands={commands} menuLabel={menuLabel} dense>
      <button
        type="button"
        className={s['sketch']}
        aria-label={`${openLabel}: ${title}`}
        onClick={() => {
          onOpen(sketch.id);
        }}
      >
        <SketchView strokes={sketch.strokes ?? []} title={title} />
      </button>
    </ItemCard>
  );
});

function SketchDialog({ sketch, onClose }: { readonly sketch: Sketch; readonly onClose: () => void }) {
  const { t } = useTranslation('steps');
  const { t: ui } = useTranslation('ui');
  const texts = useFieldTexts();
  return (
    <Dialog
      open
      wide
      title={sketch.title?.trim() || texts.unnamed(COLLECTION)}
      closeLabel={ui('close')}
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose}>
          {t('ideate.sketches.done')}
        </Button>
      }
    >
      <div className={s['sketchTitle']} {...itemAttributes(sketch.id)}>
        <TextField collection={COLLECTION} item={sketch} field="title" labelled />
      </div>
      <SketchPad target={{ collection: COLLECTION, id: sketch.id }} strokes={sketch.strokes ?? []} label={t('ideate.sketches.pad')} />
    </Dialog>
  );
}
