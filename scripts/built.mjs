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

/** Says which routes load more JavaScript than the limit before they are interactive; null where none does. */
export function heavyRoutes(folder) {
  const sizes = new Map();
  const gzipped = (path) => {
    if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(join(root, path))).length);
    return sizes.get(path);
  };
  const heavy = read(folder, 'diagnostics/route-bundle-stats.json').flatMap(({ route, firstLoadChunkPaths }) => {
    const kilobytes = firstLoadChunkPaths.reduce((sum, path) => sum + gzipped(path), 0) / KILOBYTE;
    return kilobytes > FIRST_LOAD_LIMIT_KB ? [`${route} ${kilobytes.toFixed(1)} KB`] : [];
  });
  if (heavy.length === 0) return null;
  return `Too much JavaScript (gzip) at first; the limit is ${FIRST_LOAD_LIMIT_KB} KB: ${heavy.join(', ')}`;
}
