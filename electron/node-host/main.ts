import { join } from 'node:path';

import { version } from '../../package.json';
import { createApp } from '../app.ts';
import type { FileSaver } from '../core/build-pack/file-saver.ts';
import { startHttpHost, type HttpHost, type HttpHostConfig, type ListenError } from '../gateways/http-host.ts';
import { withAttachments } from '../gateways/attachment-assets.ts';
import { createStaticAssets } from '../gateways/static-assets.ts';
import { createJsonLinesLog } from '../json-lines-log.ts';
import { createSecretFile } from '../secret-file.ts';
import type { Result } from '../../shared/domain/result.ts';
import { readArguments, USUAL_PORT } from './arguments.ts';
import { prepareDataFolder } from './data-folder.ts';
import { keyFileCipher } from './key-file-cipher.ts';

/** Seen from out/main, where the build puts this file. */
const ROOT = join(import.meta.dirname, '../..');

/** There is no file dialog here: the page downloads. */
const downloads: FileSaver = { save: () => Promise.resolve({ outcome: 'download' }) };

/** Says in one line why the host does not run, and ends. */
function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

async function startOnPort(port: number | undefined, config: Omit<HttpHostConfig, 'port'>): Promise<Result<HttpHost, ListenError>> {
  if (port !== undefined) return startHttpHost({ ...config, port });
  const usual = await startHttpHost({ ...config, port: USUAL_PORT });
  return usual.ok || usual.error.kind !== 'port_in_use' ? usual : startHttpHost({ ...config, port: 0 });
}

function listenMessage(error: ListenError, port: number | undefined): string {
  switch (error.kind) {
    case 'port_in_use':
      return `Port ${port} is in use: choose another with --port, or 0 for any.`;
    case 'port_not_allowed':
      return `Port ${port} may not be used by this user: choose another with --port, or 0 for any.`;
    case 'listen_failed':
      return `The server could not start: ${error.reason}.`;
  }
}

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2));
  if (!args.ok) fail(args.error);
  const { port, dataDir } = args.value;
  const folder = prepareDataFolder(dataDir);
  if (!folder.ok) fail(folder.error);

  const log = createJsonLinesLog((line) => process.stderr.write(line));
  // Nobody waits for such a promise, so nobody is hurt: the workshop that runs meanwhile must not end with it.
  process.on('unhandledRejection', (cause) => log.error('A promise failed and nobody waited for it.', cause));

  const secrets = createSecretFile({ path: join(dataDir, 'secrets.json'), cipher: keyFileCipher(join(dataDir, 'secret.key')), log });
  const app = createApp({ dataDir, migrationsDir: join(ROOT, 'migrations'), version, surface: 'browser', files: downloads, secrets, log });
  const assets = withAttachments(createStaticAssets(join(ROOT, 'out/renderer')), app.attachments);
  const started = await startOnPort(port, { app, assets, log });
  if (!started.ok) {
    app.dispose();
    fail(listenMessage(started.error, port));
  }
  const host = started.value;

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void host.dispose().finally(() => {
      app.dispose();
      process.exit(0);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

  process.stdout.write(`ready ${host.address}\n`);
}

void main();
