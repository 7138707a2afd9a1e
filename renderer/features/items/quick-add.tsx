import { CornerDownLeft, Plus } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';

import { fieldProblem } from '../../../shared/domain/field-check.ts';
import { FieldError } from '../../ui/field.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { fieldSpecOf } from '../step/collections.ts';
import { useActions } from '../step/step-context.tsx';
import { useFieldTexts } from '../texts.ts';
import { linesOf } from './lines.ts';
import s from './quick-add.module.css';

export interface QuickAddProps {
  /** Says what Enter adds: accessible name and placeholder. */
  readonly label: string;
  /** Where it goes, said after the label: for pages with several entry lines. */
  readonly context?: string | undefined;
  readonly collection: string;
  /** The field the text goes into. */
  readonly field: string;
  /** Gets one text, or one for each line of a paste. */
  readonly onAdd: (texts: readonly string[]) => void;
}

/** Fast entry: type, Enter, type on. A paste of many lines adds one item a line. What is left in it when the page goes is added. */
export function QuickAdd(props: QuickAddProps) {
  return useReadOnly() ? null : <Entry {...props} />;
}

function Entry({ label, context, collection, field, onAdd }: QuickAddProps) {
  const actions = useActions();
  const texts = useFieldTexts();
  const [text, setText] = useState('');
  const spec = fieldSpecOf(actions.stepId, collection, field);
  const problem = fieldProblem(spec, text);
  const fits = (lines: readonly string[]): boolean => lines.length > 0 && lines.every((line) => fieldProblem(spec, line) === null);
  const forget = useLeftover(text, (left) => {
    const lines = linesOf(left);
    if (fits(lines)) onAdd(lines);
  });
  const add = (lines: readonly string[]): void => {
    if (!fits(lines)) return;
    setText('');
    forget();
    onAdd(lines);
  };
  return (
    <div className={s['entry']}>
      <div className={s['line']}>
        <Plus aria-hidden />
        <input
          type="text"
          className={s['input']}
          aria-label={context === undefined ? label : `${label}: ${context}`}
          aria-invalid={problem === null ? undefined : true}
          placeholder={label}
          value={text}
          data-entry=""
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault();
              add(linesOf(text));
            } else if (event.key === 'Escape' && text !== '') {
              event.stopPropagation();
              setText('');
            }
          }}
          onPaste={(event) => {
            const lines = linesOf(event.clipboardData.getData('text/plain'));
            if (lines.length < 2) return;
            event.preventDefault();
            add(text.trim() === '' ? lines : [text.trim(), ...lines]);
          }}
        />
        <span className={s['hint']} aria-hidden>
          <CornerDownLeft size={14} />
        </span>
      </div>
      <FieldError text={problem === null ? null : texts.problem(problem)} />
    </div>
  );
}

/** Hands over what was typed but not entered when the page is left. The answer says that the text has been entered after all. */
function useLeftover(text: string, take: (text: string) => void): () => void {
  const latest = useRef({ text, take });
  useEffect(() => {
    latest.current = { text, take };
  });
  useEffect(() => {
    const run = (): void => {
      const { text: left, take: give } = latest.current;
      if (left.trim() !== '') give(left);
    };
    return run;
  }, []);
  const waiting = text.trim() !== '';
  useEffect(() => {
    if (!waiting) return undefined;
    const run = (): void => {
      latest.current.take(latest.current.text);
      latest.current = { ...latest.current, text: '' };
    };
    // Before the connection sends what is pending, which it does when the same event reaches its own listener.
    window.addEventListener('beforeunload', run, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', run, { capture: true });
    };
  }, [waiting]);
  // The first item may bring up a page with its entry elsewhere: this one then goes before it has been shown empty.
  return useCallback(() => {
    latest.current = { ...latest.current, text: '' };
  }, []);
}
