import s from './parts.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

const WIDTHS = ['62%', '94%', '78%', '88%', '54%'] as const;

/** Grey lines where content will be; shows after 150 ms, so that quick answers do not flicker. */
export function Skeleton({ label, lines = 4 }: { readonly label: string; readonly lines?: number | undefined }) {
  return (
    <div className={s['skeleton']} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={s['bar']} style={{ width: WIDTHS[index % WIDTHS.length] }} />
      ))}
    </div>
  );
}
