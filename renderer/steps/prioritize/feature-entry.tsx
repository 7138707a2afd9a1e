import { useTranslation } from 'react-i18next';

import { QuickAdd } from '../../features/items/quick-add.tsx';
import { useActions } from '../../features/step/step-context.tsx';

/** The line that adds features; they begin without a class. */
export function FeatureEntry() {
  const { t } = useTranslation('prioritize');
  const { addAll } = useActions();
  return (
    <QuickAdd
      label={t('add')}
      collection="features"
      field="name"
      onAdd={(names) => {
        addAll(
          'features',
          names.map((name) => ({ name })),
        );
      }}
    />
  );
}
