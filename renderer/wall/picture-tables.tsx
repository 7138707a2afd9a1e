import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../shared/domain/collections.ts';
import { riceScore } from '../../shared/domain/rice.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { JOURNEY_ROWS, journeyCellId } from '../../shared/domain/steps/define.ts';
import { stableList } from '../features/step/collections.ts';
import { useCatalogFieldTexts } from '../features/texts.ts';
import { curvePath, curvePoints, HEIGHT, UNIT } from '../steps/define/curve-path.ts';
import { cutLine } from '../steps/prioritize/ranking.ts';
import { groupRequirements } from '../steps/spec/requirement-groups.ts';
import { storyMap } from '../steps/story/story-map.ts';
import s from './wall-pictures.module.css';

interface GridProps {
  readonly label: string;
  readonly columns: readonly { readonly id: string; readonly name: string; readonly strong?: boolean }[];
  readonly rows: readonly { readonly id: string; readonly name: string; readonly cells: readonly ReactNode[] }[];
  /** A row of its own under the heads of the columns, as wide as all of them. */
  readonly band?: ReactNode;
  readonly look: 'cards' | 'marks';
}

function Grid({ label, columns, rows, band, look }: GridProps) {
  return (
    <table className={s['grid']} aria-label={label} data-look={look} data-wall-grid="">
      <thead>
        <tr>
          <td />
          {columns.map(({ id, name, strong = false }) => (
            <th key={id} scope="col" data-strong={strong ? '' : undefined}>
              <span>{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {band !== undefined && (
          <tr>
            <td />
            <td colSpan={columns.length}>{band}</td>
          </tr>
        )}
        {rows.map(({ id, name, cells }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={columns[index]?.id ?? index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The journey: stages across, what happens in them below, and the emotion curve over all of them. */
export function WallJourney({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('room');
  const texts = useCatalogFieldTexts();
  const stages = stableList(output, 'define', 'journeyStages');
  const cells = new Map(stableList(output, 'define', 'journeyCells').map((cell) => [cell.id, cell.text ?? '']));
  const points = curvePoints(stages.map(({ emotion }) => emotion ?? null));
  const width = String(stages.length * UNIT);
  const rows = JOURNEY_ROWS.map((row) => ({ id: row, name: texts.option('row', row), cells: stages.map(({ id }) => cells.get(journeyCellId(id, row)) ?? '') }));
  return (
    <Grid
      look="cards"
      label={texts.collection('journeyStages')}
      columns={stages.map(({ id, name }) => ({ id, name: isFilled(name) ? name : texts.unnamed('journeyStages') }))}
      band={
        points.length < 2 ? undefined : (
          <svg className={s['curve']} viewBox={`0 0 ${width} ${String(HEIGHT)}`} preserveAspectRatio="none" role="img" aria-label={t('wall.curve')}>
            <line x1="0" x2={width} y1={HEIGHT / 2} y2={HEIGHT / 2} className={s['curveMiddle']} />
            <path d={curvePath(points)} className={s['curveLine']} />
          </svg>
        )
      }
      rows={rows.filter((row) => row.cells.some(isFilled)).map((row) => ({ ...row, cells: row.cells.map((text, index) => (text === '' ? null : <p key={index}>{text}</p>)) }))}
    />
  );
}

/** The story map: activities across, slices down, stories in between. */
export function WallStoryMap({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('story');
  const texts = useCatalogFieldTexts();
  const activities = stableList(output, 'story', 'activities');
  const slices = stableList(output, 'story', 'slices');
  const stories = stableList(output, 'story', 'stories');
  const tasks = stableList(output, 'story', 'tasks');
  const map = storyMap(stories, activities, slices, tasks);
  const columns = activities.flatMap((activity) => map.columns(activity.id).map((column) => ({ ...column, activity })));
  const row = (id: string, name: string, sliceId: string | null) => ({
    id,
    name,
    cells: columns.map((column) => (
      <ul key={column.activityId + (column.taskId ?? '')} className={s['stories']}>
        {map.columnCell(column, sliceId).map((story) => (
          <li key={story.id} className={s['story']}>
            {isFilled(story.want) ? story.want : texts.unnamed('stories')}
          </li>
        ))}
      </ul>
    )),
  });
  const unplanned = activities.some(({ id }) => map.cell(id, null).length > 0);
  return (
    <Grid
      look="cards"
      label={t('tabs.map')}
      columns={columns.map(({ activityId, taskId, activity: { name } }) => {
        const task = tasks.find(({ id }) => id === taskId);
        const activity = isFilled(name) ? name : texts.unnamed('activities');
        return { id: activityId + (taskId ?? ''), name: task === undefined ? activity : t('map.column', { activity, task: isFilled(task.name) ? task.name : texts.unnamed('tasks') }), strong: true };
      })}
      rows={[...slices.map(({ id, name }) => row(id, isFilled(name) ? name : texts.unnamed('slices'), id)), ...(unplanned ? [row('later', t('slice.later'), null)] : [])]}
    />
  );
}

/** Which requirement belongs to which feature. */
export function WallTrace({ output, prioritize }: { readonly output: StepOutput; readonly prioritize: StepOutput }) {
  const { t } = useTranslation('spec');
  const texts = useCatalogFieldTexts();
  const groups = groupRequirements(stableList(output, 'spec', 'requirements'), stableList(prioritize, 'prioritize', 'features'));
  const columns = groups.flatMap(({ feature }) => (feature === null ? [] : [{ id: feature.id, name: isFilled(feature.name) ? feature.name : texts.unnamed('features'), strong: feature.moscow === 'must' }]));
  return (
    <Grid
      look="marks"
      label={t('matrix.title')}
      columns={columns}
      rows={groups.flatMap(({ feature, requirements }) =>
        requirements.map(({ id, text }) => ({
          id,
          name: isFilled(text) ? text : texts.unnamed('requirements'),
          cells: columns.map((column) => (column.id === feature?.id ? <span key={column.id} className={s['mark']} role="img" aria-label={column.name} /> : null)),
        })),
      )}
    />
  );
}

/** Features in their order with class and RICE score; the cut line below the last must. */
export function WallRanking({ output, byScore }: { readonly output: StepOutput; readonly byScore: boolean }) {
  const { t, i18n } = useTranslation('prioritize');
  const texts = useCatalogFieldTexts();
  const ranked = stableList(output, 'prioritize', 'features');
  const shown = byScore ? [...ranked].sort((a, b) => (riceScore(b) ?? -1) - (riceScore(a) ?? -1)) : ranked;
  const cut = byScore ? null : cutLine(ranked);
  return (
    <ol className={s['ranking']} aria-label={t('rank.list')} data-wall-grid="">
      {shown.map((feature, index) => {
        const { id, name, moscow } = feature;
        const score = riceScore(feature);
        return (
          <Fragment key={id}>
            <li className={s['ranked']} data-class={moscow}>
              <span className={s['rankNumber']}>{index + 1}</span>
              <span>{isFilled(name) ? name : texts.unnamed('features')}</span>
              <span className={s['rankFacts']}>
                {typeof moscow === 'string' ? texts.option('moscow', moscow) : t('rank.unsorted')}
                {score !== null && ` · ${t('rank.score', { score: score.toLocaleString(i18n.language, { maximumFractionDigits: 0 }) })}`}
              </span>
            </li>
            {cut?.after === id && (
              <li className={s['cut']}>
                {t('rank.cut')}
              </li>
            )}
          </Fragment>
        );
      })}
    </ol>
  );
}
