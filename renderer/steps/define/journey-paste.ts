import type { StepOperation } from '../../../shared/domain/operations.ts';
import { isFilled } from '../../../shared/domain/collections.ts';
import { JOURNEY_ROWS, journeyCellId } from '../../../shared/domain/steps/define.ts';

type Row = (typeof JOURNEY_ROWS)[number];

/** The grid as a paste needs it. */
export interface JourneyGridState {
  /** Ids of the stages, from left to right. */
  readonly stageIds: readonly string[];
  /** The cell at a stage and a row, if there is one. */
  readonly cellAt: (stageId: string, row: Row) => { readonly id: string; readonly text?: string | undefined } | undefined;
}

/** What a paste does to the grid. */
export interface JourneyPaste {
  readonly operations: readonly StepOperation[];
  /** Cells of the clipboard that lie beyond the last stage or row, and say something. */
  readonly beyond: number;
}

/**
 * Lays cells of a spreadsheet over the grid, beginning at a stage and a row. Blank cells change nothing; what lies beyond the grid
 * is counted, not dropped in silence.
 */
export function pasteIntoJourney(grid: JourneyGridState, from: { readonly stageId: string; readonly row: Row }, cells: readonly (readonly string[])[]): JourneyPaste {
  const [left, top] = [grid.stageIds.indexOf(from.stageId), JOURNEY_ROWS.indexOf(from.row)];
  const operations: StepOperation[] = [];
  let beyond = 0;
  cells.forEach((line, down) => {
    line.forEach((text, across) => {
      if (!isFilled(text)) return;
      const [stageId, row] = [grid.stageIds[left + across], JOURNEY_ROWS[top + down]];
      if (stageId === undefined || row === undefined) {
        beyond += 1;
        return;
      }
      const there = grid.cellAt(stageId, row);
      const id = there?.id ?? journeyCellId(stageId, row);
      operations.push(
        there === undefined
          ? { kind: 'add', collection: 'journeyCells', id, fields: { stageId, row, text: text.trim() } }
          : { kind: 'set', collection: 'journeyCells', id, field: 'text', value: text.trim() },
      );
    });
  });
  return { operations, beyond };
}
