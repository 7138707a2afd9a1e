import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { SyncConflictView } from '../../../shared/contract/sync.ts';
import { useSystemStatus } from '../../connection/hooks.ts';
import { optionSet, useCatalogFieldTexts } from '../../features/texts.ts';
import { useStepName } from '../workshop/step-names.ts';

/** One side of a conflict. `nothing` is set where the value was taken away. */
export interface VersionWords {
  readonly heading: string;
  readonly text: string;
  readonly nothing: boolean;
}

export interface ConflictWords {
  /** Where it was: step, item, field. */
  readonly place: string;
  /** What became of it, if it was not just replaced. */
  readonly remark: string | undefined;
  readonly mine: VersionWords;
  /** Undefined where nothing took the place of what is shown. */
  readonly theirs: VersionWords | undefined;
}

/** Conflicts as a person would tell them: names of steps, items and fields instead of paths, people instead of ids. */
export function useConflictWords(): (conflict: SyncConflictView) => ConflictWords {
  const { t } = useTranslation('sync');
  const fields = useCatalogFieldTexts();
  const stepName = useStepName();
  const me = useSystemStatus()?.personId;
  return useMemo(() => {
    const person = (id: string): string => (id.startsWith('local_') || id === '' ? t('conflicts.local') : id.startsWith('user_') ? t('conflicts.someone') : id);
    /** The catalog answers with the key where it has no words for a field of a newer app. */
    const known = (words: string, fallback: string): string => (/^\w+(\.\w+)+$/.test(words) ? fallback : words);
    const placeOf = ({ place, stepId }: SyncConflictView): string => {
      switch (place.kind) {
        case 'workshop':
          if (place.column === 'title') return t('conflicts.place.workshopTitle');
          if (place.column === 'original_idea') return t('conflicts.place.original_idea');
          return t(place.column === 'status' ? 'conflicts.place.status' : 'conflicts.place.workshop');
        case 'row':
          return t(`conflicts.place.${ROWS[place.table] ?? 'row'}`);
        case 'step':
          return withStep(stepId, t('conflicts.place.step'));
        case 'root':
          return withStep(stepId, t(place.field === 'facilitatorNotes' ? 'conflicts.place.notes' : 'conflicts.place.root'));
        case 'item': {
          const collection = known(fields.collection(place.collection), place.collection);
          const name = place.name ?? known(fields.unnamed(place.collection), place.itemId);
          const item = t('conflicts.place.item', { collection, name });
          const field = place.field === null ? undefined : known(fields.label(place.collection, place.field), place.field);
          return withStep(stepId, field === undefined ? item : `${item} · ${field}`);
        }
        case 'other':
          return t('conflicts.place.other');
      }
    };
    const withStep = (stepId: string | null, words: string): string => (stepId === null ? words : `${stepName(stepId)} · ${words}`);
    const valueOf = (json: string | null, { place, presence }: SyncConflictView): Omit<VersionWords, 'heading'> => {
      const value: unknown = json === null ? null : parse(json);
      if (presence) return { text: t(value === true ? 'conflicts.kept' : 'conflicts.nothing'), nothing: value !== true };
      if (value === null || value === '') return { text: t('conflicts.empty'), nothing: true };
      const words = (text: string) => ({ text, nothing: false });
      if (typeof value === 'boolean') return words(t(value ? 'conflicts.value.yes' : 'conflicts.value.no'));
      if (typeof value === 'string') {
        const field = place.kind === 'item' ? place.field : null;
        const option = field === null ? value : fields.option(optionSetOf(place), value);
        return words(/\s/.test(value) ? value : known(option, value));
      }
      if (typeof value === 'number') return words(String(value));
      if (typeof value !== 'object') return words('');
      if (Array.isArray(value)) {
        if (value.some((entry) => typeof entry === 'object')) return words(t('conflicts.value.drawing'));
        return words(t('conflicts.value.list', { count: value.length }));
      }
      return words(t('x' in value && 'y' in value ? 'conflicts.value.place' : 'conflicts.value.group'));
    };
    return (conflict) => {
      const { byMine, byTheirs, kind } = conflict;
      return {
        place: placeOf(conflict),
        remark: kind === 'replaced' ? undefined : t(`conflicts.${kind}`),
        mine: { heading: byMine === me ? t('conflicts.mine') : t('conflicts.mineOf', { person: person(byMine) }), ...valueOf(conflict.mine, conflict) },
        theirs:
          kind !== 'replaced' && conflict.theirs === null
            ? undefined
            : {
                heading: byTheirs === null || byTheirs === me ? t('conflicts.theirs') : t('conflicts.theirsOf', { person: person(byTheirs) }),
                ...valueOf(conflict.theirs, conflict),
              },
      };
    };
  }, [t, fields, stepName, me]);
}

const ROWS: Readonly<Record<string, 'rowWorkshop' | 'rowMember' | 'rowSession' | 'rowPack'>> = {
  workshops: 'rowWorkshop',
  workshop_members: 'rowMember',
  sessions: 'rowSession',
  build_packs: 'rowPack',
};

function optionSetOf(place: SyncConflictView['place']): string {
  return place.kind === 'item' && place.field !== null ? optionSet(place.collection, place.field) : '';
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
