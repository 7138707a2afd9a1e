import { StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { colorEntries, isNoteColor } from '../../features/fields/color.tsx';
import { RootText } from '../../features/fields/root-text.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { isEagerNote, NoteCard } from '../../features/items/note-card.tsx';
import { NoteWall } from '../../features/items/note-wall.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions, useAnyOutput } from '../../features/step/step-context.tsx';
import { StepFrame } from '../../features/step/step-frame.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { listItems } from '../../../shared/domain/collections.ts';

const COLLECTION = 'notes';

/** A step this app does not know: a board with notes and a text. What else its output holds stays as it is. */
export function GenericStepPage({ workshopId, stepId }: { readonly workshopId: string; readonly stepId: string }) {
  return (
    <StepFrame workshopId={workshopId} stepId={stepId}>
      <Board />
    </StepFrame>
  );
}

function Board() {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const notes = listItems(useAnyOutput(actions.stepId), COLLECTION);
  const commands = useItemCommands<(typeof notes)[number]>({
    collection: COLLECTION,
    siblings: () => notes,
    groups: [
      {
        id: 'color',
        heading: texts.label(COLLECTION, 'color'),
        entries: (note) => colorEntries(note['color'] ?? 'yellow', texts),
        run: (note, color) => {
          actions.set({ collection: COLLECTION, id: note.id }, 'color', color);
        },
      },
    ],
  });
  return (
    <Stack>
      <SectionHead title={texts.collection(COLLECTION)} hint={t('generic.hint')} />
      <RootText field="summary" label={t('generic.summary')} placeholder={t('generic.summaryHint')} rows={3} />
      {notes.length === 0 && (
        <EmptyHint icon={<StickyNote aria-hidden />} title={t('generic.empty')}>
          {t('generic.emptyText')}
        </EmptyHint>
      )}
      <NoteWall
        label={texts.collection(COLLECTION)}
        entry={
          <QuickAdd
            label={t('common.addNote')}
            collection={COLLECTION}
            field="text"
            onAdd={(lines) => {
              actions.addAll(
                COLLECTION,
                lines.map((text) => ({ text, color: 'yellow' })),
              );
            }}
          />
        }
      >
        {notes.map((note, index) => (
          <NoteCard
            key={note.id}
            collection={COLLECTION}
            item={note}
            field="text"
            color={isNoteColor(note['color']) ? note['color'] : 'yellow'}
            commands={commands}
            menuLabel={t('common.noteMenu')}
            eager={isEagerNote(index)}
          />
        ))}
      </NoteWall>
    </Stack>
  );
}
