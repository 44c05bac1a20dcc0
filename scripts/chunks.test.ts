import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { removeOldChunks } from './chunks.mjs';

it('chunks of earlier bundles go after an hour; the present ones, what is no chunk, and fresh ones stay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-chunks-'));
  const now = Date.now();
  const write = (name: string, ageMinutes: number): void => {
    writeFileSync(join(folder, name), '');
    const at = new Date(now - ageMinutes * 60_000);
    utimesSync(join(folder, name), at, at);
  };
  write('ratchet.mjs', 600);
  write('bench-reports.mjs', 600);
  write('chunk-AAAAAAA1.mjs', 600);
  write('chunk-BBBBBBB2.mjs', 61);
  write('chunk-BBBBBBB2.mjs.map', 61);
  write('client-CCCCCCC3.mjs', 59);
  removeOldChunks(folder, [join(folder, 'chunk-AAAAAAA1.mjs'), join(folder, 'ratchet.mjs')], now);
  expect(readdirSync(folder).sort()).toEqual([
    ...['bench-reports.mjs', 'chunk-AAAAAAA1.mjs', 'client-CCCCCCC3.mjs', 'ratchet.mjs'],
  ]);
  rmSync(folder, { recursive: true });
});
