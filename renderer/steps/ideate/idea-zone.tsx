import { PencilLine } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { isNoteColor, paperStyle } from '../../features/fields/color.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { StarField } from '../../features/fields/value-fields.tsx';
import { ItemMenu } from '../../features/items/item-menu.tsx';
import { isEagerNote, NoteCard } from '../../features/items/note-card.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { Zone } from '../../features/items/zone.tsx';
import { itemAttributes } from '../../features/step/focus-item.ts';
import type { Cluster, Grouping, Idea } from './group-ideas.ts';

export interface IdeaZoneProps {
  readonly grouping: Grouping;
  /** Undefined for a question, and for ideas without a group. */
  readonly cluster: Cluster | undefined;
  readonly title: string;
  readonly ideas: readonly Idea[];
  readonly commands: ItemCommands<Idea>;
  readonly clusterCommands: ItemCommands<Cluster>;
  readonly onAdd: (lines: readonly string[]) => void;
}

/** One cluster, or one question, with its ideas. */
export function IdeaZone({ cluster, title, ideas, commands, clusterCommands, onAdd }: IdeaZoneProps) {
  const { t } = useTranslation('steps');
  return (
    <Zone
      title={title}
      count={ideas.length}
      style={isNoteColor(cluster?.color) ? paperStyle(cluster.color) : undefined}
      heading={
        cluster === undefined ? undefined : (
          <span {...itemAttributes(cluster.id)}>
            <TextField collection="clusters" item={cluster} field="name" look="name" bare />
          </span>
        )
      }
      menu={
        cluster === undefined ? undefined : (
          <>
            <UpdateOffer collection="clusters" item={cluster} />
            <ItemMenu label={t('ideate.clusters.menu')} item={cluster} commands={clusterCommands} />
          </>
        )
      }
      entry={<QuickAdd label={t('ideate.ideas.add')} context={title} collection="ideas" field="text" onAdd={onAdd} />}
    >
      {ideas.map((idea, index) => (
        <IdeaNote key={idea.id} idea={idea} commands={commands} menuLabel={t('common.noteMenu')} sketchLabel={t('ideate.ideas.hasSketch')} eager={isEagerNote(index)} />
      ))}
    </Zone>
  );
}

interface IdeaNoteProps {
  readonly idea: Idea;
  readonly commands: ItemCommands<Idea>;
  readonly menuLabel: string;
  readonly sketchLabel: string;
  readonly eager: boolean;
}

const IdeaNote = memo(function IdeaNote({ idea, commands, menuLabel, sketchLabel, eager }: IdeaNoteProps) {
  return (
    <NoteCard
      collection="ideas"
      item={idea}
      field="text"
      color={isNoteColor(idea.color) ? idea.color : 'yellow'}
      commands={commands}
      menuLabel={menuLabel}
      eager={eager}
      meta={typeof idea.sketchId === 'string' ? <PencilLine size={14} role="img" aria-label={sketchLabel} /> : undefined}
      controls={<StarField collection="ideas" item={idea} field="selected" />}
    />
  );
});
