import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { REQUIREMENT_KINDS } from '../../../shared/domain/steps/spec.ts';
import { useFieldTexts } from '../../features/texts.ts';
import { Badge } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Trace } from './requirement-groups.ts';
import s from './trace-table.module.css';

export interface TraceTableProps {
  readonly traces: readonly Trace[];
  /** Goes to a feature's requirements. */
  readonly onOpen: (featureId: string) => void;
}

/** From every feature to its requirements: how many of which kind, and where there are none. */
export function TraceTable({ traces, onOpen }: TraceTableProps) {
  const { t } = useTranslation('spec');
  const texts = useFieldTexts();
  if (traces.length === 0) return <EmptyState title={t('trace.empty')}>{t('trace.emptyText')}</EmptyState>;
  const open = traces.filter((trace) => trace.state === 'uncovered_must').length;
  return (
    <div className={s['trace']}>
      <p className={s['intro']}>{open === 0 ? t('trace.covered') : t('trace.open', { count: open })}</p>
      <div className={s['frame']}>
        <table className={s['table']} aria-label={t('trace.label')}>
          <thead>
            <tr>
              <th scope="col">{texts.label('requirements', 'featureId')}</th>
              {REQUIREMENT_KINDS.map((kind) => (
                <th key={kind} scope="col" className={s['number']}>
                  {texts.option('requirementKind', kind)}
                </th>
              ))}
              <th scope="col" className={s['number']}>
                {t('trace.measurable')}
              </th>
              <th scope="col">{t('trace.state')}</th>
            </tr>
          </thead>
          <tbody>
            {traces.map((trace) => (
              <TraceRow key={trace.feature.id} trace={trace} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function TraceRow({ trace, onOpen }: { readonly trace: Trace; readonly onOpen: (featureId: string) => void }) {
  const { t } = useTranslation('spec');
  const texts = useFieldTexts();
  const { feature, counts, total, measurable, state } = trace;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={s['feature']}
          onClick={() => {
            onOpen(feature.id);
          }}
        >
          {isFilled(feature.name) ? feature.name : texts.unnamed('features')}
        </button>
        {typeof feature.moscow === 'string' && <Badge tone={feature.moscow === 'must' ? 'accent' : 'neutral'}>{texts.option('moscow', feature.moscow)}</Badge>}
      </th>
      {REQUIREMENT_KINDS.map((kind) => (
        <td key={kind} className={s['number']}>
          {counts[kind] === 0 ? <span className={s['zero']}>0</span> : counts[kind]}
        </td>
      ))}
      <td className={s['number']}>{total === 0 ? <span className={s['zero']}>–</span> : t('trace.share', { measurable, total })}</td>
      <td>
        {state === 'covered' && (
          <Badge tone="good" icon={<CircleCheck aria-hidden />}>
            {t('trace.stateCovered')}
          </Badge>
        )}
        {state === 'uncovered_must' && (
          <Badge tone="warn" icon={<CircleAlert aria-hidden />}>
            {t('trace.stateMust')}
          </Badge>
        )}
        {state === 'uncovered' && <Badge>{t('trace.stateNone')}</Badge>}
      </td>
    </tr>
  );
}
