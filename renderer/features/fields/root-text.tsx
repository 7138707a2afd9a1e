import { stepModel } from '../../../shared/domain/step-models.ts';
import { TextArea } from '../../ui/text-input.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useActions, usePart } from '../step/step-context.tsx';
import { useFieldTexts } from '../texts.ts';
import { useDraft } from './use-draft.ts';

export interface RootTextProps {
  /** A text field at the root of the output. */
  readonly field: string;
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly rows?: number | undefined;
}

/** A text of the step itself, such as the facilitator's notes; saved while one types. */
export function RootText({ field, rows = 4, ...rest }: RootTextProps) {
  const actions = useActions();
  const texts = useFieldTexts();
  const readOnly = useReadOnly();
  const stored = usePart(actions.stepId, (output) => output[field]);
  const spec = stepModel(actions.stepId).root[field];
  if (spec === undefined) throw new Error(`No root field ${field} in step ${actions.stepId}`);
  const draft = useDraft(typeof stored === 'string' ? stored : '', spec, (text, gesture) => {
    actions.setRoot(field, text, gesture);
  });
  return (
    <TextArea
      {...rest}
      placeholder={readOnly ? undefined : rest.placeholder}
      rows={rows}
      readOnly={readOnly}
      value={draft.text}
      error={draft.problem === null ? null : texts.problem(draft.problem)}
      data-field={field}
      onChange={draft.change}
      onBlur={draft.flush}
    />
  );
}
