/**
 * Without a login, any website open in the same browser could call a server on loopback. So an unknown Host is
 * refused (DNS rebinding) and a mutation must come from our own pages (design.md section 5).
 */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

export const isKnownHost = (host: string | null): boolean => host !== null && LOOPBACK.has(hostName(host));

/** Whether a request that changes something was sent by one of our own pages. */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  if (origin === null) return false;
  const parsed = URL.canParse(origin) ? new URL(origin) : null;
  return parsed !== null && parsed.host === headers.get('host');
}
