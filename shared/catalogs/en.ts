import { agenda } from './en/agenda.ts';
import { app } from './en/app.ts';
import { architect } from './en/architect.ts';
import { board } from './en/board.ts';
import { buildPack } from './en/build-pack.ts';
import { carry } from './en/carry.ts';
import { dashboard } from './en/dashboard.ts';
import { desktop } from './en/desktop.ts';
import { emoji } from './en/emoji.ts';
import { errors } from './en/errors.ts';
import { fields } from './en/fields.ts';
import { insight } from './en/insight.ts';
import { pack } from './en/pack.ts';
import { palette } from './en/palette.ts';
import { print } from './en/print.ts';
import { prioritize } from './en/prioritize.ts';
import { recovery } from './en/recovery.ts';
import { room } from './en/room.ts';
import { settings } from './en/settings.ts';
import { spec } from './en/spec.ts';
import { steps } from './en/steps.ts';
import { story } from './en/story.ts';
import { surfaces } from './en/surfaces.ts';
import { sync } from './en/sync.ts';
import { table } from './en/table.ts';
import { ui } from './en/ui.ts';
import { workshop } from './en/workshop.ts';

/** Every text the app shows, in English, by namespace. `{{name}}` is filled in; `_one` and `_other` are plural forms. */
export const en = {
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
