import { join } from 'node:path';

import { BrowserWindow, nativeTheme, screen } from 'electron';

import { START_URL } from './app-address.ts';
import { lockedDown } from './security/web-preferences.ts';
import { loadWindowState, MIN_SIZE, placeWindow, saveWindowState, type Bounds } from './window-state.ts';

/** The page's own backgrounds (`--bg` of its two themes), shown until it has painted. */
const BACKGROUND = { light: '#f7f5f1', dark: '#191815' } as const;

const SAVE_AFTER_MS = 500;

export interface MainWindowConfig {
  readonly preload: string;
  /** File that remembers the window's place. */
  readonly stateFile: string;
  /** Shown by window managers of Linux; elsewhere the package brings it. */
  readonly icon: string;
}

/** Opens the app's window where it was, and shows it as soon as it has something to show. */
export function openMainWindow({ preload, stateFile, icon }: MainWindowConfig): BrowserWindow {
  const { bounds, maximized } = placeWindow(loadWindowState(stateFile), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'WorkshopPilot',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    ...(process.platform === 'linux' ? { icon } : {}),
    webPreferences: lockedDown(preload),
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  rememberPlace(window, stateFile);
  void window.loadURL(START_URL);
  return window;
}

/** Brings the window to the person, wherever it was. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Path of a resource, seen from the app's root. */
export function iconPath(root: string): string {
  return join(root, 'resources', 'icon.png');
}

function workAreas(): readonly Bounds[] {
  const primary = screen.getPrimaryDisplay();
  return [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)].map(({ workArea }) => workArea);
}

function rememberPlace(window: BrowserWindow, stateFile: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    if (!window.isDestroyed()) saveWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', save);
}
