import { Footprints, Plus } from 'lucide-react';
import type { TFunction } from 'i18next';
import { memo, useMemo, type ClipboardEvent, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import { keyBetween } from '../../../shared/domain/order-key.ts';
import { JOURNEY_ROWS, journeyCellId } from '../../../shared/domain/steps/define.ts';
import { TextField } from '../../features/fields/text-field.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import type { ItemIn } from '../../features/step/collections.ts';
import { focusItem, itemAttributes } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ChangeButton, useReadOnly } from '../../ui/read-only.tsx';
import s from './define.module.css';
import { EmotionCurve } from './emotion-curve.tsx';
import { pasteIntoJourney } from './journey-paste.ts';

const STAGES = 'journeyStages';
const CELLS = 'journeyCells';

type Stage = ItemIn<'define', 'journeyStages'>;
type Cell = ItemIn<'define', 'journeyCells'>;
type Row = (typeof JOURNEY_ROWS)[number];

/** What a person goes through today: stages across, what happens in them down, and the emotion curve over them. */
export function JourneyMap() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const stages = useItems('define', STAGES);
  const cells = useItems('define', CELLS);
  const byPlace = useMemo(() => new Map(cells.map((cell) => [`${cell.stageId ?? ''}/${cell.row ?? ''}`, cell])), [cells]);
  const commands = useStageCommands(stages);
  const addFirst = (): void => {
    const ids = actions.addAll(
      STAGES,
      (['before', 'during', 'after'] as const).map((name) => ({ name: t(`define.journey.first.${name}`) })),
    );
    focusItem(ids[0] ?? '', 'name');
  };
  if (stages.length === 0) {
    return (
      <Stack>
        <SectionHead hideTitle title={t('define.journey.title')} hint={t('define.journey.hint')} />
        <EmptyState
          icon={<Footprints aria-hidden />}
          title={t('define.journey.empty')}
          actions={
            <ChangeButton data-add="" variant="primary" icon={<Plus aria-hidden />} onPress={addFirst}>
              {t('define.journey.start')}
            </ChangeButton>
          }
        >
          {t('define.journey.emptyText')}
        </EmptyState>
      </Stack>
    );
  }
  return (
    <Stack>
      <SectionHead hideTitle title={t('define.journey.title')} hint={t('define.journey.hint')}>
        <ChangeButton
          data-add=""
          icon={<Plus aria-hidden />}
          onPress={() => {
            focusItem(actions.add(STAGES, { name: '' }), 'name');
          }}
        >
          {t('define.journey.add')}
        </ChangeButton>
      </SectionHead>
      <JourneyGrid stages={stages} byPlace={byPlace} commands={commands} />
    </Stack>
  );
}

interface GridProps {
  readonly stages: readonly Stage[];
  readonly byPlace: ReadonlyMap<string, Cell>;
  readonly commands: ItemCommands<Stage>;
}

