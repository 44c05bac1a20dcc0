/**
 * The public API against its description: every route is in it or said to be a page's own, the document is OpenAPI 3.1,
 * and every example is sent to a server as it stands, by curl and by fetch, and answered as the page shows.
 * RATCHET_WRITE_EXAMPLES=1 writes the answers anew.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { parseReportQuery, QueryError } from '@/lib/reports/query';
import { packageRoot } from '@/lib/store/place';
import { withFreshStore } from '@/lib/store/testing';
import { databaseUrlOf } from '@/lib/store/testing/address';
import { clientCode } from '@/lib/view/reference-clients';
import { serverStore } from '../server';
import { EXAMPLE_SERVER, openapiDocument, operations, recordedExamples, requestOf } from './document';
import { internalMethods, internalRoutes } from './internal';
import type { Operation } from './operation';
import { listParameters } from './parameters';
import { openapiSchema } from './testing/openapi-schema';

vi.mock('next/server', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  connection: async () => undefined,
}));

const API = join(packageRoot(), 'app', 'api');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Module = Record<string, Handler>;

/** Folders below app/api that hold a route. */
const routes = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('/route.ts'))
  .map((path) => path.slice(0, -'/route.ts'.length))
  .sort();

const load = (route: string): Promise<Module> => import(/* @vite-ignore */ join(API, route, 'route.ts'));

/** Fixed folders before those that stand for any. */
function found(path: string): { route: string; params: Record<string, string> } | null {
  for (const route of [...routes].sort((a, b) => Number(a.includes('[')) - Number(b.includes('[')))) {
    const names = [...route.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
    const match = new RegExp(`^${route.replaceAll('.', '\\.').replace(/\[\w+\]/g, '([^/]+)')}$`).exec(path);
    if (match) return { route, params: Object.fromEntries(names.map((name, i) => [name, match[i + 1] ?? ''])) };
  }
  return null;
}

async function requestFrom(message: IncomingMessage): Promise<Request> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  const { method = 'GET', url = '/', headers } = message;
  const body = pieces.length === 0 ? null : Buffer.concat(pieces);
  const init = { method, headers: headers as Record<string, string>, body };
  return new Request(`http://${headers.host ?? ''}${url}`, init);
}

let server: Server;
let base = '';
let ended: () => void = () => undefined;
let closed: Promise<void>;
const before = { ...process.env };

beforeAll(async () => {
  await new Promise<void>((ready, failed) => {
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    closed = withFreshStore(async (store) => {
      process.env.DATABASE_URL = databaseUrlOf(store.pool.options);
      server = createServer(async (message, reply) => {
        const request = await requestFrom(message);
        const place = found(new URL(request.url).pathname.slice('/api/'.length));
        const handler = place && (await load(place.route))[request.method];
        const response = handler
          ? await handler(request, { params: Promise.resolve(place.params) })
          : new Response('no route', { status: 404 });
        reply.writeHead(response.status, Object.fromEntries(response.headers));
        reply.end(Buffer.from(await response.arrayBuffer()));
      });
      server.listen(0, '127.0.0.1', ready);
      await end;
      await new Promise((resolve) => server.close(resolve));
      await (await serverStore()).close();
    });
    closed.catch(failed);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);

afterAll(async () => {
  ended();
  await closed;
  process.env = before;
}, 60_000);

/** Ids, moments and today differ from run to run. */
const settled = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '3f0c1a52-7d1e-4f6b-9a53-2b8e6c1d4f70')
    .replace(/\b[0-9a-f]{64}\b/g, '0'.repeat(64))
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g, '2025-04-02T09:00:00.000Z')
    .replace(/("(?:began_on|closed_on|today)":)"[^"]*"/g, '$1"2025-04-02"')
    .replace(/("(?:connections|views_built|rows_per_second)":)\d+/g, '$11');

const SHOWN = 2;

/** Long lists are shown by their first entries. */
function cut(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, SHOWN).map(cut);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cut(each)]));
}

const shown = (text: string): unknown => cut(JSON.parse(settled(text)));

let importId = '';
const pathed = (text: string): string => text.replaceAll('{import_id}', importId).replaceAll(EXAMPLE_SERVER, base);

async function byFetch(operation: Operation): Promise<string> {
  const { code } = await transform(pathed(clientCode('typescript', requestOf(operation))), { loader: 'ts' });
  let said: unknown;
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as FunctionConstructor;
  await new AsyncFunction('console', code)({ log: (answer: unknown) => (said = answer) });
  return typeof said === 'string' ? said : JSON.stringify(said);
}

async function byCurl(operation: Operation): Promise<string> {
  const command = pathed(clientCode('curl', requestOf(operation))).replace(' --remote-header-name --remote-name', '');
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { maxBuffer: 50_000_000, encoding: 'latin1' });
  return Buffer.from(stdout, 'latin1').toString('utf8');
}

