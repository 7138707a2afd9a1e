import { err } from '../shared/domain/result.ts';
import type { Clock } from './core/clock.ts';
import type { AccountApi } from './core/sync/account-api.ts';
import { readHttpsSecret } from './core/sync/https-secret.ts';
import type { RemoteStore } from './core/sync/protocol.ts';
import type { RemoteOpener } from './core/sync/remote-opener.ts';
import { fixedToken, sessionTokens } from './core/sync/session-tokens.ts';
import { parseDirectAddress } from './remote/direct-address.ts';
import { openDirectStore } from './remote/direct-store.ts';
import { openHttpsStore } from './remote/https-store.ts';

/** The way to real remotes: PostgreSQL directly, or over HTTPS with a token or an account's session. */
export function remoteOpener(accounts: AccountApi, clock: Clock): RemoteOpener {
  return ({ kind, label }, secret) => {
    if (kind === 'direct') {
      const address = parseDirectAddress(secret);
      return address.ok ? openDirectStore(address.value) : closedDoor();
    }
    const https = readHttpsSecret(secret);
    const tokens = https.kind === 'token' ? fixedToken(https.token) : sessionTokens(accounts, https, clock);
    return openHttpsStore({ base: label, token: tokens.token });
  };
}

/** A kept secret that makes no sense any more is one that has to be given again. */
function closedDoor(): RemoteStore {
  const refuse = async () => err({ kind: 'unauthorized' as const });
  return { hello: refuse, push: refuse, pull: refuse, digest: refuse, join: refuse, close: async () => undefined };
}
