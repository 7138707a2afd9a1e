import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import type { Tally } from '../../../shared/domain/voting.ts';
import { BoardOrList } from '../../features/board/board-or-list.tsx';
import type { Badge, OnLink } from '../../features/board/board-types.ts';
import { Board } from '../../features/board/board.tsx';
import { useIsHidden } from '../../features/facilitation/private-brainstorm.tsx';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import type { StepActions } from '../../features/step/step-actions.ts';
import { useFieldTexts } from '../../features/texts.ts';
import { useVoteResults } from '../../features/voting/vote-results.tsx';
import type { MenuGroup } from '../../ui/menu.tsx';
import { Select, type SelectOption } from '../../ui/select.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import type { Idea } from './group-ideas.ts';
import { IdeaList } from './idea-list.tsx';
import s from './ideate.module.css';

/** All ideas, as a board with their clusters or as lists. */
export function IdeaBoard() {
  const { t } = useTranslation('steps');
  const questions = useRefOptions({ step: 'define', collection: 'questions' });
  const [chosen, setChosen] = useState<string | null>(null);
  const readOnly = useReadOnly();
  const question = questions.some((option) => option.value === chosen) ? chosen : null;
  return (
    <BoardOrList id="ideate.ideas" board={() => <Ideas question={question} />} list={() => <IdeaList question={question} />}>
      {questions.length > 0 && !readOnly && (
        <div className={s['question']}>
          <Select beside label={t('ideate.ideas.answers')} value={question} options={questions} placeholder={t('ideate.ideas.noQuestion')} onChange={setChosen} />
        </div>
      )}
    </BoardOrList>
  );
}

function Ideas({ question }: { readonly question: string | null }) {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const ideas = useItems('ideate', 'ideas');
  const hidden = useIsHidden();
  const { t: room } = useTranslation('room');
  const votes = useVoteResults();
  const clusters = useItems('ideate', 'clusters');
  const links = useItems('ideate', 'links');
  const questions = useRefOptions({ step: 'define', collection: 'questions' });
  const sketches = useRefOptions({ step: 'ideate', collection: 'sketches' });
  const groups = useMemo(() => ({ collection: 'clusters', field: 'clusterId', items: clusters }), [clusters]);
  const lines = useMemo(
    () => links.flatMap(({ id, fromId, toId }) => (typeof fromId === 'string' && typeof toId === 'string' ? [{ id, fromId, toId }] : [])),
    [links],
  );
  const badges = useMemo(() => {
    const voteBadge = (result: Tally | undefined): readonly Badge[] =>
      result === undefined ? [] : [{ id: 'votes', text: `● ${String(result.dots)}`, label: room('vote.badge', { count: result.dots, rank: result.rank }), on: true }];
    const star = texts.label('ideas', 'selected');
    const sketch = t('ideate.ideas.hasSketch');
    return (idea: Idea): readonly Badge[] => [
      { id: 'selected', text: idea.selected === true ? '★' : '☆', label: star, on: idea.selected === true, press: true },
      ...voteBadge(votes.get(idea.id)),
      ...(typeof idea.sketchId === 'string' ? [{ id: 'sketch', text: '✎', label: sketch, on: true }] : []),
    ];
  }, [texts, t, room, votes]);
  // Stable: the board's tools are rendered again with every new one.
  const link = useCallback<OnLink>(
    (pairs, linked) => {
      actions.apply(linked ? newLinks(pairs) : linksBetween(actions, pairs));
    },
    [actions],
  );
  const newFields = useMemo(() => (question === null ? {} : { questionId: question }), [question]);
  const choice = (items: readonly Idea[], field: 'questionId' | 'sketchId', options: readonly SelectOption[], none: string): MenuGroup => ({
    id: field,
    heading: texts.label('ideas', field),
    items:
      options.length === 0
        ? []
        : [
            { id: `${field}/`, label: none, checked: items.every((idea) => !options.some(({ value }) => value === idea[field])) },
            ...options.map(({ value, label }) => ({ id: `${field}/${value}`, label, checked: items.every((idea) => idea[field] === value) })),
          ],
  });
  return (
    <Board
      name={t('ideate.ideas.title')}
      collection="ideas"
      textField="text"
      items={ideas}
      groups={groups}
      links={lines}
      onLink={link}
      hidden={hidden}
      badges={badges}
      onBadge={(id) => {
        const idea = ideas.find((item) => item.id === id);
        if (idea !== undefined) actions.set({ collection: 'ideas', id }, 'selected', idea.selected !== true);
      }}
      menu={(items) => [choice(items, 'questionId', questions, t('ideate.ideas.noQuestion')), choice(items, 'sketchId', sketches, t('ideate.ideas.noSketch'))]}
      onMenu={(entry, items) => {
        const [field = '', value = ''] = entry.split('/');
        actions.apply(items.map(({ id }): StepOperation => ({ kind: 'set', collection: 'ideas', id, field, value: value === '' ? null : value })));
      }}
      newFields={newFields}
      alsoOnRemove={(ids) => linksOf(actions, ids)}
    />
  );
}

function newLinks(pairs: readonly (readonly [fromId: string, toId: string])[]): readonly StepOperation[] {
  return pairs.map(([fromId, toId]): StepOperation => ({ kind: 'add', collection: 'links', id: createPrefixedId('lnk'), fields: { fromId, toId } }));
}

function linksBetween(actions: StepActions, pairs: readonly (readonly [string, string])[]): readonly StepOperation[] {
  return Object.entries(itemsOf(actions.output(), 'links')).flatMap(([id, { fromId, toId }]): readonly StepOperation[] =>
    pairs.some(([a, b]) => (fromId === a && toId === b) || (fromId === b && toId === a)) ? [{ kind: 'delete', collection: 'links', id }] : [],
  );
}

/** The deletions of the links of ideas that go. */
export function linksOf(actions: StepActions, ids: readonly string[]): readonly StepOperation[] {
  const gone = new Set<unknown>(ids);
  return Object.entries(itemsOf(actions.output(), 'links')).flatMap(([id, link]): readonly StepOperation[] =>
    gone.has(link['fromId']) || gone.has(link['toId']) ? [{ kind: 'delete', collection: 'links', id }] : [],
  );
}
