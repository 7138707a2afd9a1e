/** Lets the browser save a text as a file under the given name. */
export function downloadText(fileName: string, content: string): void {
  const type = fileName.endsWith('.json') ? 'application/json' : 'text/markdown';
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click has returned.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
