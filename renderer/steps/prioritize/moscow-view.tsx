import { ListTodo } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { MOSCOW } from '../../../shared/domain/steps/prioritize.ts';
import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { dropAttributes } from '../../features/drag/drag-attributes.ts';
import { useDragSurface } from '../../features/drag/use-drag-surface.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { ItemCard } from '../../features/items/item-card.tsx';
import { dropOperations } from '../../features/items/reorder.ts';
import { SectionHead } from '../../features/items/section-head.tsx';
import { useGrowing } from '../../features/items/use-growing.ts';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { byClass, mustShare, nameOf, sortingOf, UNSORTED, type Feature, type MoscowClass } from './features.ts';
import s from './moscow.module.css';
import { UnsortedList } from './unsorted-list.tsx';
import { useFeatureCommands } from './use-feature-commands.ts';

/** Above this share of the effort, musts leave nothing that can give way. */
const MOST_MUST = 0.6;
const GROWTH = { first: 4, more: 12 };

/** Four columns from must to won't, and above them what has no class yet. */
export function MoscowView() {
  const { t } = useTranslation('prioritize');
  const features = useItems('prioritize', 'features');
  const classes = useMemo(() => byClass(features), [features]);
  const commands = useFeatureCommands((feature) => classes[sortingOf(feature)]);
  const concepts = useRefOptions({ step: 'prototype', collection: 'concepts' });
  const conceptNames = useMemo(() => new Map(concepts.map(({ value, label }) => [value, label])), [concepts]);
  const [said, say] = useSaid();
  const { apply } = useActions();
  const texts = useFieldTexts();
  const surface = useDragSurface(({ id, place, before }) => {
    const feature = features.find((one) => one.id === id);
    const option = MOSCOW.find((one) => one === place) ?? null;
    if (feature === undefined || (option === null && place !== UNSORTED)) return;
    const operations = dropOperations('features', feature, { moscow: option }, classes[option ?? UNSORTED], before);
    if (operations.length === 0) return;
    apply(operations);
    const words = option === null ? t('moscow.unsorted') : texts.option('moscow', option);
    say(t('moscow.moved', { name: nameOf(feature, texts.unnamed('features')), class: words }));
  });
  return (
    <div className={s['view']} {...surface}>
      <SectionHead hideTitle title={t('tabs.moscow')} hint={t('moscow.hint')} />
      {features.length === 0 && (
        <EmptyHint icon={<ListTodo aria-hidden />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyHint>
      )}
      <UnsortedList features={classes.unsorted} commands={commands} onSorted={say} />
      <div className={s['columns']}>
        {MOSCOW.map((option) => (
          <Column key={option} option={option} features={classes[option]} commands={commands} conceptNames={conceptNames} />
        ))}
      </div>
      <MustShare features={features} />
      {said}
    </div>
  );
}

interface ColumnProps {
  readonly option: MoscowClass;
  readonly features: readonly Feature[];
  readonly commands: ItemCommands<Feature>;
  readonly conceptNames: ReadonlyMap<string, string>;
}

function Column({ option, features, commands, conceptNames }: ColumnProps) {
  const { t } = useTranslation('prioritize');
  const texts = useFieldTexts();
  const titleId = `moscow-${option}`;
  const count = useGrowing(features.length, GROWTH);
  return (
    <section className={s['column']} data-class={option} aria-labelledby={titleId} data-list="" {...dropAttributes(option)}>
      <header className={s['columnHead']}>
        <h3 className={s['columnTitle']} id={titleId}>
          {texts.option('moscow', option)}
        </h3>
        <span className={s['count']}>{features.length}</span>
        <p className={s['columnHint']}>{t(`moscow.classes.${option}`)}</p>
      </header>
      {features.length === 0 && <p className={s['none']}>{t('moscow.none')}</p>}
      <ul className={s['cards']} aria-labelledby={titleId}>
        {features.slice(0, count).map((feature) => (
          <FeatureCard key={feature.id} feature={feature} concept={conceptNames.get(feature.conceptId ?? '')} commands={commands} />
        ))}
      </ul>
    </section>
  );
}

interface FeatureCardProps {
  readonly feature: Feature;
  readonly concept: string | undefined;
  readonly commands: ItemCommands<Feature>;
}

const FeatureCard = memo(function FeatureCard({ feature, concept, commands }: FeatureCardProps) {
  const { t } = useTranslation('prioritize');
  return (
    <ItemCard
      dense
      draggable
      collection="features"
      item={feature}
      titleField="name"
      commands={commands}
      menuLabel={t('menu')}
      aside={<UpdateOffer collection="features" item={feature} />}
    >
      <div className={s['description']}>
        <TextField collection="features" item={feature} field="description" bare size="sm" />
        {concept !== undefined && <p className={s['concept']}>{concept}</p>}
      </div>
    </ItemCard>
  );
});

function MustShare({ features }: { readonly features: readonly Feature[] }) {
  const { t, i18n } = useTranslation('prioritize');
  const share = mustShare(features);
  if (share === null) return null;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  return <p className={s['share']}>{share > MOST_MUST ? t('moscow.shareHigh', { percent }) : t('moscow.share', { percent })}</p>;
}
