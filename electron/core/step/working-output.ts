import { compare, itemsOf } from '../../../shared/domain/collections.ts';
import { withChange } from '../../../shared/domain/output-path.ts';
import type { AnyItem, StepOutput } from '../../../shared/domain/step-model.ts';
import type { OutputWrite } from '../store/output-write.ts';

/** What edits have made of a collection: changed items by id, undefined for deleted ones. */
interface Changed {
  readonly items: Map<string, AnyItem | undefined>;
  /** Items there are now; undefined until somebody asks. */
  count: number | undefined;
}

/**
 * A step's output while a list of edits is being planned: reads see the edits planned so far. Only what edits change is kept
 * beside the output, so that neither one edit among thousands of items nor a paste of thousands copies a collection.
 */
export class WorkingOutput {
  readonly #changed = new Map<string, Changed>();
  readonly #deleted = new Set<string>();
  #base: StepOutput;

  constructor(base: StepOutput) {
    this.#base = base;
  }

  item(collection: string, id: string): AnyItem | undefined {
    const changed = this.#changed.get(collection)?.items;
    if (changed?.has(id) === true) return changed.get(id);
    const items = itemsOf(this.#base, collection);
    return Object.hasOwn(items, id) ? items[id] : undefined;
  }

  /** True for an item that a planned write has deleted. */
  deleted(collection: string, id: string): boolean {
    return this.#deleted.has(`${collection}/${id}`);
  }

  count(collection: string): number {
    const changed = this.#of(collection);
    changed.count ??= [...this.#items(collection)].length;
    return changed.count;
  }

  /** The greatest order key of the collection, or null when nothing in it has one. */
  lastOrder(collection: string): string | null {
    let last: string | null = null;
    for (const item of this.#items(collection)) {
      if (typeof item.order === 'string' && (last === null || compare(item.order, last) > 0)) last = item.order;
    }
    return last;
  }

  /** The value at a path of the output. */
  at(path: readonly string[]): unknown {
    const [collection, id, field] = path;
    if (collection !== undefined && id !== undefined && field !== undefined) {
      const item = this.item(collection, id);
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
      this.#setItem(write.collection, write.id, undefined);
      this.#deleted.add(`${write.collection}/${write.id}`);
    } else if (write.kind === 'restore_item') this.#setItem(write.collection, write.id, {});
    else this.#put(write.path, write.kind === 'put' ? write.value : undefined);
  }

  #put(path: readonly string[], value: unknown): void {
    const [collection, id, field] = path;
    if (collection === undefined || id === undefined || field === undefined) {
      this.#base = withChange(this.#base, { path, value });
      if (collection !== undefined) this.#of(collection).count = undefined;
      return;
    }
    this.#setItem(collection, id, { ...this.item(collection, id), [field]: value });
  }

  #setItem(collection: string, id: string, item: AnyItem | undefined): void {
    const changed = this.#of(collection);
    if (changed.count !== undefined) {
      const had = this.item(collection, id) !== undefined;
      if (had !== (item !== undefined)) changed.count += had ? -1 : 1;
    }
    changed.items.set(id, item);
  }

  #of(collection: string): Changed {
    const known = this.#changed.get(collection);
    if (known !== undefined) return known;
    const made: Changed = { items: new Map(), count: undefined };
    this.#changed.set(collection, made);
    return made;
  }

  *#items(collection: string): Iterable<AnyItem> {
    const { items: changed } = this.#of(collection);
    const base = itemsOf(this.#base, collection);
    for (const id of Object.keys(base)) {
      const item = base[id];
      if (item !== undefined && !changed.has(id)) yield item;
    }
    for (const item of changed.values()) if (item !== undefined) yield item;
  }
}