const hasCurl = await promisify(execFile)('curl', ['--version']).then(
  () => true,
  () => false,
);

const jsonOperations = operations.filter(({ answer }) => 'schema' in answer);

describe('every route of the API', () => {
  it.each(routes)('%s is described, or said to be a page’s own', async (route) => {
    const listed = Object.keys(internalRoutes).find((folder) => route === folder || route.startsWith(`${folder}/`));
    const described = operations.filter(({ path }) => found(path.slice(1).replace(/\{\w+\}/g, 'x'))?.route === route);
    if (listed !== undefined && described.length === 0) return;
    const methods = Object.keys(await load(route)).filter((name) => METHODS.includes(name));
    expect(methods.length).toBeGreaterThan(0);
    for (const method of methods) {
      const isDescribed = described.some((each) => each.method === method.toLowerCase());
      expect(isDescribed || `${method} ${route}` in internalMethods, `${method} ${route}`).toBe(true);
    }
  });

  it('is there for every operation, under one id each', async () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    for (const { path, method } of operations) {
      const place = found(path.slice(1).replace(/\{\w+\}/g, 'x'));
      expect(place && (await load(place.route))[method.toUpperCase()], path).toBeTypeOf('function');
    }
  });
});

describe('the document', () => {
  const document = JSON.parse(JSON.stringify(openapiDocument())) as Record<string, unknown>;

  it('is OpenAPI 3.1', () => {
    expect(openapiSchema.safeParse(document).error?.issues.slice(0, 5)).toBeUndefined();
  });

  it('refers to nothing that is not there, and none of its shapes is left open by accident', () => {
    const schemas = Object.keys((document.components as { schemas: object }).schemas);
    const named = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(new Set(named)).toEqual(new Set(schemas));
    expect(JSON.stringify(document)).not.toContain('"$schema"');
  });

  it('has each parameter of a report, and no other', () => {
    for (const { name } of listParameters) {
      try {
        parseReportQuery([[name, '']]);
      } catch (error) {
        expect(error, name).not.toBeInstanceOf(QueryError);
      }
    }
    const known = (() => {
      try {
        parseReportQuery([['?', '1']]);
        return '';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    })();
    expect(known.split('there are ')[1]?.split(', ').sort()).toEqual(listParameters.map(({ name }) => name).sort());
  });

  it('has shapes that say the same as the contract: what one takes the other takes', () => {
    const { schemas } = document.components as { schemas: Record<string, z.core.JSONSchema.BaseSchema> };
    for (const { id, answer } of jsonOperations) {
      const recorded = recordedExamples[id];
      if (!('schema' in answer) || recorded === undefined) continue;
      const again = z.fromJSONSchema(schemas[answer.name] ?? false);
      expect(again.safeParse(recorded).error?.issues, id).toBeUndefined();
      expect(again.safeParse({ nothing: true }).success, id).toBe(false);
    }
  });
});

describe('the examples', () => {
  it('are answered as the page shows, sent by fetch, and then by curl', { timeout: 120_000 }, async () => {
    const recorded: Record<string, unknown> = {};
    for (const operation of operations) {
      if (operation.id === 'closed') await close();
      if (operation.id === 'rejects') continue;
      const text = await byFetch(operation);
      if (operation.id === 'post_changes') importId = (JSON.parse(text) as { import_id: string }).import_id;
      if ('schema' in operation.answer) {
        recorded[operation.id] = shown(text);
        expect(operation.answer.schema.safeParse(JSON.parse(text)).error?.issues, operation.id).toBeUndefined();
      } else expect(text.length, operation.id).toBeGreaterThan(10);
    }
    const file = join(packageRoot(), 'lib/api/openapi/examples.json');
    if (process.env.RATCHET_WRITE_EXAMPLES) writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`);
    expect(recorded).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    if (!hasCurl) return;
    for (const operation of operations) {
      if (operation.id === 'rejects') continue;
      const text = await byCurl(operation);
      if (operation.method === 'post')
        expect(JSON.parse(text), operation.id).toMatchObject({
          outcome: 'done',
          rejected: 0,
          new: operation.id === 'post_changes' ? 4 : 0,
        });
      else expect(text.length, operation.id).toBeGreaterThan(10);
    }
  });
});

/** As the page does. */
async function close(): Promise<void> {
  const response = await fetch(`${base}/api/v1/closed`, {
    method: 'POST',
    headers: { origin: base, 'content-type': 'application/json' },
    body: JSON.stringify({ period: '2025-03', by: 'Dana', note: 'Board', dry_run: false }),
  });
  expect(await response.text()).toContain('2025-03');
  expect(response.status).toBe(200);
}
