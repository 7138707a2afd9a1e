/** A page without a browser: it runs the built preload, takes the port it hands over, and calls the app through it. */
const { EventEmitter } = require('node:events');
const { readFileSync } = require('node:fs');

/**
 * @param {{ preload: string, origin: string, send(channel: string): void }} settings `send` takes what the preload tells the main
 * process
 */
function openPage({ preload, origin, send }) {
  const toPreload = new EventEmitter();
  const listeners = new Set();
  const ports = [];
  const page = {
    /** Whether it answers when it is asked to flush. */
    answersFlush: true,
    flushes: 0,
    received: [],
    closed: false,
    receive(channel, _message, transferred) {
      page.received.push(channel);
      setImmediate(() => page.closed || toPreload.emit(channel, { ports: transferred }));
    },
    /** Asks as the page's connection does, and resolves with the port. */
    wantPort() {
      return new Promise((resolve) => {
        ports.push(resolve);
        window.postMessage('workshoppilot:want-port', origin);
      });
    },
    /** A message as a frame or an extension could send it: not from the page's own window. */
    postFrom: (source, data) => dispatch({ source, data, ports: [] }),
    close() {
      page.closed = true;
      page.port?.close();
    },
  };

  const dispatch = (event) => setImmediate(() => [...listeners].forEach((listener) => listener(event)));
  const window = {
    addEventListener: (_type, listener) => listeners.add(listener),
    postMessage(data, targetOrigin, transferred = []) {
      if (targetOrigin !== origin) throw new Error(`A message for ${targetOrigin} in ${origin}.`);
      dispatch({ source: window, data, ports: transferred });
    },
  };
  const ipcRenderer = {
    on: (channel, listener) => toPreload.on(channel, listener),
    send: (channel) => setImmediate(() => page.closed || send(channel)),
  };

  window.addEventListener('message', (event) => {
    if (event.data === 'workshoppilot:port') {
      page.port = event.ports[0];
      ports.shift()?.(page.port);
    }
    if (event.data !== 'workshoppilot:flush') return;
    page.flushes += 1;
    process.stderr.write('The page was asked to flush.\n');
    if (page.answersFlush) window.postMessage('workshoppilot:flushed', origin);
  });

  const run = new Function('require', 'exports', 'window', 'location', readFileSync(preload, 'utf8'));
  const sandboxed = (name) => {
    if (name === 'electron') return { ipcRenderer };
    throw new Error(`A sandboxed preload cannot require ${name}.`);
  };
  run(sandboxed, {}, window, { origin });
  return page;
}

module.exports = { openPage };
