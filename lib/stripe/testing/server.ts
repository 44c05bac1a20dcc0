/**
 * A Stripe of our own for tests, over HTTP: it pages, asks for its key, refuses rights, throttles (429), breaks off in
 * the middle of a page, and lists events.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Stripe from 'stripe';

interface Item {
  id: string;
  created?: number;
}

/** Objects by the last part of their address: 'customers', 'subscriptions', … */
export type Objects = Record<string, Item[]>;

export interface FakeStripe {
  url: string;
  objects: Objects;
  /** Every request that was answered or broken off, as path and query. */
  requests: string[];
  /** Says of a request, counted from 1, what happens instead of an answer. */
  fault: (path: string, count: number) => Fault | null;
  key: string;
  /** Rights that the key lacks, by list: 'invoices'. */
  denied: Map<string, string>;
  close(): Promise<void>;
}

export type Fault = { kind: 'throttle'; retryAfter: number } | { kind: 'break' } | { kind: 'reset' };

const LISTS = ['products', 'prices', 'coupons', 'customers', 'subscriptions', 'invoices', 'invoiceitems', 'events'];

function answer(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_1', ...headers });
  response.end(JSON.stringify(body));
}

const refuse = (response: ServerResponse, status: number, type: string, message: string, headers = {}): void =>
  answer(response, status, { error: { type, message } }, headers);

function page(objects: readonly Item[], query: URLSearchParams, path: string): object {
  const limit = Number(query.get('limit') ?? 10);
  const after = query.get('starting_after');
  const since = Number(query.get('created[gte]') ?? Number.NEGATIVE_INFINITY);
  const listed = objects.filter(({ created }) => (created ?? 0) >= since || created === undefined);
  const from = after === null ? 0 : listed.findIndex(({ id }) => id === after) + 1;
  const data = listed.slice(from, from + limit);
  return { object: 'list', url: path, data, has_more: from + limit < listed.length };
}

/** True: the request had its fault, and is done with. */
function failed(fault: Fault | null, request: IncomingMessage, response: ServerResponse): boolean {
  if (fault === null) return false;
  if (fault.kind === 'throttle')
    refuse(response, 429, 'invalid_request_error', 'Too many requests.', { 'retry-after': String(fault.retryAfter) });
  else if (fault.kind === 'reset') request.socket.destroy();
  else {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' });
    response.write('{"object":"list","data":[{"id":"half');
    setTimeout(() => request.socket.destroy(), 5);
  }
  return true;
}

export async function fakeStripe(objects: Objects, said: Partial<Pick<FakeStripe, 'key'>> = {}): Promise<FakeStripe> {
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, , list = '', id, ofObject] = pathname.split('/');
    fake.requests.push(`${pathname}?${decodeURIComponent(searchParams.toString())}`);
    const count = (counts.get(pathname) ?? 0) + 1;
    counts.set(pathname, count);
    if (failed(fake.fault(pathname, count), request, response)) return;
    if (request.headers.authorization !== `Bearer ${fake.key}`)
      return refuse(response, 401, 'invalid_request_error', 'Invalid API Key provided.');
    const right = fake.denied.get(list);
    if (right !== undefined) {
      const message = `The provided key does not have the required permissions for this endpoint. Having the 'rak_${right}_read' permission would allow this request to continue.`;
      return refuse(response, 403, 'invalid_request_error', message);
    }
    if (!LISTS.includes(list))
      return refuse(response, 404, 'invalid_request_error', `Unrecognized request: ${pathname}`);
    const all = fake.objects[list] ?? [];
    if (id === undefined) return answer(response, 200, page(all, searchParams, pathname));
    const found = all.find((each) => each.id === id);
    if (found === undefined) return refuse(response, 404, 'invalid_request_error', `No such object: '${id}'`);
    if (ofObject === 'lines') {
      const { data } = (found as unknown as Stripe.Invoice).lines;
      return answer(response, 200, page(data, searchParams, pathname));
    }
    answer(response, 200, found);
  });
  const fake: FakeStripe = {
    url: '',
    objects,
    requests: [],
    fault: () => null,
    key: said.key ?? 'rk_test_abcd1234',
    denied: new Map(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}
