import { Plus, Shapes } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import type { NoteColor } from '../../../shared/domain/field-specs.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { paperStyle } from '../../features/fields/color.tsx';
import { RefsField, useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { RatingField } from '../../features/fields/value-fields.tsx';
import { ItemCard } from '../../features/items/item-card.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import type { ItemIn } from '../../features/step/collections.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import s from './prototype.module.css';

const COLLECTION = 'concepts';

type Concept = ItemIn<'prototype', 'concepts'>;

const SWOT: readonly (readonly [keyof Concept, NoteColor])[] = [
  ['strengths', 'green'],
  ['weaknesses', 'red'],
  ['opportunities', 'blue'],
  ['threats', 'orange'],
];

const SCORES = ['desirability', 'viability', 'feasibility'] as const;

/** The concepts worth trying: what each is, what speaks for and against it, and how it scores. */
export function ConceptCards() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const concepts = useItems('prototype', COLLECTION);
  const ideas = useRefOptions({ step: 'ideate', collection: 'ideas' });
  const commands = useItemCommands<Concept>({
    collection: COLLECTION,
    siblings: () => concepts,
    onRemove: (concept) =>
      Object.entries(itemsOf(actions.output(), 'frames')).flatMap(([id, frame]): readonly StepOperation[] =>
        frame['conceptId'] === concept.id ? [{ kind: 'set', collection: 'frames', id, field: 'conceptId', value: null }] : [],
      ),
  });
  const addButton = (
    <ChangeButton
      data-add=""
      variant="primary"
      icon={<Plus aria-hidden />}
      onPress={() => {
        focusItem(actions.add(COLLECTION, { name: '' }), 'name');
      }}
    >
      {t('prototype.concepts.add')}
    </ChangeButton>
  );
  return (
    <Stack>
      <SectionHead hideTitle title={t('prototype.concepts.title')} hint={t('prototype.concepts.hint')}>
        {concepts.length > 0 && addButton}
      </SectionHead>
      {concepts.length === 0 ? (
        <EmptyState icon={<Shapes aria-hidden />} title={t('prototype.concepts.empty')} actions={addButton}>
          {t('prototype.concepts.emptyText')}
        </EmptyState>
      ) : (
        <ul className={s['list']} aria-label={t('prototype.concepts.title')} data-list="">
          {concepts.map((concept) => (
            <ConceptCard key={concept.id} concept={concept} ideas={ideas} commands={commands} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

interface ConceptCardProps {
  readonly concept: Concept;
  readonly ideas: readonly SelectOption[];
  readonly commands: ItemCommands<Concept>;
}

const ConceptCard = memo(function ConceptCard({ concept, ideas, commands }: ConceptCardProps) {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const scores = SCORES.flatMap((score) => concept[score] ?? []);
  const sum = scores.reduce((total, score) => total + score, 0);
  return (
    <ItemCard
      collection={COLLECTION}
      item={concept}
      titleField="name"
      commands={commands}
      menuLabel={t('common.itemMenu')}
      aside={
        <>
          {scores.length === SCORES.length && <span className={s['sum']}>{t('prototype.concepts.sum', { sum, of: SCORES.length * 5 })}</span>}
          <UpdateOffer collection={COLLECTION} item={concept} />
        </>
      }
    >
      <div className={s['columns']}>
        <div className={s['what']}>
          <TextField collection={COLLECTION} item={concept} field="pitch" labelled bare />
          <TextField collection={COLLECTION} item={concept} field="usp" labelled bare />
          <RefsField collection={COLLECTION} item={concept} field="ideaIds" options={ideas} labelled />
        </div>
        <div className={s['swot']}>
          {SWOT.map(([field, color]) => (
            <div key={field} className={s['quarter']} style={paperStyle(color)}>
              <TextField collection={COLLECTION} item={concept} field={field} labelled bare />
            </div>
          ))}
        </div>
      </div>
      <div className={s['scores']}>
        {SCORES.map((score) => (
          <div key={score} className={s['score']}>
            <span className={s['scoreName']} aria-hidden>
              {texts.label(COLLECTION, score)}
            </span>
            <span className={s['scorePips']}>
              <RatingField collection={COLLECTION} item={concept} field={score} />
            </span>
            <TextField collection={COLLECTION} item={concept} field={`${score}Reason`} bare />
          </div>
        ))}
      </div>
    </ItemCard>
  );
});
