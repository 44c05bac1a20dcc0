/** For tests: a browser that keeps cookies and calls the route handlers as its own pages would. */
import { existsSync } from 'node:fs';
import { routeRights } from '../route-rights';

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const HOST = '127.0.0.1:3000';

/** The route of an address, and what its folder names in brackets. */
function routeOf(path: string): { folder: string; params: Record<string, string> } {
  const asked = path.split('?')[0]?.split('/').slice(2) ?? [];
  const parts = (folder: string): string[] => folder.split('/');
  const fits = (folder: string): boolean =>
    parts(folder).length === asked.length &&
    parts(folder).every((part, at) => part.startsWith('[') || part === asked[at]);
  const [folder] = Object.keys(routeRights)
    .filter(fits)
    .sort((a, b) => a.split('[').length - b.split('[').length);
  if (folder === undefined) throw new Error(`no route ${path}`);
  const named = parts(folder).flatMap((part, at) => (part.startsWith('[') ? [[part.slice(1, -1), asked[at]]] : []));
  return { folder, params: Object.fromEntries(named) };
}

export interface Said {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of it differs from call to call
  json: any;
  headers: Headers;
}

export class Browser {
  #cookies = new Map<string, string>();

  constructor(readonly headers: Readonly<Record<string, string>> = {}) {}

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async call(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Said> {
    const { folder, params } = routeOf(path);
    const file = new URL(`../../../app/api/${folder}/route.ts`, import.meta.url);
    if (!existsSync(file)) throw new Error(`no file for ${folder}`);
    const module = (await import(/* @vite-ignore */ file.pathname)) as Record<string, Handler>;
    const headers: Record<string, string> = { host: HOST, 'sec-fetch-site': 'same-origin', ...this.headers, ...more };
    if (this.cookie !== '') headers.cookie = this.cookie;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const handle = module[method];
    if (!handle) throw new Error(`no ${method} of ${folder}`);
    const response = await handle(new Request(`http://${HOST}${path}`, init), { params: Promise.resolve(params) });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, json: isJson ? JSON.parse(text) : text, headers: response.headers };
  }

  #keep(line: string): void {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
    if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }

  /** A copy with the cookies as they are now. */
  twin(): Browser {
    const other = new Browser(this.headers);
    for (const [name, value] of this.#cookies) other.#cookies.set(name, value);
    return other;
  }
}
