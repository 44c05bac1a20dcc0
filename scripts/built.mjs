/** What a build of the pages must be, beyond having succeeded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './prepare.mjs';

const KILOBYTE = 1024;
const FIRST_LOAD_LIMIT_KB = 220;

/** What Next may make ahead of time. Any other page would show the figures of the day it was built. */
const prerenderable = new Set(['/_not-found', '/_global-error', '/favicon.ico', '/icon.svg', '/apple-icon.png']);

const read = (folder, name) => JSON.parse(readFileSync(join(root, folder, name), 'utf8'));

/** Says which pages were made at build time and may not be; null when none. */
export function frozenPages(folder) {
  const { routes } = read(folder, 'prerender-manifest.json');
  const frozen = Object.keys(routes).filter((route) => !prerenderable.has(route));
  return frozen.length > 0 ? `Made at build time, though their figures change: ${frozen.join(', ')}` : null;
}

/** Says by how much the JavaScript that Overview loads before it is interactive is over the limit; null when it is not. */
export function heavyOverview(folder) {
  const overview = read(folder, 'diagnostics/route-bundle-stats.json').find(({ route }) => route === '/');
  const bytes = overview.firstLoadChunkPaths.map((path) => gzipSync(readFileSync(join(root, path))).length);
  const kilobytes = bytes.reduce((sum, each) => sum + each, 0) / KILOBYTE;
  if (kilobytes <= FIRST_LOAD_LIMIT_KB) return null;
  return `Overview loads ${kilobytes.toFixed(0)} KB of JavaScript (gzip) at first; the limit is ${FIRST_LOAD_LIMIT_KB} KB`;
}
