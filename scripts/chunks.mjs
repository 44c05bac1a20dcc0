/** Chunks: the parts of the bundled command that are loaded when they are needed, named by their content. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const CHUNK = /-[A-Z0-9]{8}\.mjs(\.map)?$/;
/** A command that runs on an earlier bundle may still come to need its chunks; none runs as long as this. */
const KEPT_MS = 60 * 60 * 1000;

/** Removes from a folder the chunks of earlier bundles: those the present one does not have, written over an hour before `now`. */
export function removeOldChunks(folder, bundled, now = Date.now()) {
  const present = new Set(bundled.map((path) => basename(path)));
  for (const name of readdirSync(folder)) {
    if (!CHUNK.test(name) || present.has(name)) continue;
    const file = join(folder, name);
    const writtenMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - writtenMs > KEPT_MS) rmSync(file, { force: true });
  }
}
