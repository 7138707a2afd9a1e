import { ipcMain, MessageChannelMain } from 'electron';

import type { Log } from '../core/log.ts';
import type { MessagePortGateway } from '../gateways/message-port.ts';
import { CHANNELS } from './channels.ts';
import { isOwnMainFrame } from './security/sender.ts';

/**
 * Gives the page a port whenever it asks for one: after each load, and when it lost the one it had. The port it had before is
 * closed. Only the main frame of our own page gets one.
 */
export function handOverPorts(gateway: MessagePortGateway, log: Log): void {
  ipcMain.on(CHANNELS.wantPort, (event) => {
    const { sender, senderFrame } = event;
    if (senderFrame === null || !isOwnMainFrame(event)) {
      log.info('A frame that is not our page asked for a port and got none.', { url: senderFrame?.url });
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    gateway.serve(sender.id, port1);
    senderFrame.postMessage(CHANNELS.port, null, [port2]);
  });
}
