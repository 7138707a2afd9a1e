import { app } from 'electron';

/**
 * True in the first app of this data folder. A later one gets false and ends; `onSecond` runs in the first instead. Two apps must
 * never write one database.
 */
export function isFirstInstance(onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  return true;
}
