import { afterEach, expect, it, vi } from 'vitest';
import { hardHeaders, pagePolicy } from './web-headers';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['https://ratchet.example.com', 'max-age=31536000; includeSubDomains'],
  ['http://127.0.0.1:3000', undefined],
])('browsers keep to https for a year where that is how people come: %s', (url, value) => {
  vi.stubEnv('RATCHET_URL', url);
  expect(new Map(hardHeaders()).get('strict-transport-security')).toBe(value);
});

it('a page runs the scripts of its own nonce, from nowhere else, and in no frame', () => {
  const policy = pagePolicy('abc');
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(policy).not.toContain("script-src 'self' 'unsafe");
  expect(policy).toContain("frame-ancestors 'none'");
});
