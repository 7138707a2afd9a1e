import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** The sets of options that choices take their words from. */
const OPTION_SETS: Readonly<Record<string, string>> = {
  'empathyNotes.color': 'color',
  'ideas.color': 'color',
  'clusters.color': 'color',
  'notes.color': 'color',
  'personas.avatarColor': 'color',
  'components.kind': 'componentKind',
  'decisions.status': 'decisionStatus',
  'requirements.kind': 'requirementKind',
  'rounds.status': 'roundStatus',
  'agenda.kind': 'agendaKind',
};

/** Key of the words for the options of a field, below `options` in the catalog `fields`. */
export function optionSet(collection: string, field: string): string {
  return OPTION_SETS[`${collection}.${field}`] ?? field;
}

type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Words of fields, options and collections, by their names in the step models. */
export interface FieldTexts {
  /** Name of a field, as a label. */
  readonly label: (collection: string, field: string) => string;
  /** A hint or example for an empty field; undefined where there is none. */
  readonly example: (collection: string, field: string) => string | undefined;
  /** Name of one option of a choice. */
  readonly option: (set: string, value: string) => string;
  /** Why a value cannot be saved. */
  readonly problem: (problem: string) => string;
  /** Name of a collection in the plural. */
  readonly collection: (collection: string) => string;
  /** What an item is called while it has no text of its own. */
  readonly unnamed: (collection: string) => string;
  /** Invites to write one more item of a collection. */
  readonly add: (collection: string) => string;
  /** A judgement in words, also the missing one. */
  readonly rating: (value: number | null, max: number) => string;
  readonly locale: string;
}

/** Remembers every answer without values: hundreds of fields ask for the same few words. */
function cached(words: Words): Words {
  const known = new Map<string, string>();
  return (key, values) => {
    if (values !== undefined) return words(key, values);
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = words(key);
    known.set(key, answer);
    return answer;
  };
}

const FieldTextsContext = createContext<FieldTexts | null>(null);

/** Gives the field words to the fields below, so that a page with hundreds of them asks the catalog once. */
export const FieldTextsProvider = FieldTextsContext.Provider;

/** The field words in the chosen language; the same object until the language changes. Needs `FieldTextsProvider` above. */
export function useFieldTexts(): FieldTexts {
  const texts = useContext(FieldTextsContext);
  if (texts === null) throw new Error('FieldTextsProvider is missing');
  return texts;
}

/** The field words from the catalog, for `FieldTextsProvider`. */
export function useCatalogFieldTexts(): FieldTexts {
  const { t, i18n } = useTranslation('fields');
  const locale = i18n.language;
  return useMemo(() => {
    // Names come from the step models; a test checks that the catalog has words for every one of them.
    const words = cached(t as unknown as Words);
    return {
      label: (collection, field) => words(`labels.${collection}.${field}`),
      example: (collection, field) => {
        const key = `examples.${collection}.${field}`;
        // The catalog answers with the key itself where it has no words.
        const text = words(key);
        return text === key ? undefined : text;
      },
      option: (set, value) => words(`options.${set}.${value}`),
      problem: (problem) => words(`problems.${problem}`),
      collection: (collection) => words(`collections.${collection}`),
      unnamed: (collection) => words(`unnamed.${collection}`),
      add: (collection) => words(`add.${collection}`),
      rating: (value, max) => (value === null ? words('rating.none') : words('rating.of', { value, max })),
      locale,
    };
  }, [t, locale]);
}