function JourneyGrid({ stages, byPlace, commands }: GridProps) {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const toast = useToast();
  const readOnly = useReadOnly();
  const paste = (stageId: string, row: Row) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    // Cells have tabs between them; anything else is text for the field it is pasted into.
    if (readOnly || !text.includes('\t')) return;
    event.preventDefault();
    event.stopPropagation();
    void import('papaparse').then(({ default: Papa }) => {
      const { data } = Papa.parse<string[]>(text, { delimiter: '\t' });
      const grid = { stageIds: stages.map(({ id }) => id), cellAt: (stage: string, at: Row) => byPlace.get(`${stage}/${at}`) };
      const { operations, beyond } = pasteIntoJourney(grid, { stageId, row }, data);
      if (operations.length > 0) actions.apply(operations);
      if (beyond > 0) toast({ tone: 'error', text: t('define.journey.beyond', { count: beyond }) });
    });
  };
  const stageName = (stage: Stage): string => (stage.name ?? '').trim() || texts.unnamed(STAGES);
  const course = stages.map((stage) => `${stageName(stage)}: ${emotionText(stage.emotion ?? null, t)}`).join(', ');
  return (
    <div className={s['scroll']} data-list="">
      <table className={s['journey']} style={{ '--stages': stages.length } as CSSProperties} aria-label={t('define.journey.title')}>
        <thead>
          <tr>
            <td className={s['corner']} />
            {stages.map((stage) => (
              <StageHead key={stage.id} stage={stage} commands={commands} menuLabel={t('define.journey.stageMenu')} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className={s['rowHead']}>
              {texts.label(STAGES, 'emotion')}
            </th>
            <td colSpan={stages.length} className={s['curveCell']}>
              <EmotionCurve
                label={`${t('define.journey.curve')}: ${course}`}
                stages={stages.map((stage) => ({
                  id: stage.id,
                  label: `${texts.label(STAGES, 'emotion')}: ${stageName(stage)}`,
                  emotion: stage.emotion ?? null,
                  valueText: emotionText(stage.emotion ?? null, t),
                }))}
                onChange={(id, emotion) => {
                  if (!readOnly) actions.set({ collection: STAGES, id }, 'emotion', emotion);
                }}
              />
            </td>
          </tr>
          {JOURNEY_ROWS.map((row) => (
            <tr key={row}>
              <th scope="row" className={s['rowHead']}>
                {texts.option('row', row)}
              </th>
              {stages.map((stage) => (
                <td key={stage.id} className={s['cell']} onPasteCapture={paste(stage.id, row)}>
                  <JourneyCell stageId={stage.id} row={row} cell={byPlace.get(`${stage.id}/${row}`)} label={`${texts.option('row', row)}, ${stageName(stage)}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const StageHead = memo(function StageHead({ stage, commands, menuLabel }: { readonly stage: Stage; readonly commands: ItemCommands<Stage>; readonly menuLabel: string }) {
  return (
    <th scope="col" className={s['stage']} {...itemAttributes(stage.id)} onKeyDown={moveKeys(stage, commands)}>
      <div className={s['stageHead']}>
        <TextField collection={STAGES} item={stage} field="name" look="name" bare />
        <ItemMenu label={menuLabel} item={stage} commands={commands} />
      </div>
    </th>
  );
});

interface CellProps {
  readonly stageId: string;
  readonly row: Row;
  readonly cell: Cell | undefined;
  readonly label: string;
}

const JourneyCell = memo(function JourneyCell({ stageId, row, cell, label }: CellProps) {
  const actions = useActions();
  const id = cell?.id ?? journeyCellId(stageId, row);
  const item = useMemo(() => cell ?? { id }, [cell, id]);
  const save = (text: string, gesture: string): void => {
    const there = Object.hasOwn(itemsOf(actions.output(), CELLS), id);
    if (there) actions.set({ collection: CELLS, id }, 'text', text, gesture);
    else if (text !== '') actions.apply([{ kind: 'add', collection: CELLS, id, fields: { stageId, row, text } }], gesture);
  };
  return <TextField collection={CELLS} item={item} field="text" label={label} placeholder="" rows={2} bare save={save} />;
});

function emotionText(value: number | null, t: TFunction<'steps'>): string {
  switch (value) {
    case -2:
      return t('define.emotions.awful');
    case -1:
      return t('define.emotions.bad');
    case 0:
      return t('define.emotions.neutral');
    case 1:
      return t('define.emotions.good');
    case 2:
      return t('define.emotions.great');
    case null:
    default:
      return t('define.emotions.none');
  }
}

function useStageCommands(stages: readonly Stage[]): ItemCommands<Stage> {
  const { t } = useTranslation('steps');
  const actions = useActions();
  return useItemCommands<Stage>({
    collection: STAGES,
    siblings: () => stages,
    sideways: true,
    groups: [
      {
        id: 'add',
        entries: () => [{ id: 'after', label: t('define.journey.addAfter') }],
        run: (stage) => {
          const at = stages.findIndex(({ id }) => id === stage.id);
          focusItem(actions.add(STAGES, { name: '' }, keyBetween(stage.order ?? null, stages[at + 1]?.order ?? null)), 'name');
        },
      },
    ],
    onRemove: (stage) =>
      Object.entries(itemsOf(actions.output(), CELLS)).flatMap(([id, cell]) =>
        cell['stageId'] === stage.id ? [{ kind: 'delete', collection: CELLS, id } as const] : [],
      ),
  });
}
