import { describe, expect, it } from 'vitest';
import { isKnownHost, isSameOrigin } from './guard';

describe('host check', () => {
  it.each(['localhost', '127.0.0.1:3000', 'LOCALHOST:80', '[::1]:3000'])('knows %s', (host) => {
    expect(isKnownHost(host)).toBe(true);
  });

  it.each([null, '', 'evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:3000', '10.0.0.1'])(
    'refuses %s',
    (host) => {
      expect(isKnownHost(host)).toBe(false);
    },
  );
});

describe('origin check of mutations', () => {
  const from = (headers: Record<string, string>) => isSameOrigin(new Headers({ host: '127.0.0.1:3000', ...headers }));

  it('takes a request of our own page', () => {
    expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(from({ origin: 'http://127.0.0.1:3000' })).toBe(true);
  });

  it('refuses another site, another port, a missing or opaque origin', () => {
    expect(from({ 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' })).toBe(false);
    expect(from({ 'sec-fetch-site': 'none' })).toBe(false);
    expect(from({ 'sec-fetch-site': 'same-site' })).toBe(false);
    expect(from({ origin: 'http://127.0.0.1:3001' })).toBe(false);
    expect(from({ origin: 'null' })).toBe(false);
    expect(from({})).toBe(false);
  });
});
