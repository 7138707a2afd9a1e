import { CodeView } from './code-view.tsx';
import { MarkdownView } from './markdown-view.tsx';

/** A build pack's content in the way its format reads best. */
export function PackContent({ format, content }: { readonly format: string; readonly content: string }) {
  return format === 'markdown' ? <MarkdownView markdown={content} /> : <CodeView code={content} />;
}
