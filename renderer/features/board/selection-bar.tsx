import { AlignStartVertical, Copy, EllipsisVertical, Lock, LockOpen, MoveRight, Palette, PenLine, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { NOTE_COLORS, NOTE_SIZES, type NoteColor, type NoteSize } from '../../../shared/domain/field-specs.ts';
import { PlainButton } from '../../ui/button.tsx';
import { RowMenu, type MenuGroup } from '../../ui/menu.tsx';
import { useSpotlight } from '../facilitation/use-room-state.ts';
import { Swatch } from '../fields/color.tsx';
import { useActions } from '../step/step-context.tsx';
import { useFieldTexts } from '../texts.ts';
import { ALIGNMENTS } from './arrange.ts';
import type { Backdrop, Badge, BoardItem, BoardLink, Groups } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import s from './board.module.css';
import { useKeyName } from './key-names.ts';
import type { BoardCommands } from './use-board-commands.ts';

export interface SelectionBarProps<I extends BoardItem> {
  readonly items: readonly I[];
  readonly view: BoardView<I>;
  /** The lines of the board; null where they cannot be changed. */
  readonly links: readonly BoardLink[] | null;
  readonly commands: BoardCommands;
  readonly groups: Groups | undefined;
  readonly backdrop: Backdrop<I> | undefined;
  readonly badges: ((item: I) => readonly Badge[]) | undefined;
  readonly onBadge: (id: string, badge: string) => void;
  readonly menu: (items: readonly I[]) => readonly MenuGroup[];
  readonly onMenu: (entry: string, items: readonly I[]) => void;
  readonly readOnly: boolean;
}

function SelectionBarView<I extends BoardItem>({ items, view, links, commands, groups, backdrop, badges, onBadge, menu, onMenu, readOnly }: SelectionBarProps<I>) {
  const { t } = useTranslation('board');
  const { t: room } = useTranslation('room');
  const { workshopId, stepId } = useActions();
  const key = useKeyName();
  const spotlight = useSpotlight(workshopId, stepId);
  const texts = useFieldTexts();
  const ids = items.map(({ id }) => id);
  const first = items[0];
  const single = items.length === 1 ? first : undefined;
  const same = <V,>(pick: (item: I) => V): V | undefined => {
    const value = first === undefined ? undefined : pick(first);
    return items.every((item) => pick(item) === value) ? value : undefined;
  };
  const locked = items.every((item) => item.locked === true);
  const groupOf = (item: I): unknown => (groups === undefined ? undefined : view.scene.index.get(item.id)?.groupId);

  /** In the order of selecting: the first is where lines begin. */
  const inOrder = (): readonly string[] => [...view.state.selection].filter((id) => ids.includes(id));

  const moveGroups = (): readonly MenuGroup[] => [
    ...(backdrop === undefined ? [] : [{ id: 'zones', heading: t('move.zones'), items: backdrop.zones.map(({ id, label }) => ({ id: `zone/${id}`, label, checked: same(backdrop.zoneOf) === id })) }]),
    ...(groups === undefined
      ? []
      : [
          {
            id: 'clusters',
            heading: t('move.clusters'),
            items: [
              { id: 'group/', label: t('group.none'), checked: same(groupOf) === null },
              ...groups.items.map(({ id, name }) => ({ id: `group/${id}`, label: name === undefined || name.trim() === '' ? t('group.unnamed') : name, checked: same(groupOf) === id })),
              { id: 'new', label: t('group.of'), hint: `${key('mod')}+G` },
            ],
          },
        ]),
    {
      id: 'steps',
      heading: t('move.steps'),
      items: [
        { id: 'by/-1,0', label: t('move.left'), hint: '←' },
        { id: 'by/1,0', label: t('move.right'), hint: '→' },
        { id: 'by/0,-1', label: t('move.up'), hint: '↑' },
        { id: 'by/0,1', label: t('move.down'), hint: '↓' },
      ],
    },
  ];
  const onMove = (entry: string): void => {
    const [kind = '', rest = ''] = entry.split('/');
    if (kind === 'zone') commands.moveToZone(ids, rest);
    else if (kind === 'group') commands.moveToGroup(ids, rest === '' ? null : rest);
    else if (kind === 'new') commands.group(ids);
    else {
      const [x = 0, y = 0] = rest.split(',').map(Number);
      commands.nudge(ids, { x: x * 90, y: y * 90 });
    }
  };
  const arrangeGroups = (): readonly MenuGroup[] => [
    { id: 'align', items: ALIGNMENTS.map((id) => ({ id, label: t(`arrange.${id}`), disabled: items.length < 2 })) },
    {
      id: 'spread',
      items: [
        { id: 'across', label: t('arrange.across'), disabled: items.length < 3 },
        { id: 'down', label: t('arrange.down'), disabled: items.length < 3 },
        { id: 'tidy', label: t('arrange.tidy'), disabled: items.length < 2 },
      ],
    },
    {
      id: 'stack',
      items: [
        { id: 'front', label: t('selection.front'), hint: ']' },
        { id: 'back', label: t('selection.back'), hint: '[' },
      ],
    },
  ];
  const onArrange = (entry: string): void => {
    if (entry === 'front' || entry === 'back') commands.restack(ids, entry);
    else commands.arrange(ids, entry as Parameters<BoardCommands['arrange']>[1]);
  };
  const lookGroups = (): readonly MenuGroup[] => [
    { id: 'color', heading: t('selection.color'), items: NOTE_COLORS.map((color) => ({ id: `color/${color}`, label: texts.option('color', color), icon: <Swatch color={color} />, checked: same((item) => item.color ?? 'yellow') === color })) },
    { id: 'size', heading: t('selection.size'), items: NOTE_SIZES.map((size) => ({ id: `size/${size}`, label: texts.option('size', size), checked: same((item) => item.size ?? 'medium') === size })) },
  ];
  const onLook = (entry: string): void => {
    const [kind, value] = entry.split('/');
    // The entries were made from these lists.
    if (kind === 'color') commands.color(ids, value as NoteColor);
    else commands.resize(ids, value as NoteSize);
  };
  const moreGroups = (): readonly MenuGroup[] => [
    ...menu(items).map((group) => ({ ...group, items: group.items.map((entry) => ({ ...entry, id: `page:${entry.id}` })) })),
    {
      id: 'board',
      items: [
        { id: 'zoom', label: t('selection.zoom') },
        ...(single === undefined ? [] : [{ id: 'wall', label: room('spotlight.show') }]),
        ...((single?.picture ?? null) === null ? [] : [{ id: 'behind', label: t('selection.behind') }]),
        ...(links === null || ids.length < 2 ? [] : [{ id: 'link', label: t('selection.link'), hint: 'K' }]),
        ...(links !== null && links.some(({ fromId, toId }) => ids.includes(fromId) && ids.includes(toId)) ? [{ id: 'unlink', label: t('selection.unlink'), hint: '⇧K' }] : []),
        { id: 'lock', label: t(locked ? 'selection.unlock' : 'selection.lock'), hint: 'L' },
        { id: 'duplicate', label: t('selection.duplicate'), hint: `${key('mod')}+D` },
      ],
    },
    { id: 'end', items: [{ id: 'remove', label: t('selection.remove'), danger: true, hint: key('del') }] },
  ];
  const onMore = (entry: string): void => {
    if (entry.startsWith('page:')) onMenu(entry.slice(5), items);
    else if (entry === 'zoom') view.fit(ids);
    else if (entry === 'wall' && single !== undefined) spotlight(single.id);
    else if (entry === 'behind' && single !== undefined) commands.putBehind(single.id);
    else if (entry === 'link' || entry === 'unlink') commands.link(inOrder(), entry === 'link');
    else if (entry === 'lock') commands.lock(ids);
    else if (entry === 'duplicate') commands.duplicate(ids);
    else if (entry === 'remove') commands.remove(ids);
  };
  if (readOnly) return null;
  return (
    <div className={s['selection']} role="group" aria-label={t('selection.label')}>
      <span className={s['selectionCount']}>{t('selection.count', { count: items.length })}</span>
      {single !== undefined && !locked && (
        <PlainButton
          label={t('selection.edit')}
          icon={<PenLine aria-hidden />}
          onClick={() => {
            commands.edit(single.id);
          }}
        />
      )}
      {single !== undefined &&
        (badges?.(single) ?? [])
          .filter(({ press }) => press === true)
          .map((badge) => (
            <PlainButton
              key={badge.id}
              label={badge.label}
              icon={<span aria-hidden>{badge.text}</span>}
              aria-pressed={badge.on === true}
              onClick={() => {
                onBadge(single.id, badge.id);
              }}
            />
          ))}
      <RowMenu label={t('selection.moveTo')} icon={<MoveRight aria-hidden />} groups={moveGroups} onAction={onMove}>
        <span className={s['selectionText']}>{t('selection.moveTo')}</span>
      </RowMenu>
      <RowMenu label={`${t('selection.color')}, ${t('selection.size')}`} icon={<Palette aria-hidden />} groups={lookGroups} onAction={onLook} />
      <RowMenu label={t('selection.arrange')} icon={<AlignStartVertical aria-hidden />} groups={arrangeGroups} onAction={onArrange} />
      <PlainButton
        label={t(locked ? 'selection.unlock' : 'selection.lock')}
        icon={locked ? <LockOpen aria-hidden /> : <Lock aria-hidden />}
        onClick={() => {
          commands.lock(ids);
        }}
      />
      <PlainButton
        label={t('selection.duplicate')}
        icon={<Copy aria-hidden />}
        onClick={() => {
          commands.duplicate(ids);
        }}
      />
      <PlainButton
        label={t('selection.remove')}
        icon={<Trash2 aria-hidden />}
        onClick={() => {
          commands.remove(ids);
        }}
      />
      <span data-board-more="">
        <RowMenu label={t('selection.more')} icon={<EllipsisVertical aria-hidden />} groups={moreGroups} onAction={onMore} />
      </span>
    </div>
  );
}

/** What can be done with the selected notes: also everything that a drag does. Rendered again only when they change. */
export const SelectionBar = memo(SelectionBarView) as typeof SelectionBarView;
