import s from './shell.module.css';

/** The app's mark: a way that rises in steps. */
export function Brand() {
  return (
    <svg className={s['brand']} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M7 23h5v-5h5v-5h5V8h4" />
    </svg>
  );
}
