/**
 * Stands in for the `electron` module where there is no Electron: the parts that the main process uses, in plain Node. It
 * records what is asked of the system and lets the driver play system and person.
 */
const { EventEmitter } = require('node:events');
const { join } = require('node:path');
const { MessageChannel } = require('node:worker_threads');

const { openPage } = require('./page.cjs');

const options = JSON.parse(process.env.STUB_OPTIONS);

/** Everything that was asked of the system, in order. */
const calls = [];
const record = (name, ...args) => void calls.push([name, ...args]);

/** An event whose default can be prevented, as Electron's first argument. */
function preventable(extra = {}) {
  return {
    ...extra,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

class App extends EventEmitter {
  isPackaged = options.packaged ?? false;
  ready = false;
  commandLine = { hasSwitch: (name) => process.argv.includes(`--${name}`) };

  requestSingleInstanceLock() {
    record('requestSingleInstanceLock');
    return options.firstInstance ?? true;
  }
  async whenReady() {
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.ready = true;
  }
  enableSandbox() {
    record('enableSandbox', { ready: this.ready });
  }
  setAppUserModelId(id) {
    record('setAppUserModelId', id);
  }
  getPath(name) {
    return name === 'userData' ? options.userData : join(options.userData, name);
  }
  getLocale() {
    return options.locale ?? 'en-US';
  }
  getName() {
    return 'WorkshopPilot';
  }
  /** As Electron: windows may refuse; when all are gone the app ends. */
  quit() {
    record('quit');
    for (const window of [...BrowserWindow.all]) window.close();
    if (BrowserWindow.all.size > 0 || this.quitting) return;
    this.quitting = true;
    this.emit('will-quit', preventable());
    setImmediate(() => process.exit(0));
  }
  exit(code) {
    record('exit', code);
    process.exit(code);
  }
}

const app = new App();

const protocol = {
  handlers: new Map(),
  registerSchemesAsPrivileged: (schemes) => record('registerSchemesAsPrivileged', { ready: app.ready, schemes }),
  handle: (scheme, handler) => protocol.handlers.set(scheme, handler),
};

const defaultSession = {
  setPermissionRequestHandler: (handler) => (defaultSession.onPermissionRequest = handler),
  setPermissionCheckHandler: (handler) => (defaultSession.onPermissionCheck = handler),
  setDevicePermissionHandler: (handler) => (defaultSession.onDevice = handler),
  webRequest: { onBeforeRequest: (handler) => (defaultSession.onBeforeRequest = handler) },
};

const ipcMain = new EventEmitter();

/** Main-process end of a channel: events carry objects, and nothing flows before `start`. */
class MessagePortMain extends EventEmitter {
  constructor(port) {
    super();
    this.port = port;
    port.on('close', () => this.emit('close'));
  }
  start() {
    this.port.on('message', (data) => this.emit('message', { data, ports: [] }));
  }
  postMessage(data) {
    this.port.postMessage(data);
  }
  close() {
    // As in Electron, closing is heard at the other end alone.
    this.removeAllListeners('close');
    this.port.close();
  }
}

class MessageChannelMain {
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}

let lastId = 0;

class WebContents extends EventEmitter {
  id = (lastId += 1);
  mainFrame = { url: '', postMessage: (channel, message, ports) => this.page.receive(channel, message, ports.map(({ port }) => port)) };
  inputs = [];
  page = undefined;

  constructor(preferences) {
    super();
    this.preferences = preferences;
  }
  setWindowOpenHandler(handler) {
    this.onWindowOpen = handler;
  }
  send(channel, ...args) {
    this.page.receive(channel, args[0], []);
  }
  isCrashed() {
    return this.crashed === true;
  }
  async load(url) {
    this.page?.close();
    this.crashed = false;
    this.mainFrame.url = url;
    this.page = openPage({ preload: this.preferences.preload, origin: 'app://workshoppilot', send: (channel) => this.hear(channel) });
    this.html = await (await protocol.handlers.get('app')(new Request(url))).text();
    this.emit('did-finish-load');
  }
  hear(channel) {
    ipcMain.emit(channel, { sender: this, senderFrame: this.mainFrame });
  }
  reload() {
    record('reload');
    return this.load(this.mainFrame.url);
  }
  sendInputEvent(event) {
    this.inputs.push(event);
  }
}

class BrowserWindow extends EventEmitter {
  static all = new Set();
  static getFocusedWindow() {
    return [...BrowserWindow.all].find((window) => window.state.focused) ?? null;
  }
  state = { maximized: false, minimized: false, focused: false, shown: false };
  destroyed = false;

  constructor(settings) {
    super();
    record('BrowserWindow', settings);
    this.settings = settings;
    this.bounds = { x: settings.x, y: settings.y, width: settings.width, height: settings.height };
    this.webContents = new WebContents(settings.webPreferences);
    BrowserWindow.all.add(this);
    app.emit('web-contents-created', preventable(), this.webContents);
  }
  async loadURL(url) {
    await this.webContents.load(url);
    this.emit('ready-to-show');
  }
  close() {
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.destroyed = true;
    BrowserWindow.all.delete(this);
    this.webContents.page?.close();
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (BrowserWindow.all.size === 0) app.emit('window-all-closed');
  }
  show() {
    this.state.shown = true;
  }
  focus() {
    this.state.focused = true;
  }
  maximize() {
    this.state.maximized = true;
    this.emit('maximize');
  }
  restore() {
    this.state.minimized = false;
  }
  isMaximized() {
    return this.state.maximized;
  }
  isMinimized() {
    return this.state.minimized;
  }
  isDestroyed() {
    return this.destroyed;
  }
  getNormalBounds() {
    return this.bounds;
  }
}

const Menu = {
  current: undefined,
  buildFromTemplate: (template) => template,
  setApplicationMenu: (menu) => (Menu.current = menu),
};

const dialog = {
  /** What the person answers next; each answer is used once. */
  answers: [],
  showSaveDialog: async (_window, settings) => {
    record('showSaveDialog', settings);
    return dialog.answers.shift() ?? { canceled: true, filePath: '' };
  },
  showMessageBox: async (_window, settings) => {
    record('showMessageBox', settings);
    return dialog.answers.shift() ?? { response: 1 };
  },
  showErrorBox: (title, content) => record('showErrorBox', title, content),
};

const shell = {
  openExternal: async (url) => record('openExternal', url),
  openPath: async (path) => void record('openPath', path),
};

const displays = options.displays ?? [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];

module.exports = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  safeStorage: {
    isEncryptionAvailable: () => false,
    getSelectedStorageBackend: () => 'basic_text',
  },
  nativeTheme: { shouldUseDarkColors: options.dark ?? false, themeSource: 'system' },
  protocol,
  screen: { getPrimaryDisplay: () => displays[0], getAllDisplays: () => displays },
  session: { defaultSession },
  shell,
  stub: { calls, preventable },
};
