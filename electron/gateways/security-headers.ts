/**
 * The one rule that React Aria writes into the page as a style element, byte for byte (`usePress`). Its hash lets exactly this
 * element pass; a test compares it with the installed version.
 */
export const PRESSABLE_STYLE = `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`;

/** SHA-256 of `PRESSABLE_STYLE` in the form of a source expression (CSP 3, section 2.3.1). */
export const PRESSABLE_STYLE_HASH = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/** What the page may use of the browser: nothing beyond itself. */
const DENIED_FEATURES = ['camera', 'display-capture', 'geolocation', 'hid', 'microphone', 'midi', 'payment', 'serial', 'usb'];

/**
 * The content security policy of every page.
 *
 * @param socketOrigin where the page's WebSocket goes, such as `ws://127.0.0.1:4173`; browsers differ on whether 'self' covers it.
 * Null where the page has none.
 */
export function contentSecurityPolicy(socketOrigin: string | null): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' ${PRESSABLE_STYLE_HASH}`,
    "img-src 'self' blob: data:",
    `connect-src 'self'${socketOrigin === null ? '' : ` ${socketOrigin}`}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer, whatever it is. */
export function securityHeaders(socketOrigin: string | null): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(socketOrigin),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  };
}
