import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentHash, isStamped, writeWhole } from './stamp.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ratchet-stamp-'));
  mkdirSync(join(root, 'lib'));
  writeFileSync(join(root, 'lib/a.ts'), 'a');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('changes with a content, a name or a new file, and with nothing else', () => {
  const hashes = [contentHash(root, ['lib'])];
  const noted = () => hashes.push(contentHash(root, ['lib']));
  writeFileSync(join(root, 'lib/a.ts'), 'b');
  noted();
  writeFileSync(join(root, 'lib/b.ts'), 'b');
  noted();
  rmSync(join(root, 'lib/a.ts'));
  noted();
  expect(new Set(hashes).size).toBe(4);
  writeFileSync(join(root, 'lib/b.test.ts'), 'a test is no source');
  writeFileSync(join(root, 'other.ts'), 'beside it');
  expect(contentHash(root, ['lib'])).toBe(hashes.at(-1));
});

it('a missing path counts as empty', () => {
  expect(contentHash(root, ['lib', 'nowhere'])).toBe(contentHash(root, ['lib']));
});

it('recognises its own stamp alone', () => {
  const file = join(root, 'dist/stamps/x');
  expect(isStamped(file, 'one')).toBe(false);
  writeWhole(file, 'one');
  expect(isStamped(file, 'one')).toBe(true);
  expect(isStamped(file, 'two')).toBe(false);
});
