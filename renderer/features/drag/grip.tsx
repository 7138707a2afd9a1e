import { useReadOnly } from '../../ui/read-only.tsx';
import { dragHandle } from './drag-attributes.ts';
import s from './drag.module.css';

/** Six dots that say "this can be dragged", and where a finger drags it. The keyboard has Alt with the arrows and the menu. */
export function Grip() {
  return useReadOnly() ? null : <span className={s['grip']} {...dragHandle} aria-hidden />;
}
