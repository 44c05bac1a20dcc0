/** Stamps: what a product was made from, so that it is made again exactly when its sources differ. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ignored = new Set(['node_modules', 'generated', '.DS_Store']);
const isTest = (name) => /\.(test|bench)\.[cm]?tsx?$/.test(name);

function* filesUnder(path, withTests) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!ignored.has(name) && (withTests || !isTest(name))) yield* filesUnder(join(path, name), withTests);
  }
}

/** One hash over the names and contents of all files under `paths`; generated code apart, and tests unless asked for. */
export function contentHash(root, paths, { withTests = false } = {}) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) {
    for (const file of filesUnder(join(root, path), withTests)) {
      hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** Whether `file` holds this stamp. */
export function isStamped(file, stamp) {
  try {
    return readFileSync(file, 'utf8') === stamp;
  } catch {
    return false;
  }
}

/** Writes a file whole or not at all, also when several processes do so at once. */
export function writeWhole(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
