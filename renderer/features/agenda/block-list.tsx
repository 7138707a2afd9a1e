import { Check, Coffee, Dumbbell, EllipsisVertical, GripVertical, MessagesSquare, Minus, Play, Plus, RotateCcw, Shapes } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { useTranslation } from 'react-i18next';

import { MAX_BLOCK_MINUTES, type AgendaBlock, type AgendaDay, type AgendaKind, type TimedBlock } from '../../../shared/domain/agenda.ts';
import { methodFacts } from '../../../shared/domain/methods.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ChangeButton, useReadOnly } from '../../ui/read-only.tsx';
import { useTimes } from '../facilitation/use-times.ts';
import { MethodCard } from '../method-card/method-card.tsx';
import { useMethodTexts } from '../method-card/method-texts.ts';
import s from './agenda.module.css';
import type { useAgenda } from './use-agenda.ts';

const STEP_MINUTES = 5;
const FIRST = 'first';

const ICONS: Readonly<Record<AgendaKind, typeof Coffee>> = { method: Shapes, energizer: Dumbbell, break: Coffee, other: MessagesSquare };

export interface BlockListProps {
  readonly workshopId: string;
  readonly day: AgendaDay;
  readonly agenda: ReturnType<typeof useAgenda>;
  readonly onEdit: (block: AgendaBlock) => void;
  readonly onOpenStep: (stepId: string) => void;
}

/** The blocks of the day, to be dragged (pointer, keyboard or screen reader) or moved by menu. */
export function BlockList({ day, agenda, onEdit, onOpenStep }: BlockListProps) {
  const { t } = useTranslation('agenda');
  const toast = useToast();
  const [card, setCard] = useState<string | null>(null);
  const readOnly = useReadOnly();
  const titleOf = (block: AgendaBlock): string => block.title || t('untitled');
  const move = (id: string, after: string | null): void => {
    const block = day.blocks.find((candidate) => candidate.id === id);
    if (block === undefined || after === id) return;
    agenda.moveAfter(id, after);
    const others = day.blocks.filter((candidate) => candidate.id !== id);
    const place = after === null ? 1 : others.findIndex((candidate) => candidate.id === after) + 2;
    toast({ text: t('moved', { title: titleOf(block), place, count: day.blocks.length }), key: 'agenda-move' });
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const at = day.blocks.findIndex((block) => block.id === target.key);
      const before = day.blocks.slice(0, target.dropPosition === 'before' ? at : at + 1).filter((block) => !keys.has(block.id));
      let after = before.at(-1)?.id ?? null;
      for (const key of keys) {
        move(String(key), after);
        after = String(key);
      }
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={cx(s['drop'])} />,
  });
  return (
    <>
      <GridList aria-label={t('blocks')} items={day.blocks} dependencies={[day, agenda, readOnly]} {...(readOnly ? {} : { dragAndDropHooks })} className={cx(s['blocks'])} keyboardNavigationBehavior="tab">
        {(block) => (
          <Row
            block={block}
            title={titleOf(block)}
            others={day.blocks.filter(({ id }) => id !== block.id).map(({ id, ...rest }) => ({ id, title: rest.title || t('untitled') }))}
            agenda={agenda}
            onMove={move}
            onEdit={onEdit}
            onOpenStep={onOpenStep}
            onCard={setCard}
          />
        )}
      </GridList>
      {card !== null && <CardDialog methodId={card} onClose={() => setCard(null)} />}
    </>
  );
}

interface RowProps extends Pick<BlockListProps, 'agenda' | 'onEdit' | 'onOpenStep'> {
  readonly block: TimedBlock;
  readonly title: string;
  readonly others: readonly { readonly id: string; readonly title: string }[];
  readonly onMove: (id: string, after: string | null) => void;
  readonly onCard: (methodId: string) => void;
}

