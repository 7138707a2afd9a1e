import { memo } from 'react';

import { isNoteColor, paperStyle } from '../../features/fields/color.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { StarField } from '../../features/fields/value-fields.tsx';
import { ItemMenu } from '../../features/items/item-menu.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { cx } from '../../ui/cx.ts';
import type { Idea } from './mind-map-model.ts';
import s from './mind-map.module.css';

interface MindNodeProps {
  readonly idea: Idea;
  /** Grew out of nothing else. */
  readonly root: boolean;
  readonly commands: ItemCommands<Idea>;
  readonly menuLabel: string;
}

/** An idea on the mind map. */
export const MindNode = memo(function MindNode({ idea, root, commands, menuLabel }: MindNodeProps) {
  return (
    <div className={cx(s['node'], root && s['root'])} style={paperStyle(isNoteColor(idea.color) ? idea.color : 'yellow')}>
      <TextField collection="ideas" item={idea} field="text" look="note" bare />
      <span className={s['tools']}>
        <StarField collection="ideas" item={idea} field="selected" />
        <ItemMenu label={menuLabel} item={idea} commands={commands} />
      </span>
    </div>
  );
});
