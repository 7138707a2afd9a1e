import type { Catalog } from './catalog.ts';
import { agenda } from './de/agenda.ts';
import { app } from './de/app.ts';
import { architect } from './de/architect.ts';
import { board } from './de/board.ts';
import { buildPack } from './de/build-pack.ts';
import { carry } from './de/carry.ts';
import { dashboard } from './de/dashboard.ts';
import { desktop } from './de/desktop.ts';
import { emoji } from './de/emoji.ts';
import { errors } from './de/errors.ts';
import { fields } from './de/fields.ts';
import { insight } from './de/insight.ts';
import { pack } from './de/pack.ts';
import { palette } from './de/palette.ts';
import { print } from './de/print.ts';
import { prioritize } from './de/prioritize.ts';
import { recovery } from './de/recovery.ts';
import { room } from './de/room.ts';
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
  agenda,
  app,
  architect,
  board,
  buildPack,
  carry,
  dashboard,
  desktop,
  emoji,
  errors,
  fields,
  insight,
  pack,
  palette,
  print,
  prioritize,
  recovery,
  room,
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
