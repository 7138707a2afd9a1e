import { Plus, Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { LinkList } from '../../features/items/link-list.tsx';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import type { ItemIn } from '../../features/step/collections.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';

const COLLECTION = 'links';

/** The branches of the mind map as lines of text: which idea leads to which. */
export function IdeaLinks() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const links = useItems('ideate', COLLECTION);
  const ideas = useRefOptions({ step: 'ideate', collection: 'ideas' });
  const commands = useItemCommands<ItemIn<'ideate', 'links'>>({ collection: COLLECTION, siblings: () => links });
  const addButton = (
    <ChangeButton
      icon={<Plus aria-hidden />}
      isDisabled={ideas.length < 2}
      onPress={() => {
        focusItem(actions.add(COLLECTION, {}), 'fromId');
      }}
    >
      {t('ideate.links.add')}
    </ChangeButton>
  );
  if (links.length === 0) {
    return (
      <EmptyState icon={<Waypoints aria-hidden />} title={t('ideate.links.empty')} actions={addButton}>
        {t('ideate.links.emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <LinkList label={t('ideate.links.title')} collection={COLLECTION} links={links} options={ideas} commands={commands} menuLabel={t('common.itemMenu')} />
      <div>{addButton}</div>
    </>
  );
}
