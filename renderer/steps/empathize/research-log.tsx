import { BookOpen } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { LIMITS } from '../../../shared/domain/limits.ts';
import { RefField, useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import type { ItemIn } from '../../features/step/collections.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { ItemTable, type Column } from '../../features/table/item-table.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Changes } from '../../ui/read-only.tsx';
import s from './empathize.module.css';

const COLLECTION = 'insights';

type Insight = ItemIn<'empathize', 'insights'>;

/** What was learned, from whom, in which words. */
export function ResearchLog() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const insights = useItems('empathize', COLLECTION);
  const commands = useItemCommands<Insight>({ collection: COLLECTION, siblings: () => insights });
  const columns = useColumns();
  const texts = useFieldTexts();
  const personas = useRefOptions({ step: 'empathize', collection: 'personas' });
  const [source, setSource] = useState('');
  const [persona, setPersona] = useState<string | null>(null);
  // What stays the same from one insight of an interview to the next.
  const same = {
    ...(source.trim() === '' ? {} : { source: source.trim() }),
    ...(persona !== null && personas.some(({ value }) => value === persona) ? { personaId: persona } : {}),
  };
  return (
    <Stack>
      <SectionHead hideTitle title={t('empathize.research.title')} hint={t('empathize.research.hint')} />
      {insights.length === 0 && (
        <EmptyHint icon={<BookOpen aria-hidden />} title={t('empathize.research.empty')}>
          {t('empathize.research.emptyText')}
        </EmptyHint>
      )}
      <Changes>
        <div className={s['same']} role="group" aria-label={t('empathize.research.same')}>
          <span className={s['sameLabel']}>{t('empathize.research.same')}</span>
          <TextInput
            label={texts.label(COLLECTION, 'source')}
            hideLabel
            value={source}
            placeholder={texts.label(COLLECTION, 'source')}
            maxLength={LIMITS.shortText}
            onChange={setSource}
          />
          <Select label={texts.label(COLLECTION, 'personaId')} hideLabel value={persona} placeholder={t('empathize.map.everyone')} options={personas} onChange={setPersona} />
        </div>
      </Changes>
      <ItemTable
        label={t('empathize.research.title')}
        columns={columns}
        items={insights}
        commands={commands}
        menuLabel={t('common.itemMenu')}
        minWidth="48rem"
        paste={{ collection: COLLECTION, fields: ['text', 'quote', 'source', 'personaId'] }}
        entry={
          <QuickAdd
            label={t('empathize.research.add')}
            collection={COLLECTION}
            field="text"
            onAdd={(lines) => {
              actions.addAll(
                COLLECTION,
                lines.map((text) => ({ text, ...same })),
              );
            }}
          />
        }
      />
    </Stack>
  );
}

function useColumns(): readonly Column<Insight>[] {
  const texts = useFieldTexts();
  const personas = useRefOptions({ step: 'empathize', collection: 'personas' });
  return useMemo(
    () => [
      {
        id: 'text',
        header: texts.label(COLLECTION, 'text'),
        cell: (item) => <TextField collection={COLLECTION} item={item} field="text" bare column="text" />,
        sort: (item) => item.text ?? null,
      },
      {
        id: 'quote',
        header: texts.label(COLLECTION, 'quote'),
        cell: (item) => <TextField collection={COLLECTION} item={item} field="quote" bare column="quote" />,
      },
      {
        id: 'source',
        header: texts.label(COLLECTION, 'source'),
        width: '20%',
        cell: (item) => <TextField collection={COLLECTION} item={item} field="source" bare column="source" />,
        sort: (item) => item.source ?? null,
      },
      {
        id: 'persona',
        header: texts.label(COLLECTION, 'personaId'),
        width: '10rem',
        cell: (item) => <RefField collection={COLLECTION} item={item} field="personaId" options={personas} bare />,
      },
    ],
    [texts, personas],
  );
}
