import s from './parts.module.css';

/** A key of the keyboard. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={s['kbd']}>{children}</kbd>;
}
