import { useMemo } from 'react';

import { labelOf } from '../../../shared/domain/carry-forward.ts';
import { listItems } from '../../../shared/domain/collections.ts';
import type { FieldSpec } from '../../../shared/domain/step-model.ts';
import type { SelectOption } from '../../ui/select.tsx';
import { shortened } from '../fields/reference-fields.tsx';
import { specOf } from '../step/collections.ts';
import { sourceStepOf } from '../step/source-step.ts';
import { useShownOutput } from '../facilitation/private-brainstorm.tsx';
import { useActions } from '../step/step-context.tsx';
import { optionSet, useFieldTexts } from '../texts.ts';

/** A field of a collection as a table shows it. */
export interface TableField {
  readonly id: string;
  readonly header: string;
  readonly spec: FieldSpec;
  /** What a choice or reference can be. */
  readonly options: readonly SelectOption[];
}

/** Places, drawings, pictures and checklists have no room in a cell. */
const ELSEWHERE = new Set<FieldSpec['kind']>(['position', 'strokes', 'choices', 'picture', 'timer']);

/** What only a board does with a note. */
const BOARD_ONLY = new Set<string>(['size', 'locked', 'layer']);

/** The fields of a collection that can stand in a table: all but places, drawings and checklists, or those asked for, in that order. */
export function useTableFields(collection: string, only?: readonly string[]): readonly TableField[] {
  const { stepId } = useActions();
  const texts = useFieldTexts();
  const own = useShownOutput(stepId);
  const source = useShownOutput(sourceStepOf(stepId) ?? stepId);
  const names = only?.join(' ');
  return useMemo(() => {
    const { fields, label } = specOf(stepId, collection);
    // What names an item stands first, where the eye and a paste begin.
    const wanted = names?.split(' ') ?? [label, ...Object.keys(fields).filter((id) => id !== label)];
    const optionsOf = (id: string, spec: FieldSpec): readonly SelectOption[] => {
      if (spec.kind === 'choice' || spec.kind === 'choices') return spec.options.map((value) => ({ value, label: texts.option(optionSet(collection, id), value) }));
      if (spec.kind !== 'ref' && spec.kind !== 'refs') return [];
      return spec.targets.flatMap((target) =>
        listItems(target.step === stepId ? own : source, target.collection).map((item) => ({
          value: item.id,
          label: shortened(labelOf(target, item)) || texts.unnamed(target.collection),
        })),
      );
    };
    return wanted.flatMap((id): readonly TableField[] => {
      const spec = fields[id];
      return spec === undefined || ELSEWHERE.has(spec.kind) || (names === undefined && BOARD_ONLY.has(id)) ? [] : [{ id, header: texts.label(collection, id), spec, options: optionsOf(id, spec) }];
    });
  }, [stepId, collection, names, texts, own, source]);
}
