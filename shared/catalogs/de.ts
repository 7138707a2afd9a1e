import type { Catalog } from './catalog.ts';
import { app } from './de/app.ts';
import { architect } from './de/architect.ts';
import { board } from './de/board.ts';
import { buildPack } from './de/build-pack.ts';
import { carry } from './de/carry.ts';
import { dashboard } from './de/dashboard.ts';
import { desktop } from './de/desktop.ts';
import { errors } from './de/errors.ts';
import { fields } from './de/fields.ts';
import { pack } from './de/pack.ts';
import { print } from './de/print.ts';
import { prioritize } from './de/prioritize.ts';
import { recovery } from './de/recovery.ts';
import { settings } from './de/settings.ts';
import { spec } from './de/spec.ts';
import { steps } from './de/steps.ts';
import { story } from './de/story.ts';
import { surfaces } from './de/surfaces.ts';
import { sync } from './de/sync.ts';
import { table } from './de/table.ts';
import { ui } from './de/ui.ts';
import { workshop } from './de/workshop.ts';

/** Every text the app shows, in German. `{{name}}` is filled in; `_one` and `_other` are plural forms. */
export const de: Catalog = {
  app,
  architect,
  board,
  buildPack,
  carry,
  dashboard,
  desktop,
  errors,
  fields,
  pack,
  print,
  prioritize,
  recovery,
  settings,
  spec,
  steps,
  story,
  surfaces,
  sync,
  table,
  ui,
  workshop,
};
