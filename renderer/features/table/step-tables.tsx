import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SectionHead, Stack } from '../items/section-head.tsx';
import { useFieldTexts } from '../texts.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { Select } from '../../ui/select.tsx';
import { CollectionTable } from './collection-table.tsx';
import s from './item-table.module.css';

/** A collection that can be seen as a table, with its columns. */
export interface TableOf {
  readonly collection: string;
  readonly fields?: readonly string[] | undefined;
}

/** The table view of a step: the same data as its boards and maps, one collection at a time. */
export function StepTables({ tables }: { readonly tables: readonly TableOf[] }) {
  const { t } = useTranslation('table');
  const texts = useFieldTexts();
  const readOnly = useReadOnly();
  const [chosen, setChosen] = useState<string | null>(null);
  const table = tables.find(({ collection }) => collection === chosen) ?? tables[0];
  if (table === undefined) return null;
  return (
    <Stack>
      <SectionHead title={texts.collection(table.collection)} hideTitle hint={t(readOnly ? 'viewerHint' : 'viewHint')}>
        {tables.length > 1 && (
          <span className={s['choose']}>
            <Select
              label={t('choose')}
              hideLabel
              value={table.collection}
              options={tables.map(({ collection }) => ({ value: collection, label: texts.collection(collection) }))}
              onChange={setChosen}
            />
          </span>
        )}
      </SectionHead>
      <CollectionTable key={table.collection} {...table} />
    </Stack>
  );
}
