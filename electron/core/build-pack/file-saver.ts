/** Where a generated pack goes when a person saves it. */
export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly path: string }
  | { readonly outcome: 'cancelled' }
  /** This surface has no file dialog: the page downloads the content itself. */
  | { readonly outcome: 'download' };

/** Port: the desktop app asks with a dialog and writes the file; the node host leaves it to the page. */
export interface FileSaver {
  save(suggestedName: string, content: string): Promise<SaveOutcome>;
}
