import { join } from 'node:path';

import { app, BrowserWindow, nativeTheme, session } from 'electron';

import { version } from '../../package.json';
import { createApp } from '../app.ts';
import { withAttachments } from '../gateways/attachment-assets.ts';
import { createMessagePortGateway } from '../gateways/message-port.ts';
import { createStaticAssets } from '../gateways/static-assets.ts';
import { createSecretFile } from '../secret-file.ts';
import { registerAppScheme, serveAppProtocol } from './app-protocol.ts';
import { handleDefects } from './defects.ts';
import { followExternalLink } from './external-links.ts';
import { flushOnClose } from './flush-on-close.ts';
import { keychainCipher } from './keychain-cipher.ts';
import { createLogFile } from './log-file.ts';
import { focusWindow, iconPath, openMainWindow } from './main-window.ts';
import { setMenu } from './menu.ts';
import { recoverPage } from './page-recovery.ts';
import { handOverPorts } from './ports.ts';
import { followPreferences } from './preferences.ts';
import { quitWithWindow } from './quit.ts';
import { isWallUrl } from './app-address.ts';
import { createSaveDialog } from './save-dialog.ts';
import { restrictContents } from './security/contents.ts';
import { restrictNetwork } from './security/network.ts';
import { restrictPermissions } from './security/permissions.ts';
import { isFirstInstance } from './single-instance.ts';
import { desktopTexts } from './texts.ts';
import { createWallWindow } from './wall-window.ts';

/** Seen from out/main, where the build puts this file. */
const ROOT = join(import.meta.dirname, '../..');

let window: BrowserWindow | undefined;

registerAppScheme();
// A machine whose kernel or user (root) cannot sandbox says so with this switch; insisting would leave the window empty.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.setAppUserModelId('ai.workshoppilot.desktop');

if (isFirstInstance(() => window && focusWindow(window))) void app.whenReady().then(start);
else app.quit();

function start(): void {
  const userData = app.getPath('userData');
  const dataDir = join(userData, 'data');
  const log = createLogFile(join(userData, 'logs'));
  let texts = desktopTexts('system', app.getLocale());

  handleDefects(log, () => texts);
  const wall = createWallWindow(join(ROOT, 'out/preload/preload.cjs'), log);
  restrictContents((url) => {
    if (isWallUrl(url)) wall.show(url);
    else if (window !== undefined) void followExternalLink(url, window, texts);
  });
  restrictPermissions(session.defaultSession);
  restrictNetwork(session.defaultSession);

  const files = createSaveDialog({ window: () => window, texts: () => texts, log });
  const secrets = createSecretFile({ path: join(userData, 'secrets.json'), cipher: keychainCipher(), log });
  const core = createApp({ dataDir, migrationsDir: join(ROOT, 'migrations'), version, surface: 'desktop', files, secrets, log, inFront: () => BrowserWindow.getFocusedWindow() !== null });
  app.on('browser-window-focus', () => core.look());
  serveAppProtocol(withAttachments(createStaticAssets(join(ROOT, 'out/renderer')), core.attachments));
  const gateway = createMessagePortGateway(core, log);
  handOverPorts(gateway, log);
  quitWithWindow(() => {
    gateway.dispose();
    core.dispose();
  });

  void followPreferences(core, log, ({ language, theme }) => {
    nativeTheme.themeSource = theme;
    texts = desktopTexts(language, app.getLocale());
    setMenu({ texts: texts.menu, dataDir, window: () => window });
  });

  window = openMainWindow({
    preload: join(ROOT, 'out/preload/preload.cjs'),
    stateFile: join(userData, 'window.json'),
    icon: iconPath(ROOT),
  });
  window.once('closed', () => {
    window = undefined;
    wall.close();
  });
  recoverPage(window, log);
  flushOnClose(window);
}
