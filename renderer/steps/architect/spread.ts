/** Something that wants to stand at `wish` and needs `width` around its centre. */
export interface Wish {
  readonly wish: number;
  readonly width: number;
}

interface Block {
  readonly from: number;
  readonly to: number;
  readonly sum: number;
}

/**
 * Centres for a row of things in their order: at least `gap` apart from edge to edge, and with the least sum of squared
 * distances to where each wants to stand (isotonic regression by pooling adjacent violators, Ayer et al. 1955).
 */
export function spread(row: readonly Wish[], gap: number): readonly number[] {
  const offsets: number[] = [];
  for (const [index, { width }] of row.entries()) {
    const before = row[index - 1];
    offsets.push(before === undefined ? 0 : (offsets[index - 1] ?? 0) + before.width / 2 + gap + width / 2);
  }
  const blocks: Block[] = [];
  for (const [index, { wish }] of row.entries()) {
    let block: Block = { from: index, to: index, sum: wish - (offsets[index] ?? 0) };
    for (let last = blocks.at(-1); last !== undefined && mean(last) > mean(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { from: last.from, to: block.to, sum: last.sum + block.sum };
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) =>
    Array.from({ length: block.to - block.from + 1 }, (_, index) => mean(block) + (offsets[block.from + index] ?? 0)),
  );
}

function mean({ from, to, sum }: Block): number {
  return sum / (to - from + 1);
}
