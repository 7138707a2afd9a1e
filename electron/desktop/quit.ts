import { app } from 'electron';

/**
 * The app ends with its window, on every platform: it has one window, and all it holds is saved. `dispose` runs once, last, with
 * every way that leads out.
 */
export function quitWithWindow(dispose: () => void): void {
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', dispose);
  // A signal asks like a person does, so that the page can flush.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}
