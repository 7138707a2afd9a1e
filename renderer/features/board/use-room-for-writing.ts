import { useEffect } from 'react';

import type { BoardEdits } from './board-edits.ts';
import type { BoardGroup, BoardItem } from './board-types.ts';
import type { BoardView } from './board-view.ts';

/** What is written on, and the clusters as they were before. */
interface Writing {
  readonly id: string;
  readonly groups: readonly BoardGroup[];
}

/** Makes room for a cluster that a new note, or a longer text, has made larger: when the writing ends, not under the hands of who writes. */
export function useRoomForWriting<I extends BoardItem>(view: BoardView<I>, edits: BoardEdits<I>): void {
  useEffect(() => {
    let writing: Writing | null = null;
    const ended = ({ id, groups }: Writing): void => {
      const groupId = view.scene.index.get(id)?.groupId;
      const before = groups.find((group) => group.id === groupId);
      if (before !== undefined) edits.makeRoom(id, before);
    };
    return view.onState(() => {
      const { editing } = view.state;
      if (editing === (writing?.id ?? null)) return;
      const last = writing;
      writing = editing === null ? null : { id: editing, groups: view.scene.groups };
      // The last letters are on the board a frame later.
      if (last !== null) {
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            ended(last);
          });
        });
      }
    });
  }, [view, edits]);
}
