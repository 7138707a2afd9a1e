const KEY = /^pk_(?:test|live)_([A-Za-z0-9+/=_-]{4,500})$/;
/** With a dot: the library takes no other. */
const HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}(?::\d{1,5})?$/i;
const LOOPBACK = /^127\.0\.0\.1(?::|$)/;

/**
 * Base address of the account service that a publishable key names; undefined for a text that is no such key. A key is `pk_live_`
 * or `pk_test_` and the base64 of the service's host with a dollar sign behind it.
 */
export function addressOfKey(publishableKey: string): string | undefined {
  const [, encoded] = KEY.exec(publishableKey) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const host = text.endsWith('$') ? text.slice(0, -1) : '';
  if (!HOST.test(host)) return undefined;
  return `${LOOPBACK.test(host) ? 'http' : 'https'}://${host}`;
}

/**
 * A key that names the service at a base address, for the library, which wants one. It says `live` for every service: `test`
 * only adds notes on the console and a cookie of browsers, and the service never gets to see the key.
 */
export function keyOfAddress(api: string): string {
  return `pk_live_${Buffer.from(`${new URL(api).host}$`).toString('base64')}`;
}
