import { useState, type KeyboardEvent } from 'react';

import type { Stroke } from '../../../shared/domain/step-model.ts';
import { useActions } from '../step/step-context.tsx';
import type { ItemRef } from '../step/step-actions.ts';
import { Changes } from '../../ui/read-only.tsx';
import { SketchSheet } from './sketch-sheet.tsx';
import { SketchTools, useSketchTools } from './sketch-tools.tsx';
import type { SheetShape } from './sketch-view.tsx';
import { useDraw } from './use-draw.ts';
import s from './sketch.module.css';

export interface SketchPadProps {
  /** The item that is drawn on; it has a field `strokes`. */
  readonly target: ItemRef;
  readonly strokes: readonly Stroke[];
  readonly label: string;
  readonly shape?: SheetShape | undefined;
}

/**
 * One sheet with its tools. Mod+Z takes back exactly the last stroke, Mod+Shift+Z draws it again, and neither reaches past what
 * was drawn since the pad was opened.
 */
export function SketchPad({ target, strokes, label, shape }: SketchPadProps) {
  const actions = useActions();
  const draw = useDraw();
  const [tools, setTools] = useSketchTools();
  const [depth, setDepth] = useState({ done: 0, undone: 0 });
  const change = (next: readonly Stroke[]): void => {
    setDepth(({ done }) => ({ done: done + 1, undone: 0 }));
    draw(target, next);
  };
  const undo = (): void => {
    if (depth.done === 0) return;
    setDepth(({ done, undone }) => ({ done: done - 1, undone: undone + 1 }));
    void actions.undo();
  };
  const redo = (): void => {
    if (depth.undone === 0) return;
    setDepth(({ done, undone }) => ({ done: done + 1, undone: undone - 1 }));
    void actions.redo();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (event.target instanceof HTMLInputElement || event.altKey || !(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'y' || event.shiftKey) redo();
    else undo();
  };
  return (
    <div className={s['sheet']} data-shape={shape} onKeyDown={onKeyDown}>
      <Changes>
        <SketchTools
          tools={tools}
          onChange={setTools}
          history={{ undo: depth.done > 0 ? undo : undefined, redo: depth.undone > 0 ? redo : undefined }}
          clearable
          onClear={
            strokes.length === 0
              ? undefined
              : () => {
                  change([]);
                }
          }
        />
      </Changes>
      <SketchSheet strokes={strokes} tools={tools} onChange={change} label={label} shape={shape} />
    </div>
  );
}
