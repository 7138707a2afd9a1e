import { useTranslation } from 'react-i18next';

import { LIMITS } from '../../../shared/domain/limits.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import { stableList } from '../../features/step/collections.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useToast } from '../../ui/toast.tsx';
import { arranged, movesInto, type Arrangement } from './ranking.ts';

/** Brings the stack rank into order by class or score, as one edit that can be undone. */
export function useArrange(): (by: Arrangement) => void {
  const { t } = useTranslation('prioritize');
  const { t: ui } = useTranslation('ui');
  const { output, apply, undo } = useActions();
  const toast = useToast();
  return (by) => {
    const ranked = stableList(output(), 'prioritize', 'features');
    const moves = movesInto(arranged(ranked, by), ranked);
    if (moves.length === 0) return;
    const gesture = createPrefixedId('arr');
    for (let at = 0; at < moves.length; at += LIMITS.operationsPerRequest) apply(moves.slice(at, at + LIMITS.operationsPerRequest), gesture);
    toast({ text: t('rank.arranged'), key: 'arranged', action: { label: ui('undo'), run: () => void undo() } });
  };
}
