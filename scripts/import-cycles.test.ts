import { expect, it } from 'vitest';
import { importCycles } from './import-cycles';

it('finds a ring, whichever way its members name each other', () => {
  const sources = new Map([
    ['lib/a.ts', "import { b } from './b';"],
    ['lib/b.ts', "export { c } from '@/lib/c';"],
    ['lib/c.ts', "import './a';"],
    ['lib/d.ts', "import { a } from './a';"],
  ]);
  expect(importCycles(sources)).toEqual([['lib/a.ts', 'lib/b.ts', 'lib/c.ts', 'lib/a.ts']]);
});

it('an import of types closes no ring', () => {
  const sources = new Map([
    ['lib/a.ts', "import { b } from './b';"],
    ['lib/b.ts', "import type { A } from './a';\nimport { type C } from './a';"],
  ]);
  expect(importCycles(sources)).toEqual([]);
});