function Row({ block, title, others, agenda, onMove, onEdit, onOpenStep, onCard }: RowProps) {
  const { t } = useTranslation('agenda');
  const { t: workshop } = useTranslation('workshop');
  const times = useTimes();
  const readOnly = useReadOnly();
  const Icon = ICONS[block.kind];
  const spoken = t('block', { from: times.time(block.from), until: times.time(block.until), title, minutes: block.minutes, state: t(`state.${block.state}`) });
  const resize = (by: number): void => {
    agenda.edit(block.id, { minutes: Math.min(MAX_BLOCK_MINUTES, Math.max(STEP_MINUTES, block.minutes + by)) });
  };
  const act = (id: string): void => {
    if (id === 'edit') onEdit(block);
    else if (id === 'step') onOpenStep(block.stepId);
    else if (id === 'card') onCard(block.methodId);
    else if (id === 'reset') agenda.reset(block);
    else if (id === 'remove') agenda.remove(block.id);
    else onMove(block.id, id === FIRST ? null : id.slice('after:'.length));
  };
  return (
    <GridListItem id={block.id} textValue={spoken} className={cx(s['block'], s[block.state], s[block.kind])} data-block={block.title} data-state={block.state}>
      {!readOnly && (
        <AriaButton slot="drag" className={cx(s['grip'])} aria-label={t('drag', { title })}>
          <GripVertical aria-hidden />
        </AriaButton>
      )}
      <span className={s['when']}>
        {times.time(block.from)}
        <span className={s['until']}>{times.time(block.until)}</span>
      </span>
      <Icon aria-hidden className={s['icon']} />
      <span className={s['what']}>
        <span className={s['title']}>{title}</span>
        <span className={s['sub']}>
          {[
            block.stepId === '' ? '' : workshop(`step.${block.stepId as 'define'}`, { defaultValue: block.stepId }),
            block.state === 'done' ? t('took', { time: times.length(block.until - block.from) }) : '',
            block.state === 'running' ? t('state.running') : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
          {block.overMs >= 60_000 && <strong className={s['over']}> {t('over', { time: times.length(block.overMs) })}</strong>}
        </span>
      </span>
      <span className={s['length']}>
        {!readOnly && <IconButton size="sm" label={t('shorter', { title })} icon={<Minus aria-hidden />} isDisabled={block.state === 'done' || block.minutes <= STEP_MINUTES} onPress={() => resize(-STEP_MINUTES)} />}
        <span className={s['minutes']}>{t('minutes', { count: block.minutes })}</span>
        {!readOnly && <IconButton size="sm" label={t('longer', { title })} icon={<Plus aria-hidden />} isDisabled={block.state === 'done'} onPress={() => resize(STEP_MINUTES)} />}
      </span>
      <span className={s['do']}>
        {block.state === 'planned' && (
          <ChangeButton size="sm" icon={<Play aria-hidden />} aria-label={t('runLabel', { title })} onPress={() => agenda.start(block, Date.now())}>
            {t('run')}
          </ChangeButton>
        )}
        {block.state === 'running' && (
          <ChangeButton size="sm" variant="primary" icon={<Check aria-hidden />} aria-label={t('finishLabel', { title })} onPress={() => agenda.finish(block, Date.now())}>
            {t('finish')}
          </ChangeButton>
        )}
        {block.state === 'done' && <span className={s['doneWord']}>{t('state.done')}</span>}
      </span>
      <Menu
        label={t('menu', { title })}
        trigger={<IconButton size="sm" label={t('menu', { title })} icon={<EllipsisVertical aria-hidden />} />}
        groups={[
          {
            id: 'do',
            items: [
              ...(readOnly ? [] : [{ id: 'edit', label: t('edit') }]),
              ...(block.stepId === '' ? [] : [{ id: 'step', label: t('openStep') }]),
              ...(methodFacts(block.methodId) === undefined ? [] : [{ id: 'card', label: t('card') }]),
              ...(block.state === 'planned' || readOnly ? [] : [{ id: 'reset', label: t('reset'), icon: <RotateCcw aria-hidden /> }]),
            ],
          },
          {
            id: 'move',
            heading: t('moveTo'),
            items: readOnly ? [] : [{ id: FIRST, label: t('first') }, ...others.map((other) => ({ id: `after:${other.id}`, label: t('after', { title: other.title }) }))],
          },
          { id: 'end', items: readOnly ? [] : [{ id: 'remove', label: t('remove'), danger: true }] },
        ]}
        onAction={act}
      />
    </GridListItem>
  );
}

function CardDialog({ methodId, onClose }: { readonly methodId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('agenda');
  const { t: app } = useTranslation('app');
  const texts = useMethodTexts();
  const facts = methodFacts(methodId);
  if (facts === undefined || texts === null) return null;
  return (
    <Dialog open onClose={onClose} title={t('card')} closeLabel={app('close')}>
      <MethodCard facts={facts} text={texts[facts.id]} />
    </Dialog>
  );
}
