import { describe, expect, it } from 'vitest';
import { isKnownHost, isProgramOrOwnPage, isSameOrigin } from './guard';

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

describe('origin check of what programs may send', () => {
  const from = (headers: Record<string, string>) =>
    isProgramOrOwnPage(new Headers({ host: '127.0.0.1:3000', ...headers }));

  it('takes what no browser sent, and our own pages', () => {
    expect(from({})).toBe(true);
    expect(from({ 'user-agent': 'curl/8' })).toBe(true);
    expect(from({ origin: 'http://127.0.0.1:3000' })).toBe(true);
    expect(from({ 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' })).toBe(true);
  });

  it('refuses whatever a browser says is of another site, also where only one of its two headers says so', () => {
    expect(from({ origin: 'https://evil.example' })).toBe(false);
    expect(from({ origin: 'http://localhost:3000' })).toBe(false);
    expect(from({ origin: 'null' })).toBe(false);
    expect(from({ 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(from({ 'sec-fetch-site': 'none' })).toBe(false);
    expect(from({ 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' })).toBe(false);
  });
});
