import { expect, it } from 'vitest';
import { agentWords, roleChoices, roleLabel, wayBack } from './people';

it('the way back leads to a page of this site alone', () => {
  expect(wayBack('/retention?where=segment%3DSMB#x')).toBe('/retention?where=segment%3DSMB#x');
  for (const away of [
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\/evil.example',
    'javascript:alert(1)',
    '/a\\b',
  ])
    expect(wayBack(away)).toBe('/');
});

it('roles have names and say what they let one do', () => {
  expect(roleLabel('cs')).toBe('Customer success');
  expect(new Set(roleChoices.map(({ says }) => says)).size).toBe(4);
});

it('a session is known by its browser', () => {
  expect(agentWords('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36')).toBe(
    'Chrome on Linux',
  );
  expect(agentWords('Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605 Version/18 Safari/605')).toBe(
    'Safari on macOS',
  );
  expect(agentWords(null)).toBe('Unknown browser');
});
