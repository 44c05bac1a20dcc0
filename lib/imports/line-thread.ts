/** Whether a file is read ahead by a thread of its own, and where that thread's script is. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '@/lib/store/place';

/** From this size on it is worth starting the thread. */
const LARGE_BYTES = 8_000_000;

/** The script, made with the command; null for a small file, and where only the sources are. */
export function lineThread(fileBytes: number): string | null {
  if (fileBytes < LARGE_BYTES) return null;
  const script = join(packageRoot(), 'dist/line-thread.mjs');
  return existsSync(script) ? script : null;
}
