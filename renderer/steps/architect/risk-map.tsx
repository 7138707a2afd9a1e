import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { dragAttributes, dragHandle } from '../../features/drag/drag-attributes.ts';
import { useDragSurface } from '../../features/drag/use-drag-surface.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { pointElement, ScaleMap } from '../../features/scale-map/scale-map.tsx';
import { droppedOn, type MapItem, type Place } from '../../features/scale-map/scale.ts';
import { focusItem, focusWhenThere } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import type { Risk } from './architect-types.ts';
import s from './risks.module.css';
import { riskScore, severityOf } from './risk-grid.ts';

/** Risks on likelihood (up) × impact (right), severe ones in the upper right; what is not rated yet waits beside and is dragged in. */
export function RiskMap({ risks }: { readonly risks: readonly Risk[] }) {
  const { t } = useTranslation('architect');
  const texts = useFieldTexts();
  const [said, say] = useSaid();
  const nameOf = (risk: Risk): string => (isFilled(risk.text) ? risk.text : texts.unnamed('risks'));
  const items = useMemo(
    () =>
      risks.flatMap((risk, index): readonly MapItem[] => {
        const { id, likelihood, impact } = risk;
        if (typeof likelihood !== 'number' || typeof impact !== 'number') return [];
        return [{ id, x: impact, y: likelihood, name: isFilled(risk.text) ? risk.text : texts.unnamed('risks'), mark: String(index + 1) }];
      }),
    [risks, texts],
  );
  const place = usePlaceRisk(risks, (risk, at) => {
    say(t('risk.point', { name: nameOf(risk), ...wordsOf(at), severity: t(`risk.${severityOf(at.x * at.y)}`) }));
  });
  const surface = useDragSurface(({ id, place: name }) => {
    const to = droppedOn(name);
    if (to !== null) place(id, to);
  });
  const readOnly = useReadOnly();
  const open = risks.filter((risk) => riskScore(risk) === null);
  return (
    <div className={s['map']} {...surface}>
      <ScaleMap
        label={t('risk.matrix')}
        hint={t('risk.mapHint')}
        items={items}
        xLabel={texts.label('risks', 'impact')}
        yLabel={texts.label('risks', 'likelihood')}
        toneOf={({ x, y }) => severityOf(x * y)}
        describe={({ name, x, y }) => t('risk.point', { name, ...wordsOf({ x, y }), severity: t(`risk.${severityOf(x * y)}`) })}
        onPlace={place}
        onOpen={(id) => {
          focusItem(id, 'text');
        }}
      />
      {open.length > 0 && (
        <section className={s['tray']} aria-label={t('risk.open')}>
          <h3 className={s['trayTitle']}>{t(readOnly ? 'risk.openViewer' : 'risk.openTitle')}</h3>
          <ul>
            {open.map((risk) => (
              <li key={risk.id} {...dragAttributes(risk.id)}>
                <button
                  type="button"
                  className={s['waiting']}
                  onClick={() => {
                    focusItem(risk.id, 'likelihood');
                  }}
                  {...dragHandle}
                >
                  {nameOf(risk)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {said}
    </div>
  );
}

function wordsOf({ x, y }: Place): { readonly likelihood: number; readonly impact: number } {
  return { likelihood: y, impact: x };
}

/** Moves a risk on the map: what changes is one edit, then told to `done`. */
function usePlaceRisk(risks: readonly Risk[], done: (risk: Risk, at: Place) => void): (id: string, at: Place) => void {
  const { apply } = useActions();
  return (id, at) => {
    const risk = risks.find((one) => one.id === id);
    if (risk === undefined) return;
    const set = (field: string, value: number): StepOperation => ({ kind: 'set', collection: 'risks', id, field, value });
    const operations = [...(risk.likelihood === at.y ? [] : [set('likelihood', at.y)]), ...(risk.impact === at.x ? [] : [set('impact', at.x)])];
    if (operations.length > 0) {
      apply(operations);
      done(risk, at);
    }
    focusWhenThere(() => pointElement(id));
  };
}
