import { Database } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { TextField } from '../../features/fields/text-field.tsx';
import { Cards, ItemCard } from '../../features/items/item-card.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import s from './architect-page.module.css';
import type { Entity } from './architect-types.ts';

/** What the solution has to remember: things with their fields, one a line. */
export function EntitiesTab() {
  const { t } = useTranslation('architect');
  const entities: readonly Entity[] = useItems('architect', 'entities');
  const { addAll } = useActions();
  const commands = useItemCommands<Entity>({ collection: 'entities', siblings: () => entities });
  return (
    <Stack>
      <SectionHead title={t('entity.title')} hint={t('entity.hint')} />
      <QuickAdd
        label={t('entity.add')}
        collection="entities"
        field="name"
        onAdd={(texts) => {
          addAll(
            'entities',
            texts.map((name) => ({ name })),
          );
        }}
      />
      {entities.length === 0 ? (
        <EmptyState icon={<Database aria-hidden />} title={t('entity.none')}>
          {t('entity.noneText')}
        </EmptyState>
      ) : (
        <Cards width="16rem" label={t('entity.title')}>
          {entities.map((entity) => (
            <EntityCard key={entity.id} entity={entity} commands={commands} />
          ))}
        </Cards>
      )}
    </Stack>
  );
}

const EntityCard = memo(function EntityCard({ entity, commands }: { readonly entity: Entity; readonly commands: ItemCommands<Entity> }) {
  const { t } = useTranslation('architect');
  return (
    <ItemCard collection="entities" item={entity} titleField="name" commands={commands} menuLabel={t('entity.menu')}>
      <div className={s['fields']}>
        <TextField collection="entities" item={entity} field="fields" bare rows={3} />
      </div>
    </ItemCard>
  );
});
