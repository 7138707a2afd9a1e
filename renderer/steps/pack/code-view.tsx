import { memo, useMemo } from 'react';

import { useGrowing } from '../../features/items/use-growing.ts';
import s from './document.module.css';
import { splitLines } from './split-sections.ts';

const LINES_A_BLOCK = 100;
const GROWTH = { first: 3, more: 12 };

/** A text as code, with its line breaks, its beginning at once. Long lines wrap. */
export function CodeView({ code }: { readonly code: string }) {
  const blocks = useMemo(() => splitLines(code, LINES_A_BLOCK), [code]);
  const count = useGrowing(blocks.length, GROWTH);
  return (
    <div className={s['code']}>
      {blocks.slice(0, count).map((block, index) => (
        <CodeBlock key={index} code={block} />
      ))}
    </div>
  );
}

const CodeBlock = memo(function CodeBlock({ code }: { readonly code: string }) {
  return <pre className={s['codeBlock']}>{code}</pre>;
});
