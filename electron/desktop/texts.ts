import { de } from '../../shared/catalogs/de.ts';
import { en } from '../../shared/catalogs/en.ts';
import type { Catalog } from '../../shared/catalogs/catalog.ts';
import type { Preferences } from '../../shared/contract/system.ts';

export type DesktopTexts = Catalog['desktop'];

/**
 * The shell's texts in the language of the page.
 *
 * @param locale the system's, as a BCP 47 tag; it decides where the preference is `system`
 */
export function desktopTexts(language: Preferences['language'], locale: string): DesktopTexts {
  const german = language === 'de' || (language === 'system' && /^de\b/i.test(locale));
  return (german ? de : en).desktop;
}

/** Puts values into the `{{name}}` places of a text. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place);
}
