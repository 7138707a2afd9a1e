import { useTranslation } from 'react-i18next';

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

const KEYS = [
  ['n', ['N']],
  ['enter', ['enter']],
  ['shiftEnter', ['shift', 'enter']],
  ['tab', ['Tab']],
  ['into', ['enter']],
  ['name', ['F2']],
  ['arrows', ['←', '→', '↑', '↓']],
  ['altArrows', ['Alt', '→']],
  ['space', ['space']],
  ['all', ['mod', 'A']],
  ['group', ['mod', 'G']],
  ['duplicate', ['mod', 'D']],
  ['link', ['K']],
  ['lock', ['L']],
  ['stack', [']', '[']],
  ['find', ['mod', 'F']],
  ['zoom', ['+', '−']],
  ['fit', ['shift', '1']],
  ['remove', ['del']],
  ['emoji', ['mod', '.']],
  ['escape', ['Esc']],
] as const;

/** Keys that are called differently from language to language, or from keyboard to keyboard. */
type NamedKey = 'enter' | 'shift' | 'space' | 'del' | 'mod';

/** What a named key is called where the app runs; any other key is called what is printed on it. */
export function useKeyName(): (key: string) => string {
  const { t } = useTranslation('board');
  return (key) => {
    if (key === 'mod') return MAC ? '⌘' : t('keyNames.mod');
    if (key === 'shift' && MAC) return '⇧';
    return isNamed(key) ? t(`keyNames.${key}`) : key;
  };
}

/** The keys of a board with what they do, in words of the page's language. */
export function useBoardKeyList(): readonly (readonly [does: string, keys: readonly string[]])[] {
  const { t } = useTranslation('board');
  const nameOf = useKeyName();
  return KEYS.map(([id, keys]) => [t(`keys.${id}`), keys.map(nameOf)]);
}

function isNamed(key: string): key is NamedKey {
  return ['enter', 'shift', 'space', 'del', 'mod'].includes(key);
}
