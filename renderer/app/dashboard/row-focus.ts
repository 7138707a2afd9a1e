/** The links of the rows, in their order. */
export function rowsOf(list: ParentNode | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

/** Moves the keyboard to a row, if there is one. */
export function focusRow(row: HTMLElement | undefined): void {
  row?.focus();
}

/** The row after a workshop's, or the one before it when it is the last. */
export function neighbourOf(workshopId: string): HTMLElement | undefined {
  const rows = rowsOf(document);
  const at = rows.findIndex((row) => row.closest<HTMLElement>('[data-workshop]')?.dataset['workshop'] === workshopId);
  return at < 0 ? undefined : (rows[at + 1] ?? rows[at - 1]);
}
