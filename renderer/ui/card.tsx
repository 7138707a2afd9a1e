import type { ComponentProps } from 'react';

import { cx } from './cx.ts';
import s from './parts.module.css';

type Tag = 'div' | 'section' | 'article' | 'li';

export interface CardProps extends ComponentProps<'div'> {
  readonly as?: Tag | undefined;
  /** Without padding the content reaches the edges. Default padded. */
  readonly padded?: boolean | undefined;
}

/** A raised surface. */
export function Card({ as = 'div', padded = true, className, ...rest }: CardProps) {
  // All four tags take the same attributes; the type of `ref` is the only difference.
  const Element = as as 'div';
  return <Element {...rest} className={cx(s['card'], padded && s['padded'], className)} />;
}
