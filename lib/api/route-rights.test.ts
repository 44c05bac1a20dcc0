import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rightOf, routeRights } from './route-rights';

const root = new URL('../../app/api/', import.meta.url);

/** Every method of every route there is, as the files say. */
const served = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('/route.ts'))
  .flatMap((path) => {
    const text = readFileSync(new URL(path, root), 'utf8');
    const methods = [...text.matchAll(/^export (?:const|async function|function) ([A-Z]+)\b/gm)].map(
      ([, name]) => name,
    );
    return methods.map((method) => `${method} ${path.replace(/\/route\.ts$/, '')}`);
  })
  .sort();

describe('rights of routes', () => {
  it('are stated for every method of every route, and for none that is not there', () => {
    const stated = Object.entries(routeRights).flatMap(([path, rights]) =>
      Object.keys(rights).map((m) => `${m} ${path}`),
    );
    expect(served.length).toBeGreaterThan(100);
    expect(stated.sort()).toEqual(served);
  });

  it('every route is wrapped by what asks for them', () => {
    const bare = served
      .map((entry) => entry.split(' ')[1] ?? '')
      .filter((path) => {
        const text = readFileSync(new URL(`${path}/route.ts`, root), 'utf8');
        const exported = text.match(/^export (?:const|async function|function) [A-Z]+\b.*$/gm) ?? [];
        return !exported.every((line) => /= (route|intakeRoute)\(/.test(line));
      });
    expect(bare).toEqual([]);
  });

  it('are found by an address as the router finds the route', () => {
    expect(rightOf('POST', '/api/v1/settings')).toBe('write');
    expect(rightOf('POST', '/api/v1/%73ettings')).toBe('write');
    expect(rightOf('HEAD', '/api/v1/backup')).toBe('admin');
    expect(rightOf('GET', '/api/v1/reports/accounts.csv')).toBe('read');
    expect(rightOf('GET', '/api/v1/reports/retention')).toBe('read');
    expect(rightOf('DELETE', '/api/v1/imports/mappings/x')).toBe('write');
  });

  it('are none of what is not there', () => {
    for (const path of [
      '/api/v1/nothing',
      '/api/v1/settings/x',
      '/v1/settings',
      '/api//v1/settings',
      '/api/v1/%E0%A4%A',
    ])
      expect(rightOf('GET', path)).toBeNull();
    expect(rightOf('PUT', '/api/v1/settings')).toBeNull();
    expect(rightOf('OPTIONS', '/api/v1/settings')).toBeNull();
  });

  it('of nobody are health, what signs in, and what proves itself', () => {
    const open = Object.entries(routeRights).flatMap(([path, rights]) =>
      Object.entries(rights).flatMap(([method, right]) => (right === 'public' ? [`${method} ${path}`] : [])),
    );
    expect(open.sort()).toEqual([
      'DELETE v1/session',
      'GET health',
      'GET health/live',
      'GET health/ready',
      'POST v1/entry',
      'POST v1/entry/take',
      'POST v1/password/forgot',
      'POST v1/session',
      'POST v1/session/code',
      'POST v1/stripe/webhook',
    ]);
  });
});
