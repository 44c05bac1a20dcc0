import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exhibits } from '@/lib/view/deck/exhibits/registry';

const folder = join(import.meta.dirname, '..');
const named = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(/\bexhibit="([^"]+)"/g)])
  .map(([, name = '']) => name);

it('what cards put on decks are exhibits, and of each there is a card or it is a headline or a list', () => {
  const known = exhibits.map(({ name }) => name);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
  const alone = known.filter((name) => !named.includes(name));
  expect(alone).toEqual(['headline', 'movers', 'plan']);
});
