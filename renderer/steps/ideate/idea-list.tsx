import { Lightbulb, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { NoteColor } from '../../../shared/domain/field-specs.ts';
import { isNoteColor } from '../../features/fields/color.tsx';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { Zones } from '../../features/items/zone.tsx';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/toggle.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import { groupIdeas, type Cluster, type Grouping } from './group-ideas.ts';
import { IdeaZone } from './idea-zone.tsx';
import s from './ideate.module.css';
import { useClusterCommands, useIdeaCommands } from './idea-commands.ts';

const DEFAULT_COLOR: NoteColor = 'yellow';

/** All ideas as lists, in their clusters or under the questions they answer. */
export function IdeaList({ question }: { readonly question: string | null }) {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const all = useItems('ideate', 'ideas');
  const clusters = useItems('ideate', 'clusters');
  const questions = useRefOptions({ step: 'define', collection: 'questions' });
  const [grouping, setGrouping] = useState<Grouping>('cluster');
  const [onlySelected, setOnlySelected] = useState(false);
  const ideas = useMemo(() => (onlySelected ? all.filter((idea) => idea.selected === true) : all), [all, onlySelected]);
  const groups = useMemo(
    () => groupIdeas(ideas, grouping, grouping === 'cluster' ? clusters.map(({ id }) => id) : questions.map(({ value }) => value)),
    [ideas, grouping, clusters, questions],
  );
  const commands = useIdeaCommands(groups, grouping);
  const clusterCommands = useClusterCommands(clusters);
  const addIdeas = (lines: readonly string[], group: string): void => {
    const cluster = clusters.find(({ id }) => id === group);
    const place = group === '' ? {} : { [grouping === 'cluster' ? 'clusterId' : 'questionId']: group };
    const answers = grouping === 'cluster' && question !== null ? { questionId: question } : {};
    actions.addAll(
      'ideas',
      lines.map((text) => ({ text, color: colorOf(cluster), ...answers, ...place })),
    );
  };
  const groupTitle = (id: string): string => {
    if (id === '') return grouping === 'cluster' ? t('ideate.ideas.unclustered') : t('ideate.ideas.noQuestion');
    if (grouping === 'question') return questions.find(({ value }) => value === id)?.label ?? '';
    return clusters.find((cluster) => cluster.id === id)?.name?.trim() || t('ideate.clusters.unnamed');
  };
  // An empty group is shown for clusters, which are made on purpose, and for what has no group; questions wait for their first idea.
  const shown = [...groups].filter(([id, list]) => list.length > 0 || grouping === 'question' || id !== '' || all.length === 0);
  return (
    <Stack>
      <SectionHead hideTitle title={t('ideate.ideas.title')} hint={t('ideate.ideas.hint')}>
        <ChangeButton
          icon={<Plus aria-hidden />}
          onPress={() => {
            setGrouping('cluster');
            focusItem(actions.add('clusters', { name: '', color: NEXT_COLORS[clusters.length % NEXT_COLORS.length] }), 'name');
          }}
        >
          {t('ideate.clusters.add')}
        </ChangeButton>
      </SectionHead>
      <div className={s['bar']}>
        <div className={s['pick']}>
          <Select
            label={t('ideate.ideas.groupBy')}
            value={grouping}
            options={[
              { value: 'cluster', label: t('ideate.ideas.byCluster') },
              { value: 'question', label: t('ideate.ideas.byQuestion') },
            ]}
            onChange={(value) => {
              setGrouping(value === 'question' ? 'question' : 'cluster');
            }}
          />
        </div>
        {all.length > 0 && (
          <div className={s['end']}>
            <span className={s['count']} role="status">
              {t('ideate.ideas.selected', { count: all.filter((idea) => idea.selected === true).length })}
            </span>
            <Switch label={t('ideate.ideas.onlySelected')} checked={onlySelected} onChange={setOnlySelected} />
          </div>
        )}
      </div>
      {all.length === 0 && (
        <EmptyHint icon={<Lightbulb aria-hidden />} title={t('ideate.ideas.empty')}>
          {t('ideate.ideas.emptyText')}
        </EmptyHint>
      )}
      <Zones columns={3}>
        {shown.map(([id, list]) => (
          <IdeaZone
            key={id}
            grouping={grouping}
            cluster={clusters.find((cluster) => cluster.id === id)}
            title={groupTitle(id)}
            ideas={list}
            commands={commands}
            clusterCommands={clusterCommands}
            onAdd={(lines) => {
              addIdeas(lines, id);
            }}
          />
        ))}
      </Zones>
    </Stack>
  );
}

const NEXT_COLORS: readonly NoteColor[] = ['blue', 'green', 'pink', 'orange', 'purple', 'teal', 'red', 'yellow'];

function colorOf(cluster: Cluster | undefined): NoteColor {
  return isNoteColor(cluster?.color) ? cluster.color : DEFAULT_COLOR;
}
