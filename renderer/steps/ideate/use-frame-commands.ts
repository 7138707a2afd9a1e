import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { useDraw } from '../../features/sketch/use-draw.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Sketch } from './eights-sheets.ts';

/** What can be done with a frame of a sheet: make an idea of it, wipe it, take it away. */
export function useFrameCommands(): ItemCommands<Sketch> {
  const { t } = useTranslation('steps');
  const { t: words } = useTranslation('surfaces');
  const actions = useActions();
  const draw = useDraw();
  const toast = useToast();
  return useItemCommands<Sketch>({
    collection: 'sketches',
    groups: [
      {
        id: 'do',
        entries: (sketch) => [
          { id: 'idea', label: t('ideate.eights.makeIdea') },
          { id: 'clear', label: words('sketch.clear'), disabled: (sketch.strokes ?? []).length === 0 },
        ],
        run: (sketch, what) => {
          if (what === 'clear') {
            draw({ collection: 'sketches', id: sketch.id }, []);
            return;
          }
          actions.add('ideas', { text: sketch.title ?? '', color: 'yellow', sketchId: sketch.id });
          toast({ text: t('ideate.eights.madeIdea') });
        },
      },
    ],
    onRemove: (sketch) =>
      Object.entries(itemsOf(actions.output(), 'ideas')).flatMap(([id, idea]): readonly StepOperation[] =>
        idea['sketchId'] === sketch.id ? [{ kind: 'set', collection: 'ideas', id, field: 'sketchId', value: null }] : [],
      ),
  });
}
