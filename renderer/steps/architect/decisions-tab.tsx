import { Scale } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { TextField } from '../../features/fields/text-field.tsx';
import { ChoiceField } from '../../features/fields/value-fields.tsx';
import { Cards, ItemCard } from '../../features/items/item-card.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import s from './architect-page.module.css';
import type { Decision } from './architect-types.ts';

/** What was decided, and why: so that nobody has to decide it again. */
export function DecisionsTab() {
  const { t } = useTranslation('architect');
  const decisions: readonly Decision[] = useItems('architect', 'decisions');
  const { addAll } = useActions();
  const commands = useItemCommands<Decision>({ collection: 'decisions', siblings: () => decisions });
  return (
    <Stack>
      <SectionHead title={t('decision.title')} hint={t('decision.hint')} />
      <QuickAdd
        label={t('decision.add')}
        collection="decisions"
        field="title"
        onAdd={(texts) => {
          addAll(
            'decisions',
            texts.map((title) => ({ title, status: 'proposed' })),
          );
        }}
      />
      {decisions.length === 0 ? (
        <EmptyState icon={<Scale aria-hidden />} title={t('decision.none')}>
          {t('decision.noneText')}
        </EmptyState>
      ) : (
        <Cards width="26rem" label={t('decision.title')}>
          {decisions.map((decision) => (
            <DecisionCard key={decision.id} decision={decision} commands={commands} />
          ))}
        </Cards>
      )}
    </Stack>
  );
}

const DecisionCard = memo(function DecisionCard({ decision, commands }: { readonly decision: Decision; readonly commands: ItemCommands<Decision> }) {
  const { t } = useTranslation('architect');
  return (
    <ItemCard
      collection="decisions"
      item={decision}
      titleField="title"
      commands={commands}
      menuLabel={t('decision.menu')}
      aside={
        <div className={s['status']} data-status={decision.status}>
          <ChoiceField collection="decisions" item={decision} field="status" size="sm" bare />
        </div>
      }
    >
      <TextField collection="decisions" item={decision} field="choice" labelled bare />
      <TextField collection="decisions" item={decision} field="why" labelled bare />
    </ItemCard>
  );
});
