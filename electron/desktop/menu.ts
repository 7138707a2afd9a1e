import { app, Menu, shell, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

import { WEBSITE } from './external-links.ts';
import { fill, type DesktopTexts } from './texts.ts';

export interface MenuDeps {
  readonly texts: DesktopTexts['menu'];
  readonly dataDir: string;
  window(): BrowserWindow | undefined;
}

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

const isMac = process.platform === 'darwin';

/** The application menu in one language. */
export function setMenu(deps: MenuDeps): void {
  const { texts } = deps;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu(texts)] : []),
      { label: texts.file, submenu: fileMenu(deps) },
      { label: texts.edit, submenu: editMenu(deps) },
      { label: texts.view, submenu: viewMenu(deps) },
      ...(isMac ? [windowMenu(texts)] : []),
      { role: 'help', label: texts.help, submenu: [{ label: texts.website, click: () => void shell.openExternal(WEBSITE) }] },
    ]),
  );
}

function appMenu(texts: DesktopTexts['menu']): Item {
  const named = (text: string) => fill(text, { app: app.getName() });
  return {
    label: app.getName(),
    submenu: [
      { role: 'about', label: named(texts.about) },
      SEPARATOR,
      { role: 'services', label: texts.services },
      SEPARATOR,
      { role: 'hide', label: named(texts.hide) },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.unhide },
      SEPARATOR,
      { role: 'quit', label: named(texts.quit) },
    ],
  };
}

function fileMenu({ texts, dataDir }: MenuDeps): Item[] {
  return [
    { label: texts.openDataFolder, click: () => void shell.openPath(dataDir) },
    SEPARATOR,
    isMac ? { role: 'close', label: texts.close } : { role: 'quit', label: fill(texts.quit, { app: app.getName() }) },
  ];
}

function editMenu({ texts, window }: MenuDeps): Item[] {
  return [
    pageCommand({ label: texts.undo, key: 'Z', shift: false }, window),
    pageCommand({ label: texts.redo, key: 'Z', shift: true }, window),
    SEPARATOR,
    { role: 'cut', label: texts.cut },
    { role: 'copy', label: texts.copy },
    { role: 'paste', label: texts.paste },
    { role: 'selectAll', label: texts.selectAll },
  ];
}

interface PageCommand {
  readonly label: string;
  readonly key: string;
  readonly shift: boolean;
  /** Pressed alone, as the page's single-letter commands are; such a key is shown nowhere, a menu would take it from text fields. */
  readonly plain?: boolean;
}

/**
 * A command that the page knows by its keys. A role would only reach text fields, and a registered accelerator would take the
 * keys away from the page; so the keys stay with the page, and a click types them into it. macOS registers whatever a menu
 * shows, so there the keys are not shown.
 */
function pageCommand({ label, key, shift, plain = false }: PageCommand, window: () => BrowserWindow | undefined): Item {
  const modifiers: ('meta' | 'control' | 'shift')[] = plain ? [] : [isMac ? 'meta' : 'control', ...(shift ? (['shift'] as const) : [])];
  return {
    label,
    ...(isMac || plain ? {} : { accelerator: `CmdOrCtrl+${shift ? 'Shift+' : ''}${key}`, registerAccelerator: false }),
    click: () => {
      const contents = window()?.webContents;
      contents?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers });
      contents?.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers });
    },
  };
}

function viewMenu({ texts, window }: MenuDeps): Item[] {
  return [
    pageCommand({ label: texts.wall, key: 'P', shift: false, plain: true }, window),
    SEPARATOR,
    { role: 'reload', label: texts.reload },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: texts.developerTools } as const]),
    SEPARATOR,
    { role: 'resetZoom', label: texts.actualSize },
    { role: 'zoomIn', label: texts.zoomIn },
    { role: 'zoomOut', label: texts.zoomOut },
    SEPARATOR,
    { role: 'togglefullscreen', label: texts.fullScreen },
  ];
}

function windowMenu(texts: DesktopTexts['menu']): Item {
  return {
    label: texts.window,
    submenu: [
      { role: 'minimize', label: texts.minimize },
      { role: 'zoom', label: texts.zoom },
      SEPARATOR,
      { role: 'front', label: texts.front },
    ],
  };
}
