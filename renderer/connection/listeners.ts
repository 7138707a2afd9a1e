/** A set of callbacks to be told that something changed. */
export class Listeners {
  readonly #all = new Set<() => void>();

  /** Adds a callback; answers with a function that takes it away again. */
  readonly add = (listener: () => void): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  tell(): void {
    for (const listener of [...this.#all]) listener();
  }

  get count(): number {
    return this.#all.size;
  }
}
