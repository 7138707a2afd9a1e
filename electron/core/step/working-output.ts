import { compare, itemsOf } from '../../../shared/domain/collections.ts';
import { withChange } from '../../../shared/domain/output-path.ts';
import type { AnyItem, StepOutput } from '../../../shared/domain/step-model.ts';
import type { OutputWrite } from '../store/output-write.ts';

/**
 * A step's output while a list of edits is being planned: reads see the edits planned so far. Collections are copied into
 * maps on first touch, so that a paste of a thousand notes costs a thousand small steps, not a thousand whole copies.
 */
export class WorkingOutput {
  readonly #touched = new Map<string, Map<string, AnyItem>>();
  readonly #deleted = new Set<string>();
  #base: StepOutput;

  constructor(base: StepOutput) {
    this.#base = base;
  }

  item(collection: string, id: string): AnyItem | undefined {
    return this.#collection(collection).get(id);
  }

  /** True for an item that a planned write has deleted. */
  deleted(collection: string, id: string): boolean {
    return this.#deleted.has(`${collection}/${id}`);
  }

  count(collection: string): number {
    return this.#collection(collection).size;
  }

  /** The greatest order key of the collection, or null when nothing in it has one. */
  lastOrder(collection: string): string | null {
    let last: string | null = null;
    for (const item of this.#collection(collection).values()) {
      if (typeof item.order === 'string' && (last === null || compare(item.order, last) > 0)) last = item.order;
    }
    return last;
  }

  /** The value at a path of the output. */
  at(path: readonly string[]): unknown {
    const [collection, id, field] = path;
    if (collection !== undefined && id !== undefined && field !== undefined) {
      const item = this.#collection(collection).get(id);
      if (item !== undefined) return Object.hasOwn(item, field) ? item[field] : undefined;
    }
    return path.reduce<unknown>(
      (here, key) =>
        typeof here === 'object' && here !== null && Object.hasOwn(here, key) ? (here as Record<string, unknown>)[key] : undefined,
      this.#base,
    );
  }

  /** Takes one write into account. Restored items become visible as empty: their values are the store's to know. */
  apply(write: OutputWrite): void {
    if (write.kind === 'delete_item') {
      this.#collection(write.collection).delete(write.id);
      this.#deleted.add(`${write.collection}/${write.id}`);
    } else if (write.kind === 'restore_item') this.#collection(write.collection).set(write.id, {});
    else this.#put(write.path, write.kind === 'put' ? write.value : undefined);
  }

  #put(path: readonly string[], value: unknown): void {
    const [collection, id, field] = path;
    if (collection === undefined || id === undefined || field === undefined) {
      this.#base = withChange(this.#base, { path, value });
      return;
    }
    const items = this.#collection(collection);
    items.set(id, { ...items.get(id), [field]: value });
  }

  #collection(name: string): Map<string, AnyItem> {
    const touched = this.#touched.get(name) ?? new Map(Object.entries(itemsOf(this.#base, name)));
    this.#touched.set(name, touched);
    return touched;
  }
}
