/** Loaded before the built main process: puts the stub in Electron's place and obeys the test over the channel to it. */
const Module = require('node:module');

const stubFile = require.resolve('./electron.cjs');
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return request === 'electron' ? stubFile : resolveFilename.call(this, request, ...rest);
};

const electron = require('electron');
const { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, stub } = electron;
const { defaultSession } = electron.session;

const window = () => [...BrowserWindow.all][0];
const contents = () => window().webContents;

/** Resolves when the window shows its page: a command may come before. */
async function shown() {
  while (window()?.state.shown !== true) await new Promise((resolve) => setTimeout(resolve, 5));
}

let client;

/** A client over the page's port, made as the page makes its own. */
async function rpc() {
  if (client !== undefined) return client;
  const { createORPCClient } = await import('@orpc/client');
  const { RPCLink } = await import('@orpc/client/message-port');
  const port = await contents().page.wantPort();
  const link = new RPCLink({ port });
  port.start();
  return (client = createORPCClient(link));
}

function menuItem(...labels) {
  return labels.reduce(
    (found, label) => {
      const item = found.submenu.find((candidate) => candidate.label === label);
      if (item === undefined) throw new Error(`No menu item ${label} among ${found.submenu.map((candidate) => candidate.label)}`);
      return item;
    },
    { submenu: Menu.current },
  );
}

const commands = {
  calls: (name) => stub.calls.filter(([called]) => name === undefined || called === name),
  fetch: async (url, init) => {
    const response = await protocol.handlers.get('app')(new Request(url, init));
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  },
  call: async (path, input) => {
    const procedure = path.reduce((found, name) => found[name], await rpc());
    return procedure(input).catch((error) => ({ code: error.code, data: error.data }));
  },
  firstEvent: async (path, input) => {
    const procedure = path.reduce((found, name) => found[name], await rpc());
    for await (const event of await procedure(input)) return event;
  },
  window: () => ({ ...window().state, settings: window().settings, bounds: window().bounds, url: contents().mainFrame.url, html: contents().html }),
  setWindow: (state, bounds) => {
    Object.assign(window().state, state);
    Object.assign(window().bounds, bounds);
    window().emit('resize');
  },
  theme: () => nativeTheme.themeSource,
  secondInstance: () => void app.emit('second-instance', stub.preventable()),
  permission: (name) => ({
    asked: new Promise((resolve) => defaultSession.onPermissionRequest(contents(), name, resolve)),
    lookedUp: defaultSession.onPermissionCheck(contents(), name),
    device: defaultSession.onDevice({ deviceType: name }),
  }),
  request: (url) => new Promise((resolve) => defaultSession.onBeforeRequest({ url }, resolve)),
  navigate: (event, url) => {
    const details = stub.preventable({ url });
    contents().emit(event, details);
    return details.defaultPrevented;
  },
  attachWebview: () => {
    const event = stub.preventable();
    contents().emit('will-attach-webview', event);
    return event.defaultPrevented;
  },
  openWindow: (url) => contents().onWindowOpen({ url }),
  answer: (...answers) => void dialog.answers.push(...answers),
  /** Whether a frame that is not the page's main frame gets a port. */
  portFor: ({ url, main }) => {
    let given = false;
    const frame = { url, postMessage: () => (given = true) };
    const sender = { id: -1, mainFrame: main ? frame : contents().mainFrame, once: () => undefined };
    ipcMain.emit('workshoppilot:want-port', { sender, senderFrame: url === null ? null : frame });
    return given;
  },
  /** Whether the preload hands the port over for a message that is not from the page's own window. */
  portForForeignMessage: async (data) => {
    const { page } = contents();
    page.port = undefined;
    page.postFrom({}, data);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return page.port !== undefined;
  },
  /** Loads the page again; true when the port of the load before is closed. */
  reload: async () => {
    await rpc();
    const old = contents().page.port;
    const closed = new Promise((resolve) => old.once('close', () => resolve(true)));
    contents().page.close = () => undefined;
    await contents().reload();
    client = undefined;
    await rpc();
    return Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 1_000, false))]);
  },
  crash: (reason) => {
    contents().crashed = true;
    contents().emit('render-process-gone', {}, { reason, exitCode: 1 });
  },
  page: (settings) => Object.assign(contents().page, settings) && undefined,
  pageState: () => ({ flushes: contents().page.flushes, received: contents().page.received }),
  menu: () => Menu.current?.map(({ label, submenu }) => [label, submenu.map(({ label: name, role, type, accelerator, registerAccelerator }) => ({ name, role, type, accelerator, registerAccelerator }))]),
  clickMenu: (labels) => void menuItem(...labels).click({}, window(), {}),
  inputs: () => contents().inputs,
  closeWindow: () => window().close(),
  quit: () => app.quit(),
};

process.on('message', async ({ id, command, args }) => {
  try {
    if (command !== 'calls') await shown();
    const result = await commands[command](...args);
    const settled = typeof result === 'object' && result !== null && 'asked' in result ? { ...result, asked: await result.asked } : result;
    if (process.connected) process.send({ id, result: settled });
  } catch (error) {
    if (process.connected) process.send({ id, error: error.stack });
  }
});
