import type { Catalog } from '../../../shared/catalogs/catalog.ts';
import { buildPack as de } from '../../../shared/catalogs/de/build-pack.ts';
import { buildPack as en } from '../../../shared/catalogs/en/build-pack.ts';

export type PackLanguage = 'en' | 'de';

/** The words of a pack. Only its own namespace is loaded, not the texts of the screens. */
export type Words = Catalog['buildPack'];

const WORDS: Readonly<Record<PackLanguage, Words>> = { en, de };

export function wordsIn(language: PackLanguage): Words {
  return WORDS[language];
}

/** `template` with every `{{name}}` replaced; values are put in as they are, also when they look like a placeholder. */
export function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));
}

/** A number as people of the language write it: at most two decimals, no grouping; the machine's locale plays no part. */
export function numberText(value: number, language: PackLanguage): string {
  const text = String(rounded(value));
  return language === 'de' ? text.replace('.', ',') : text;
}

/** `value` to two decimals, never -0. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
