import { Users } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { STAKEHOLDER_RINGS } from '../../../shared/domain/steps/empathize.ts';
import { RatingField } from '../../features/fields/value-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { ItemCard } from '../../features/items/item-card.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { Zone, Zones } from '../../features/items/zone.tsx';
import type { ItemIn } from '../../features/step/collections.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import s from './empathize.module.css';
import { RingIcon } from './ring-icon.tsx';

const COLLECTION = 'stakeholders';

type Stakeholder = ItemIn<'empathize', 'stakeholders'>;
type Ring = (typeof STAKEHOLDER_RINGS)[number];

/** Everyone the idea touches, in three rings by how close they are to it. */
export function StakeholderRings() {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const stakeholders = useItems('empathize', COLLECTION);
  const byRing = useMemo(() => groupByRing(stakeholders), [stakeholders]);
  const commands = useItemCommands<Stakeholder>({
    collection: COLLECTION,
    siblings: (item) => byRing[ringOf(item)],
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
  return (
    <Stack>
      <SectionHead hideTitle title={t('empathize.stakeholders.title')} hint={t('empathize.stakeholders.hint')} />
      {stakeholders.length === 0 && (
        <EmptyHint icon={<Users aria-hidden />} title={t('empathize.stakeholders.empty')}>
          {t('empathize.stakeholders.emptyText')}
        </EmptyHint>
      )}
      <Zones columns={3}>
        {STAKEHOLDER_RINGS.map((ring) => (
          <Zone
            key={ring}
            title={texts.option('ring', ring)}
            icon={<RingIcon ring={ring} />}
            hint={t(`empathize.stakeholders.rings.${ring}`)}
            count={byRing[ring].length}
            entry={
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
            }
          >
            {byRing[ring].map((stakeholder) => (
              <StakeholderCard key={stakeholder.id} stakeholder={stakeholder} commands={commands} menuLabel={t('common.itemMenu')} />
            ))}
          </Zone>
        ))}
      </Zones>
    </Stack>
  );
}

interface StakeholderCardProps {
  readonly stakeholder: Stakeholder;
  readonly commands: ItemCommands<Stakeholder>;
  readonly menuLabel: string;
}

const StakeholderCard = memo(function StakeholderCard({ stakeholder, commands, menuLabel }: StakeholderCardProps) {
  return (
    <ItemCard collection={COLLECTION} item={stakeholder} titleField="name" commands={commands} menuLabel={menuLabel} dense>
      <div className={s['ratings']}>
        <RatingField collection={COLLECTION} item={stakeholder} field="influence" labelled />
        <RatingField collection={COLLECTION} item={stakeholder} field="interest" labelled />
      </div>
      <TextField collection={COLLECTION} item={stakeholder} field="note" bare size="sm" />
    </ItemCard>
  );
});

function ringOf(item: Stakeholder): Ring {
  return item.ring ?? 'indirect';
}

function groupByRing(items: readonly Stakeholder[]): Readonly<Record<Ring, readonly Stakeholder[]>> {
  const inRing = (ring: Ring) => items.filter((item) => ringOf(item) === ring);
  return { core: inRing('core'), direct: inRing('direct'), indirect: inRing('indirect') };
}
