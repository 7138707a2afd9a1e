import '@fontsource-variable/inter/index.css';
import './tokens.css';
import './base.css';
import './print.css';

// React Aria adds a <style> element for pressable parts unless one with this id exists. The page's policy forbids style
// elements, and base.css holds the same rule, so a marker stands in for it.
const PRESSABLE_STYLE_ID = 'react-aria-pressable-style';

/** Loads fonts, tokens and base styles. Import once, before the first render. */
export function installStyles(): void {
  if (document.getElementById(PRESSABLE_STYLE_ID) !== null) return;
  const marker = document.createElement('meta');
  marker.id = PRESSABLE_STYLE_ID;
  document.head.append(marker);
}
