import { memo, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

import { useGrowing } from '../../features/items/use-growing.ts';
import s from './document.module.css';
import { splitSections } from './split-sections.ts';

const PLUGINS = [remarkGfm];
const GROWTH = { first: 6, more: 12 };

/** Nothing is fetched for a document: an image stands as its description, and a link opens outside of the app. */
const COMPONENTS: Components = {
  img: ({ alt }) => <span className={s['image']}>{alt}</span>,
  a: ({ href, children }) =>
    href?.startsWith('#') === true ? (
      <span>{children}</span>
    ) : (
      <a href={href} target="_blank" rel="noreferrer">
        {children}
      </a>
    ),
  table: ({ children }) => <Table>{children}</Table>,
  input: ({ checked }) => (
    <span className={s['tick']} role="img" aria-label={checked === true ? '✓' : '–'}>
      {checked === true ? '☑' : '☐'}
    </span>
  ),
};

/** A table that is wider than the document scrolls, also by keyboard. */
function Table({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('pack');
  return (
    <div className={s['tableFrame']} role="group" aria-label={t('table')} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

/** Markdown as a document, its beginning at once and the rest while the page stays usable. Raw HTML is shown as text, never rendered. */
export function MarkdownView({ markdown }: { readonly markdown: string }) {
  const blocks = useMemo(() => splitSections(markdown), [markdown]);
  const count = useGrowing(blocks.length, GROWTH);
  return (
    <div className={s['document']}>
      {blocks.slice(0, count).map((block, index) => (
        // A block has no identity but its place; an unchanged text in it is not rendered again.
        <Block key={index} markdown={block} />
      ))}
    </div>
  );
}

const Block = memo(function Block({ markdown }: { readonly markdown: string }) {
  return (
    <div className={s['block']}>
      <Markdown remarkPlugins={PLUGINS} components={COMPONENTS}>
        {markdown}
      </Markdown>
    </div>
  );
});
