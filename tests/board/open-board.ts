import { BoardEdits } from '../../renderer/features/board/board-edits.ts';
import type { BoardItem } from '../../renderer/features/board/board-types.ts';
import { makeScene, type Scene } from '../../renderer/features/board/scene.ts';
import { stableList } from '../../renderer/features/step/collections.ts';
import { stepActions } from '../../renderer/features/step/step-actions.ts';
import type { StepOperation } from '../../shared/domain/operations.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import type { TestApp } from '../support/test-app.ts';

/** A board over a real step: what it applies goes to the store before the next call. */
export async function openBoard(app: TestApp) {
  const { workshopId } = await app.client.workshops.create({ title: 'Board', originalIdea: '' });
  const address = { workshopId, stepId: 'ideate' };
  const output = (): StepOutput => app.store().output(app.store().step(workshopId, 'ideate')?.id ?? '');
  const waiting: Promise<unknown>[] = [];
  const applied: StepOperation[][] = [];
  const actions = stepActions({
    ...address,
    client: app.client,
    output,
    apply: (operations, gesture) => {
      applied.push([...operations]);
      // As the page's writer does: what is too much for one request goes in several of one gesture.
      const shared = gesture ?? (operations.length > 1_000 ? 'gst_many' : undefined);
      for (let at = 0; at < operations.length; at += 1_000) {
        waiting.push(app.client.steps.apply({ ...address, operations: operations.slice(at, at + 1_000), ...(shared === undefined ? {} : { gesture: shared }) }));
      }
    },
    settle: async () => void (await Promise.all(waiting.splice(0))),
    handOver: () => undefined,
    announceRemoval: () => undefined,
    announceFailure: (error) => {
      throw error;
    },
  });
  const scene = (): Scene =>
    makeScene<BoardItem>(
      {
        items: stableList(output(), 'ideate', 'ideas'),
        text: (item) => (item as unknown as { text?: string }).text ?? '',
        badges: undefined,
        defaultColor: 'yellow',
        groups: { collection: 'clusters', field: 'clusterId', items: stableList(output(), 'ideate', 'clusters') },
        backdrop: undefined,
        photo: null,
      },
      (text) => text.length * 8,
    );
  const edits = new BoardEdits<BoardItem>(
    actions,
    () => ({
      collection: 'ideas',
      textField: 'text',
      groups: { collection: 'clusters', field: 'clusterId', items: stableList(output(), 'ideate', 'clusters') },
      backdrop: undefined,
      newFields: {},
      alsoOnRemove: undefined,
    }),
    scene,
  );
  /** Runs one edit; answers with the registers of outputs it wrote. */
  const write = async (run: () => void): Promise<readonly string[]> => {
    const changed: string[] = [];
    const stop = app.store().onCommit(({ changes }) => {
      for (const change of changes) if (change.kind === 'output') changed.push(...change.changes.map(({ path }) => path.join('/')));
    });
    run();
    await actions.settle();
    stop();
    return changed;
  };
  return { edits, scene, output, applied, write, address };
}
