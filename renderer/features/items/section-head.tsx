import type { ReactNode } from 'react';

import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import s from './items.module.css';

export interface SectionHeadProps {
  readonly title: string;
  /** Keeps the title for screen readers, where a tab above says the same. */
  readonly hideTitle?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly children?: ReactNode;
}

/** The head of a region of a step page: what it is, how to use it, its buttons. */
export function SectionHead({ title, hideTitle = false, hint, children }: SectionHeadProps) {
  return (
    <div className={s['sectionHead']}>
      <div className={s['sectionText']}>
        <h2 className={s['sectionTitle']}>{hideTitle ? <VisuallyHidden>{title}</VisuallyHidden> : title}</h2>
        {hint !== undefined && <p className={s['sectionHint']}>{hint}</p>}
      </div>
      {children !== undefined && <div className={s['sectionActions']}>{children}</div>}
    </div>
  );
}

/** A region of a step page with even spacing. */
export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className={s['region']}>{children}</div>;
}
