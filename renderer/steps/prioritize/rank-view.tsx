import { ArrowDown, ArrowDownWideNarrow, ArrowUp, ListOrdered } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { riceScore } from '../../../shared/domain/rice.ts';
import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { dragAttributes, dropAttributes } from '../../features/drag/drag-attributes.ts';
import { Grip } from '../../features/drag/grip.tsx';
import { useDragSurface } from '../../features/drag/use-drag-surface.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ChoiceField } from '../../features/fields/value-fields.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import { dropOperations, orderAfterMove } from '../../features/items/reorder.ts';
import { SectionHead } from '../../features/items/section-head.tsx';
import { useGrowing } from '../../features/items/use-growing.ts';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem, itemAttributes } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Button, PlainButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Changes, useReadOnly } from '../../ui/read-only.tsx';
import { FeatureEntry } from './feature-entry.tsx';
import { nameOf, type Feature } from './features.ts';
import { pointOf, quadrantOf } from './matrix.ts';
import { cutLine } from './ranking.ts';
import s from './rank.module.css';
import { useArrange } from './use-arrange.ts';
import { useFeatureCommands } from './use-feature-commands.ts';

const GROWTH = { first: 12, more: 24 };

/** All features in one order, with the cut line below the last must. */
export function RankView() {
  const { t } = useTranslation('prioritize');
  const features = useItems('prioritize', 'features');
  const commands = useRankCommands(features);
  const cut = useMemo(() => cutLine(features), [features]);
  const arrange = useArrange();
  const count = useGrowing(features.length, GROWTH);
  const { apply } = useActions();
  const texts = useFieldTexts();
  const [said, say] = useSaid();
  const surface = useDragSurface(({ id, before }) => {
    const feature = features.find((one) => one.id === id);
    const operations = feature === undefined ? [] : dropOperations('features', feature, {}, features, before);
    if (feature === undefined || operations.length === 0) return;
    apply(operations);
    const rest = features.filter((one) => one.id !== id);
    const place = before === null ? features.length : rest.findIndex((one) => one.id === before) + 1;
    say(t('rank.moved', { name: nameOf(feature, texts.unnamed('features')), place }));
  });
  const readOnly = useReadOnly();
  return (
    <div className={s['view']} {...surface}>
      <SectionHead hideTitle title={t('tabs.rank')} hint={t('rank.hint')}>
        {features.length > 1 && (
          <Changes>
            <Menu
              label={t('rank.arrange')}
              trigger={<Button icon={<ArrowDownWideNarrow aria-hidden />}>{t('rank.arrange')}</Button>}
              groups={[
                {
                  id: 'by',
                  items: [
                    { id: 'class', label: t('rank.byClass') },
                    { id: 'score', label: t('rank.byScore') },
                  ],
                },
              ]}
              onAction={(id) => {
                arrange(id === 'class' ? 'class' : 'score');
              }}
            />
          </Changes>
        )}
      </SectionHead>
      {features.length === 0 && (
        <EmptyHint icon={<ListOrdered aria-hidden />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyHint>
      )}
      {features.length > 0 && cut === null && <p className={s['noCut']}>{t('rank.noCut')}</p>}
      <div className={s['sheet']} data-list="" hidden={readOnly && features.length === 0}>
        <ol aria-label={t('rank.list')} {...dropAttributes('rank')}>
          {features.slice(0, count).map((feature, index) => (
            <RankRow
              key={feature.id}
              feature={feature}
              rank={index + 1}
              last={index === features.length - 1}
              cut={cut?.after === feature.id ? cut.others : null}
              commands={commands}
            />
          ))}
        </ol>
        <div className={s['entry']}>
          <FeatureEntry />
        </div>
      </div>
      {said}
    </div>
  );
}

function useRankCommands(features: readonly Feature[]): ItemCommands<Feature> {
  const { t } = useTranslation('prioritize');
  const { move } = useActions();
  return useFeatureCommands(() => features, [
    {
      id: 'place',
      heading: t('rank.place'),
      entries: ({ id }) => [
        { id: 'first', label: t('rank.first'), disabled: features[0]?.id === id },
        { id: 'last', label: t('rank.last'), disabled: features.at(-1)?.id === id },
      ],
      run: ({ id }, entry) => {
        const order = orderAfterMove(features, id, entry === 'first' ? 'first' : 'last');
        if (order === null) return;
        move({ collection: 'features', id }, order);
        focusItem(id, 'name');
      },
    },
  ]);
}

interface RankRowProps {
  readonly feature: Feature;
  readonly rank: number;
  readonly last: boolean;
  /** The cut line follows; how many features above it are no must. */
  readonly cut: number | null;
  readonly commands: ItemCommands<Feature>;
}

const RankRow = memo(function RankRow({ feature, rank, last, cut, commands }: RankRowProps) {
  const { t } = useTranslation('prioritize');
  const { t: ui } = useTranslation('ui');
  const step = (to: 'up' | 'down', field: string): void => {
    commands.move(feature, to, field);
  };
  return (
    <li className={s['place']} {...itemAttributes(feature.id)} {...dragAttributes(feature.id)} onKeyDown={moveKeys(feature, commands)}>
      <div className={s['row']} data-class={feature.moscow}>
        <span className={s['rank']} aria-hidden>
          <Grip />
          {rank}
        </span>
        <div className={s['name']}>
          <TextField collection="features" item={feature} field="name" bare column="name" />
          <Facts feature={feature} />
        </div>
        <UpdateOffer collection="features" item={feature} />
        <div className={s['class']}>
          <ChoiceField collection="features" item={feature} field="moscow" size="sm" bare placeholder={t('rank.unsorted')} />
        </div>
        <div className={s['tools']}>
          <Changes>
            <PlainButton
              label={ui('moveUp')}
              icon={<ArrowUp aria-hidden />}
              data-field="up"
              aria-disabled={rank === 1}
              onClick={() => {
                step('up', 'up');
              }}
            />
            <PlainButton
              label={ui('moveDown')}
              icon={<ArrowDown aria-hidden />}
              data-field="down"
              aria-disabled={last}
              onClick={() => {
                step('down', 'down');
              }}
            />
          </Changes>
          <ItemMenu label={t('menu')} item={feature} commands={commands} />
        </div>
      </div>
      {cut !== null && (
        <p className={s['cut']}>
          <strong>{t('rank.cut')}</strong>
          <span>{cut === 0 ? t('rank.cutText') : t('rank.cutMixed', { count: cut })}</span>
        </p>
      )}
    </li>
  );
});

function Facts({ feature }: { readonly feature: Feature }) {
  const { t, i18n } = useTranslation('prioritize');
  const score = riceScore(feature);
  const point = pointOf(feature);
  const quadrant = point === null ? 'between' : quadrantOf(point);
  const facts = [
    ...(score === null ? [] : [t('rank.score', { score: score.toLocaleString(i18n.language, { maximumFractionDigits: score < 10 ? 1 : 0 }) })]),
    ...(quadrant === 'between' ? [] : [t(`matrix.places.${quadrant}`)]),
  ];
  return facts.length === 0 ? null : <p className={s['facts']}>{facts.join(' · ')}</p>;
}
