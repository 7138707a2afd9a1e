import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { RefField, useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { NumberField } from '../../features/fields/value-fields.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { ItemMenu } from '../../features/items/item-menu.tsx';
import { focusItem, itemAttributes } from '../../features/step/focus-item.ts';
import { useItems } from '../../features/step/step-context.tsx';
import { PlainButton } from '../../ui/button.tsx';
import { CriteriaList } from './criteria-list.tsx';
import { InvestCheck } from './invest-check.tsx';
import s from './story-editor.module.css';
import type { Criterion, Story } from './story-types.ts';

export interface StoryEditorProps {
  readonly story: Story;
  readonly criteria: readonly Criterion[];
  readonly commands: ItemCommands<Story>;
  /** The stories before and after it on the map. */
  readonly around: { readonly before: string | null; readonly after: string | null };
  readonly onOpen: (storyId: string) => void;
  readonly onClose: () => void;
}

/** One story as a sentence to fill in, with its place, its size and its criteria. Escape closes it. */
export function StoryEditor({ story, criteria, commands, around, onOpen, onClose }: StoryEditorProps) {
  const { t } = useTranslation('story');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, [story.id]);
  const close = (): void => {
    onClose();
    focusItem(story.id, 'card');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  return (
    <section className={s['panel']} ref={panel} tabIndex={-1} aria-labelledby="story-editor-title" onKeyDown={onKeyDown}>
      <header className={s['head']}>
        <h2 className={s['title']} id="story-editor-title">
          {t('editor.title')}
        </h2>
        <UpdateOffer collection="stories" item={story} />
        <Paging before={around.before} after={around.after} onOpen={onOpen} />
        <ItemMenu label={t('card.menu')} item={story} commands={commands} />
        <PlainButton label={t('editor.close')} icon={<X aria-hidden />} onClick={close} />
      </header>
      {/* A key for each story: what is typed belongs to the story it was typed into. */}
      <div key={story.id} className={s['body']} {...itemAttributes(`${story.id}-editor`)}>
        <Sentence story={story} />
        <Facts story={story} />
        <CriteriaList storyId={story.id} criteria={criteria} />
        <InvestCheck story={story} criteria={criteria} />
      </div>
    </section>
  );
}

interface PagingProps {
  readonly before: string | null;
  readonly after: string | null;
  readonly onOpen: (storyId: string) => void;
}

function Paging({ before, after, onOpen }: PagingProps) {
  const { t } = useTranslation('story');
  const open = (storyId: string | null) => (): void => {
    if (storyId !== null) onOpen(storyId);
  };
  return (
    <>
      <PlainButton label={t('editor.before')} icon={<ChevronLeft aria-hidden />} disabled={before === null} onClick={open(before)} />
      <PlainButton label={t('editor.after')} icon={<ChevronRight aria-hidden />} disabled={after === null} onClick={open(after)} />
    </>
  );
}

function Sentence({ story }: { readonly story: Story }) {
  return (
    <div className={s['sentence']}>
      <TextField collection="stories" item={story} field="asA" labelled />
      <TextField collection="stories" item={story} field="want" labelled rows={2} />
      <TextField collection="stories" item={story} field="soThat" labelled rows={2} />
    </div>
  );
}

function Facts({ story }: { readonly story: Story }) {
  const { t } = useTranslation('story');
  const features = useRefOptions({ step: 'prioritize', collection: 'features' });
  const activities = useRefOptions({ step: 'story', collection: 'activities' });
  const slices = useRefOptions({ step: 'story', collection: 'slices' });
  const tasks = useItems('story', 'tasks').filter(({ activityId }) => typeof activityId === 'string' && activityId === story.activityId);
  return (
    <div className={s['facts']}>
      <RefField collection="stories" item={story} field="featureId" options={features} labelled none={t('editor.noFeature')} />
      <RefField collection="stories" item={story} field="activityId" options={activities} labelled none={t('move.noActivity')} />
      {tasks.length > 0 && (
        <RefField
          collection="stories"
          item={story}
          field="taskId"
          options={tasks.map(({ id, name }) => ({ value: id, label: isFilled(name) ? name : t('task.unnamed') }))}
          labelled
          none={t('task.none')}
        />
      )}
      <RefField collection="stories" item={story} field="sliceId" options={slices} labelled none={t('move.noSlice')} />
      <NumberField collection="stories" item={story} field="points" labelled />
    </div>
  );
}
