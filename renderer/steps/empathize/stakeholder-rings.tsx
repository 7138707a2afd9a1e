import { Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepOperation } from '../../../shared/domain/operations.ts';
import { STAKEHOLDER_RINGS } from '../../../shared/domain/steps/empathize.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { RatingField } from '../../features/fields/value-fields.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { ItemCard } from '../../features/items/item-card.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { RingIcon } from './ring-icon.tsx';
import { RingMap } from './ring-map.tsx';
import type { Place, Ring } from './ring-places.ts';
import s from './rings.module.css';
import { nameOf, ringOf, type Stakeholder } from './stakeholders.ts';

const COLLECTION = 'stakeholders';

/** Everyone the idea touches, in three rings by how close they are to it; beside the map the fast entry and the chosen one. */
export function StakeholderRings() {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const stakeholders = useItems('empathize', COLLECTION);
  const [chosenId, setChosen] = useState<string | null>(null);
  const chosen = stakeholders.find(({ id }) => id === chosenId);
  const [region, say] = useSaid();
  const readOnly = useReadOnly();
  const commands = useItemCommands<Stakeholder>({
    collection: COLLECTION,
    siblings: () => stakeholders,
    groups: [
      {
        id: 'ring',
        heading: t('common.moveTo'),
        entries: (item) => STAKEHOLDER_RINGS.map((ring) => ({ id: ring, label: texts.option('ring', ring), checked: ringOf(item) === ring })),
        run: (item, ring) => {
          actions.set({ collection: COLLECTION, id: item.id }, 'ring', ring);
        },
      },
    ],
  });
  const place = (id: string, { x, y }: Place, ring: Ring): void => {
    const one = stakeholders.find((item) => item.id === id);
    if (one === undefined || readOnly) return;
    const crossed = ringOf(one) !== ring;
    const set = (field: string, value: unknown): StepOperation => ({ kind: 'set', collection: COLLECTION, id, field, value });
    actions.apply([set('position', { x, y }), ...(crossed ? [set('ring', ring)] : [])], `place-${id}`);
    if (crossed) say(t('empathize.stakeholders.point', { name: nameOf(one, texts.unnamed(COLLECTION)), ring: texts.option('ring', ring) }));
  };
  return (
    <Stack>
      <SectionHead hideTitle title={t('empathize.stakeholders.title')} hint={t('empathize.stakeholders.hint')} />
      {stakeholders.length === 0 && (
        <EmptyHint icon={<Users aria-hidden />} title={t('empathize.stakeholders.empty')}>
          {t('empathize.stakeholders.emptyText')}
        </EmptyHint>
      )}
      <div className={s['layout']}>
        <figure className={s['figure']}>
          <RingMap
            stakeholders={stakeholders}
            chosen={chosen?.id ?? null}
            onPlace={place}
            onChoose={(id) => {
              setChosen(id);
              focusItem(id, 'name');
            }}
          />
          {!readOnly && <figcaption className={s['hint']}>{t('empathize.stakeholders.keys')}</figcaption>}
        </figure>
        <div className={s['side']} data-list="">
          {chosen !== undefined && (
            <ul className={s['details']}>
              <ItemCard key={chosen.id} collection={COLLECTION} item={chosen} titleField="name" commands={commands} menuLabel={t('common.itemMenu')} dense>
                <div className={s['ratings']}>
                  <RatingField collection={COLLECTION} item={chosen} field="influence" labelled />
                  <RatingField collection={COLLECTION} item={chosen} field="interest" labelled />
                </div>
                <TextField collection={COLLECTION} item={chosen} field="note" bare size="sm" />
              </ItemCard>
            </ul>
          )}
          {STAKEHOLDER_RINGS.map((ring) => (
            <section key={ring} className={s['entry']} aria-label={texts.option('ring', ring)}>
              <h3 className={s['entryTitle']}>
                <RingIcon ring={ring} />
                {texts.option('ring', ring)}
                <span className={s['count']}>{stakeholders.filter((one) => ringOf(one) === ring).length}</span>
              </h3>
              <p className={s['hint']}>{t(`empathize.stakeholders.rings.${ring}`)}</p>
              <QuickAdd
                label={t(`empathize.stakeholders.add.${ring}`)}
                collection={COLLECTION}
                field="name"
                onAdd={(names) => {
                  actions.addAll(
                    COLLECTION,
                    names.map((name) => ({ name, ring })),
                  );
                }}
              />
            </section>
          ))}
        </div>
      </div>
      {region}
    </Stack>
  );
}
