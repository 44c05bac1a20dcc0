/** From where a request comes, as far as that can be believed: for counting tries. */

/** Set by our own server from the connection, over whatever a client said (scripts/start.mjs). */
export const PEER_HEADER = 'x-ratchet-peer';

const MAPPED = /^(?:0{0,4}:){0,5}:?(?:ffff:)(\d+\.\d+\.\d+\.\d+)$/i;
const NETWORK_GROUPS = 4;

/** The eight groups of an IPv6 address; null: it is none. */
function groupsOf(address: string): string[] | null {
  const halves = address.split('::');
  if (!/^[0-9a-f:]+$/i.test(address) || halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 0) return null;
  return [...head, ...Array<string>(Math.max(0, missing)).fill('0'), ...tail].map((group) =>
    Number.parseInt(group || '0', 16).toString(16),
  );
}

/** One name for an address however it is spelled; of IPv6 the network, of which one household has all addresses. */
export function addressName(stated: string): string {
  const address = stated
    .trim()
    .replace(/^\[|\](:\d+)?$/g, '')
    .replace(/%.*$/, '')
    .toLowerCase();
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (/^\d+\.\d+\.\d+\.\d+(:\d+)?$/.test(address)) return address.replace(/:\d+$/, '');
  const groups = groupsOf(address);
  if (groups === null) return 'unknown';
  const isMapped = groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff';
  if (!isMapped) return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The connection's other end, or what the outermost of `proxies` known ones saw; a client's own word is none. */
export function peerOf(headers: Headers, proxies: number): string {
  const connection = headers.get(PEER_HEADER) ?? 'unknown';
  if (proxies === 0) return addressName(connection);
  const said = (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return addressName(said.at(-proxies) || connection);
}
