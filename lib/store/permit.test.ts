import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('no function of the store that is given a workspace ignores who asks', () => {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('test'));
  expect(files.length).toBeGreaterThan(60);
  const ignoring = files.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    return /_\w+: Principal,\s*(\/\/.*\s*)?workspaceId: number/.test(text) ? [name] : [];
  });
  expect(ignoring).toEqual([]);
});
