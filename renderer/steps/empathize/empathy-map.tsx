import { Brain, CloudLightning, Hand, Heart, MessageCircle, StickyNote, Sun, UsersRound } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { NoteColor } from '../../../shared/domain/field-specs.ts';
import { EMPATHY_ZONES } from '../../../shared/domain/steps/empathize.ts';
import { dropAttributes } from '../../features/drag/drag-attributes.ts';
import { useDragSurface } from '../../features/drag/use-drag-surface.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { colorEntries, isNoteColor, paperStyle } from '../../features/fields/color.tsx';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { isEagerNote, NoteCard } from '../../features/items/note-card.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { dropOperations } from '../../features/items/reorder.ts';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { PaperWall } from '../../features/paper/paper-wall.tsx';
import type { ItemIn } from '../../features/step/collections.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Select } from '../../ui/select.tsx';
import s from './empathize.module.css';
import m from './empathy-map.module.css';

const COLLECTION = 'empathyNotes';

type Note = ItemIn<'empathize', 'empathyNotes'>;
type ZoneName = (typeof EMPATHY_ZONES)[number];

const ZONES: Readonly<Record<ZoneName, { readonly icon: ReactNode; readonly color: NoteColor }>> = {
  says: { icon: <MessageCircle aria-hidden />, color: 'blue' },
  thinks: { icon: <Brain aria-hidden />, color: 'purple' },
  does: { icon: <Hand aria-hidden />, color: 'yellow' },
  feels: { icon: <Heart aria-hidden />, color: 'pink' },
  pains: { icon: <CloudLightning aria-hidden />, color: 'red' },
  gains: { icon: <Sun aria-hidden />, color: 'green' },
};

/** What people say, think, do and feel, what hurts and what helps: notes in six zones, for everyone or for one persona. */
export function EmpathyMap() {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const personas = useRefOptions({ step: 'empathize', collection: 'personas' });
  const [chosen, setPersona] = useState<string | null>(null);
  const persona = personas.some((option) => option.value === chosen) ? chosen : null;
  const notes = useItems('empathize', COLLECTION);
  const byZone = useMemo(() => {
    const shown = persona === null ? notes : notes.filter((note) => note.personaId === persona);
    return new Map(EMPATHY_ZONES.map((zone) => [zone, shown.filter((note) => zoneOf(note) === zone)]));
  }, [notes, persona]);
  const commands = useNoteCommands(byZone);
  const who = useItems('empathize', 'personas').find(({ id }) => id === persona);
  const [region, say] = useSaid();
  const surface = useDragSurface(({ id, place, before }) => {
    const note = notes.find((one) => one.id === id);
    const zone = EMPATHY_ZONES.find((one) => one === place);
    if (note === undefined || zone === undefined) return;
    const operations = dropOperations(COLLECTION, note, { zone }, byZone.get(zone) ?? [], before);
    if (operations.length === 0) return;
    actions.apply(operations);
    say(t('empathize.map.moved', { zone: texts.option('zone', zone) }));
  });
  const nameOf = (note: Note): string | undefined => personas.find((option) => option.value === note.personaId)?.label;
  return (
    <Stack>
      <PaperWall
        head={(photoButton) => (
          <>
            <SectionHead hideTitle title={t('empathize.map.title')} hint={t('empathize.map.hint')}>
              {photoButton}
              {personas.length > 0 && (
                <div className={s['filter']}>
                  <Select beside label={t('empathize.map.persona')} value={persona} placeholder={t('empathize.map.everyone')} options={personas} onChange={setPersona} />
                </div>
              )}
            </SectionHead>
            {notes.length === 0 && (
              <EmptyHint icon={<StickyNote aria-hidden />} title={t('empathize.map.empty')}>
                {t('empathize.map.emptyText')}
              </EmptyHint>
            )}
          </>
        )}
      >
        <div className={m['map']} {...surface}>
          <div className={m['person']}>
            <span className={m['face']} style={paperStyle(isNoteColor(who?.avatarColor) ? who.avatarColor : 'white')} aria-hidden>
              {[...(who?.name ?? '').trim()][0]?.toUpperCase() ?? <UsersRound />}
            </span>
            <strong>{who?.name?.trim() || t('empathize.map.everyone')}</strong>
          </div>
          {EMPATHY_ZONES.map((zone) => (
            <section key={zone} className={m['zone']} data-zone={zone} style={paperStyle(ZONES[zone].color)} aria-label={texts.option('zone', zone)} data-list="" {...dropAttributes(zone, 'grid')}>
              <header className={m['head']}>
                <h3 className={m['title']}>
                  {ZONES[zone].icon}
                  {texts.option('zone', zone)}
                  <span className={m['count']}>{byZone.get(zone)?.length}</span>
                </h3>
                <p className={m['hint']}>{t(`empathize.map.zones.${zone}`)}</p>
              </header>
              <QuickAdd
                label={t('common.addNote')}
                context={texts.option('zone', zone)}
                collection={COLLECTION}
                field="text"
                onAdd={(lines) => {
                  actions.addAll(
                    COLLECTION,
                    lines.map((text) => ({ text, zone, color: ZONES[zone].color, ...(persona === null ? {} : { personaId: persona }) })),
                  );
                }}
              />
              <ul className={m['notes']}>
                {byZone.get(zone)?.map((note, index) => (
                  <NoteCard
                    key={note.id}
                    collection={COLLECTION}
                    item={note}
                    field="text"
                    color={isNoteColor(note.color) ? note.color : ZONES[zone].color}
                    commands={commands}
                    menuLabel={t('common.noteMenu')}
                    meta={nameOf(note)}
                    eager={isEagerNote(index)}
                    draggable
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </PaperWall>
      {region}
    </Stack>
  );
}

function useNoteCommands(byZone: ReadonlyMap<ZoneName, readonly Note[]>) {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const personas = useRefOptions({ step: 'empathize', collection: 'personas' });
  const set = (note: Note, field: string, value: unknown): void => {
    actions.set({ collection: COLLECTION, id: note.id }, field, value);
  };
  return useItemCommands<Note>({
    collection: COLLECTION,
    siblings: (note) => byZone.get(zoneOf(note)) ?? [],
    groups: [
      {
        id: 'zone',
        heading: t('common.moveTo'),
        entries: (note) =>
          EMPATHY_ZONES.map((zone) => ({ id: zone, label: texts.option('zone', zone), icon: ZONES[zone].icon, checked: zoneOf(note) === zone })),
        run: (note, zone) => {
          set(note, 'zone', zone);
        },
      },
      {
        id: 'persona',
        heading: texts.label(COLLECTION, 'personaId'),
        entries: (note) =>
          personas.length === 0
            ? []
            : [
                { id: '', label: t('empathize.map.everyone'), checked: (note.personaId ?? null) === null },
                ...personas.map((option) => ({ id: option.value, label: option.label, checked: note.personaId === option.value })),
              ],
        run: (note, id) => {
          set(note, 'personaId', id === '' ? null : id);
        },
      },
      {
        id: 'color',
        heading: texts.label(COLLECTION, 'color'),
        entries: (note) => colorEntries(note.color ?? ZONES[zoneOf(note)].color, texts),
        run: (note, color) => {
          set(note, 'color', color);
        },
      },
    ],
  });
}

function zoneOf(note: Note): ZoneName {
  return note.zone ?? 'says';
}
