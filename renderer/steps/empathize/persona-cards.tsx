import { CloudLightning, Target, UserRoundPlus, Users } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { NOTE_COLORS, type NoteColor } from '../../../shared/domain/field-specs.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import { itemsOf } from '../../../shared/domain/collections.ts';
import { colorEntries, isNoteColor, paperStyle } from '../../features/fields/color.tsx';
import { HiddenCard, useIsHidden } from '../../features/facilitation/private-brainstorm.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { Cards, ItemCard } from '../../features/items/item-card.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import type { ItemIn } from '../../features/step/collections.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import s from './empathize.module.css';

const COLLECTION = 'personas';

type Persona = ItemIn<'empathize', 'personas'>;

/** The people to design for, as cards that bring them to life. */
export function PersonaCards() {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const personas = useItems('empathize', COLLECTION);
  const commands = useItemCommands<Persona>({
    collection: COLLECTION,
    siblings: () => personas,
    groups: [
      {
        id: 'color',
        heading: texts.label(COLLECTION, 'avatarColor'),
        entries: (persona) => colorEntries(persona.avatarColor, texts),
        run: (persona, color) => {
          actions.set({ collection: COLLECTION, id: persona.id }, 'avatarColor', color);
        },
      },
    ],
    onRemove: (persona) => withoutPersona(actions.output(), persona.id),
  });
  const add = (): void => {
    const avatarColor = NOTE_COLORS[personas.length % (NOTE_COLORS.length - 1)];
    focusItem(actions.add(COLLECTION, { name: '', avatarColor }), 'name');
  };
  const addButton = (
    <ChangeButton data-add="" variant="primary" icon={<UserRoundPlus aria-hidden />} onPress={add}>
      {t('empathize.personas.add')}
    </ChangeButton>
  );
  return (
    <Stack>
      <SectionHead hideTitle title={t('empathize.personas.title')} hint={t('empathize.personas.hint')}>
        {personas.length > 0 && addButton}
      </SectionHead>
      {personas.length === 0 ? (
        <EmptyState icon={<Users aria-hidden />} title={t('empathize.personas.empty')} actions={addButton}>
          {t('empathize.personas.emptyText')}
        </EmptyState>
      ) : (
        <Cards label={t('empathize.personas.title')} width="19rem">
          {personas.map((persona) => (
            <PersonaCard key={persona.id} persona={persona} commands={commands} menuLabel={t('common.itemMenu')} />
          ))}
        </Cards>
      )}
    </Stack>
  );
}

interface PersonaCardProps {
  readonly persona: Persona;
  readonly commands: ItemCommands<Persona>;
  readonly menuLabel: string;
}

const PersonaCard = memo(function PersonaCard({ persona, commands, menuLabel }: PersonaCardProps) {
  const isHidden = useIsHidden();
  const color: NoteColor = isNoteColor(persona.avatarColor) ? persona.avatarColor : 'white';
  const initial = [...(persona.name ?? '').trim()][0]?.toUpperCase() ?? '?';
  if (isHidden(persona)) return <HiddenCard itemId={persona.id} />;
  return (
    <ItemCard
      collection={COLLECTION}
      item={persona}
      titleField="name"
      commands={commands}
      menuLabel={menuLabel}
      lead={
        <span className={s['avatar']} style={paperStyle(color)} aria-hidden>
          {initial}
        </span>
      }
    >
      <div className={s['band']} style={paperStyle(color)} aria-hidden />
      <div className={s['who']}>
        <TextField collection={COLLECTION} item={persona} field="role" labelled bare />
        <TextField collection={COLLECTION} item={persona} field="age" labelled bare />
      </div>
      <div className={s['quote']}>
        <TextField collection={COLLECTION} item={persona} field="quote" bare />
      </div>
      <TextField collection={COLLECTION} item={persona} field="bio" labelled bare />
      <div className={s['pair']}>
        <div className={s['side']} style={paperStyle('green')}>
          <Target aria-hidden />
          <TextField collection={COLLECTION} item={persona} field="goals" labelled bare />
        </div>
        <div className={s['side']} style={paperStyle('red')}>
          <CloudLightning aria-hidden />
          <TextField collection={COLLECTION} item={persona} field="frustrations" labelled bare />
        </div>
      </div>
      <TextField collection={COLLECTION} item={persona} field="behaviours" labelled bare />
    </ItemCard>
  );
});

/** Notes and insights stay when their persona goes; they only no longer point to it. */
function withoutPersona(output: StepOutput, personaId: string): readonly StepOperation[] {
  return ['insights', 'empathyNotes'].flatMap((collection) =>
    Object.entries(itemsOf(output, collection)).flatMap(([id, item]): readonly StepOperation[] =>
      item['personaId'] === personaId ? [{ kind: 'set', collection, id, field: 'personaId', value: null }] : [],
    ),
  );
}
