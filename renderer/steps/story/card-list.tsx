import { useGrowing } from '../../features/items/use-growing.ts';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { StoryCard } from './story-card.tsx';
import s from './story-map.module.css';
import type { Criterion, Story } from './story-types.ts';

const GROWTH = { first: 6, more: 24 };

/** What every card of the map needs. */
export interface CardContext {
  readonly featureNames: ReadonlyMap<string, string>;
  readonly criteria: ReadonlyMap<string, readonly Criterion[]>;
  readonly commands: ItemCommands<Story>;
  /** The story that is open for editing. */
  readonly openId: string | null;
  readonly onOpen: (storyId: string) => void;
}

/** Stories as cards. */
export function CardList({ label, stories, context }: { readonly label: string; readonly stories: readonly Story[]; readonly context: CardContext }) {
  const { featureNames, criteria, commands, openId, onOpen } = context;
  const count = useGrowing(stories.length, GROWTH);
  if (stories.length === 0) return null;
  return (
    <ul className={s['cards']} aria-label={label}>
      {stories.slice(0, count).map((story) => (
        <StoryCard
          key={story.id}
          story={story}
          featureName={featureNames.get(story.featureId ?? '') ?? null}
          criteria={criteria.get(story.id)?.length ?? 0}
          open={story.id === openId}
          onOpen={onOpen}
          commands={commands}
        />
      ))}
    </ul>
  );
}
