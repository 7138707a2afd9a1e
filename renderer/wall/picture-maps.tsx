import { useTranslation } from 'react-i18next';

import { isFilled } from '../../shared/domain/collections.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { STAKEHOLDER_RINGS } from '../../shared/domain/steps/empathize.ts';
import { cellsOf, SCALE, type MapItem } from '../features/scale-map/scale.ts';
import { stableList } from '../features/step/collections.ts';
import { useCatalogFieldTexts } from '../features/texts.ts';
import { severityOf } from '../steps/architect/risk-grid.ts';
import { CENTRE, RADII, ringPlaces } from '../steps/empathize/ring-places.ts';
import s from './wall-pictures.module.css';

/** Width and height of a name on the map of rings, in its units. */
const NAME = { width: 240, height: 96 } as const;

/** Stakeholders in their rings. */
export function WallRings({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('steps');
  const texts = useCatalogFieldTexts();
  const all = stableList(output, 'empathize', 'stakeholders').map((one) => ({ ...one, ring: one.ring ?? ('indirect' as const) }));
  const places = ringPlaces(all);
  return (
    <svg className={s['whole']} viewBox="240 0 1120 900" role="group" aria-label={t('empathize.stakeholders.map')} data-wall-picture="">
      {STAKEHOLDER_RINGS.toReversed().map((ring) => (
        <g key={ring}>
          <circle cx={CENTRE.x} cy={CENTRE.y} r={RADII[ring]} className={s['ring']} data-ring={ring} />
          <text x={CENTRE.x} y={CENTRE.y - RADII[ring] + 30} className={s['ringName']}>
            {texts.option('ring', ring)}
          </text>
        </g>
      ))}
      {all.map(({ id, name, ring }) => {
        const { x, y } = places.get(id) ?? CENTRE;
        return (
          <foreignObject key={id} x={x - NAME.width / 2} y={y - NAME.height / 2} {...NAME}>
            <div className={s['ringSpot']}>
              <span className={s['ringChip']} data-ring={ring}>
                {isFilled(name) ? name : texts.unnamed('stakeholders')}
              </span>
            </div>
          </foreignObject>
        );
      })}
    </svg>
  );
}

/** Features by impact and effort. */
export function WallImpactEffort({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('prioritize');
  const texts = useCatalogFieldTexts();
  const items = stableList(output, 'prioritize', 'features').flatMap(({ id, name, impact, effort }) =>
    typeof impact === 'number' && typeof effort === 'number' ? [{ id, x: effort, y: impact, name: isFilled(name) ? name : texts.unnamed('features'), mark: '' }] : [],
  );
  const corners = [t('matrix.quadrants.quickWins'), t('matrix.quadrants.bigBets'), t('matrix.quadrants.fillIns'), t('matrix.quadrants.timeSinks')];
  return <WallScaleMap label={t('matrix.map')} items={items} xLabel={texts.label('features', 'effort')} yLabel={texts.label('features', 'impact')} corners={corners} />;
}

/** Risks by likelihood and impact. */
export function WallRisks({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('architect');
  const texts = useCatalogFieldTexts();
  const items = stableList(output, 'architect', 'risks').flatMap(({ id, text, likelihood, impact }) =>
    typeof likelihood === 'number' && typeof impact === 'number' ? [{ id, x: impact, y: likelihood, name: isFilled(text) ? text : texts.unnamed('risks'), mark: '' }] : [],
  );
  return <WallScaleMap toned label={t('risk.matrix')} items={items} xLabel={texts.label('risks', 'impact')} yLabel={texts.label('risks', 'likelihood')} />;
}

interface WallScaleMapProps {
  readonly label: string;
  readonly items: readonly MapItem[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** Names of the quadrants as one reads them; without them there are none. */
  readonly corners?: readonly string[];
  readonly toned?: boolean;
}

function WallScaleMap({ label, items, xLabel, yLabel, corners, toned = false }: WallScaleMapProps) {
  return (
    <div className={s['scale']} role="group" aria-label={label} data-wall-picture="">
      <span className={s['axisY']}>{yLabel} →</span>
      <div className={s['plane']}>
        {corners?.map((corner, index) => (
          <span key={corner} className={s['corner']} data-corner={index}>
            {corner}
          </span>
        ))}
        {cellsOf(items).map(({ x, y, items: here }) => (
          <ul key={`${String(x)}/${String(y)}`} className={s['cell']} style={{ gridArea: `${String(SCALE.length + 1 - y)} / ${String(x)}` }} data-tone={toned ? severityOf(x * y) : undefined} data-crowded={here.length > 2 ? '' : undefined}>
            {here.map(({ id, name }) => (
              <li key={id} className={s['chip']}>
                {name}
              </li>
            ))}
          </ul>
        ))}
      </div>
      <span className={s['axisX']}>{xLabel} →</span>
    </div>
  );
}
