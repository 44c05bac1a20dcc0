/**
 * Without a login, any website open in the same browser could call a server on loopback. So an unknown Host is
 * refused (DNS rebinding) and a mutation must come from our own pages (design.md section 5).
 *
 * Programs (curl, a client) send neither Origin nor Sec-Fetch-Site, and browsers never leave both out of a request that
 * changes something. The ingest API lets such requests in, from loopback, with a content type that no form can send.
 */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** @param own the host people open Ratchet at, where they sign in; null: this machine alone */
export const isKnownHost = (host: string | null, own: string | null = null): boolean =>
  host !== null && (LOOPBACK.has(hostName(host)) || (own !== null && hostName(host) === hostName(own)));

/** Whether a request that changes something was sent by one of our own pages. */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  if (origin === null) return false;
  const parsed = URL.canParse(origin) ? new URL(origin) : null;
  return parsed !== null && parsed.host === headers.get('host');
}

/** Whether a request is one of a program, or of our own pages: no browser sent it for another site. */
export function isProgramOrOwnPage(headers: Headers): boolean {
  return !(headers.has('sec-fetch-site') || headers.has('origin')) || isSameOrigin(headers);
}
