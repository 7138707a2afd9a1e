/** Lets a limited number of things run side by side; the others wait in their order. */
export interface Lanes {
  /** Runs `work` as soon as a lane is free, and answers with what it does. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Creates `count` lanes. */
export function createLanes(count: number): Lanes {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async run(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}
