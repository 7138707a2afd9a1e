import { protocol } from 'electron';

import type { StaticAssets } from '../gateways/static-assets.ts';
import { isOwnUrl, SCHEME } from './app-address.ts';

/** Makes `app:` a scheme like https: with an origin, a secure context and cached code. Only possible before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page, exactly as the node host does. */
export function serveAppProtocol(assets: StaticAssets): void {
  protocol.handle(SCHEME, async (request) => {
    if (!isOwnUrl(request.url)) return new Response(null, { status: 404 });
    const answer = await assets.answer({
      method: request.method,
      path: new URL(request.url).pathname,
      acceptEncoding: null,
      socketOrigin: null,
    });
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  });
}
