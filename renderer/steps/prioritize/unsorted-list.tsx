import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { MOSCOW } from '../../../shared/domain/steps/prioritize.ts';
import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { dragAttributes, dropAttributes } from '../../features/drag/drag-attributes.ts';
import { Grip } from '../../features/drag/grip.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import { useGrowing } from '../../features/items/use-growing.ts';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { focusWhenThere, itemAttributes } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { PlainButton } from '../../ui/button.tsx';
import { Changes, useReadOnly } from '../../ui/read-only.tsx';
import { FeatureEntry } from './feature-entry.tsx';
import { nameOf, UNSORTED, type Feature } from './features.ts';
import s from './moscow.module.css';

const GROWTH = { first: 12, more: 24 };

export interface UnsortedListProps {
  readonly features: readonly Feature[];
  readonly commands: ItemCommands<Feature>;
  /** Gets what happened, in words for a screen reader. */
  readonly onSorted: (said: string) => void;
}

/** Features without a class, each with the four classes a press away; the line that adds features is its last. What has a class comes back by a drop. */
export function UnsortedList({ features, commands, onSorted }: UnsortedListProps) {
  const { t } = useTranslation('prioritize');
  const count = useGrowing(features.length, GROWTH);
  const some = features.length > 0;
  const readOnly = useReadOnly();
  if (readOnly && !some) return null;
  // The entry line stays the same element when the first feature comes: whoever types the second must not lose it.
  return (
    <section className={some ? s['unsorted'] : s['entry']} {...(some ? { 'aria-labelledby': 'moscow-unsorted' } : {})} data-list="" {...dropAttributes(UNSORTED)}>
      {some && (
        <header className={s['unsortedHead']}>
          <h3 className={s['columnTitle']} id="moscow-unsorted">
            {t('moscow.unsorted')}
          </h3>
          <span className={s['count']}>{features.length}</span>
          <Changes>
            <p className={s['columnHint']}>{t('moscow.unsortedHint')}</p>
          </Changes>
        </header>
      )}
      {some && (
        <ul aria-labelledby="moscow-unsorted">
          {features.slice(0, count).map((feature) => (
            <UnsortedRow key={feature.id} feature={feature} commands={commands} onSorted={onSorted} />
          ))}
        </ul>
      )}
      <div className={some ? s['unsortedEntry'] : undefined}>
        <FeatureEntry />
      </div>
    </section>
  );
}

interface UnsortedRowProps {
  readonly feature: Feature;
  readonly commands: ItemCommands<Feature>;
  readonly onSorted: (said: string) => void;
}

const UnsortedRow = memo(function UnsortedRow({ feature, commands, onSorted }: UnsortedRowProps) {
  const { t } = useTranslation('prioritize');
  const texts = useFieldTexts();
  const { set } = useActions();
  const name = nameOf(feature, texts.unnamed('features'));
  const sort = (option: string): void => {
    const next = sameButtonBelow(feature.id, option);
    set({ collection: 'features', id: feature.id }, 'moscow', option);
    onSorted(t('moscow.moved', { name, class: texts.option('moscow', option) }));
    focusWhenThere(next);
  };
  return (
    <li className={s['row']} {...itemAttributes(feature.id)} {...dragAttributes(feature.id)} onKeyDown={moveKeys(feature, commands)}>
      <Grip />
      <TextField collection="features" item={feature} field="name" bare column="name" />
      <UpdateOffer collection="features" item={feature} />
      <Changes>
        <div className={s['choices']} role="group" aria-label={t('moscow.sort', { name })}>
          {MOSCOW.map((option) => (
            <PlainButton
              key={option}
              variant="secondary"
              data-field={`to-${option}`}
              onClick={() => {
                sort(option);
              }}
            >
              {texts.option('moscow', option)}
            </PlainButton>
          ))}
        </div>
      </Changes>
      <ItemMenu label={t('menu')} item={feature} commands={commands} />
    </li>
  );
});

/** The button that gives the same class to the next feature (the one before at the end), else the entry line. */
function sameButtonBelow(id: string, option: string): () => HTMLElement | null {
  const row = document.querySelector(`[data-item="${id}"]`);
  const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.getAttribute('data-item');
  return () =>
    document.querySelector<HTMLElement>(
      typeof next === 'string' ? `[data-item="${next}"] [data-field="to-${option}"]` : '[data-step-page="prioritize"] [data-entry]',
    );
}
