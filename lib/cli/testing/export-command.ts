/** `ratchet export` on a store of a test, for tests: what the command writes, read again from its file. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { registerExportCommand } from '@/lib/cli/export-command';
import type { Store } from '@/lib/store/open';
import { databaseUrlOf } from '@/lib/store/testing/address';

/** The file of `ratchet export <words>`. @throws what the command would end with */
export async function exportedBy(store: Store, ...words: string[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-export-'));
  const before = process.env.DATABASE_URL;
  const { write } = process.stderr;
  process.env.DATABASE_URL = databaseUrlOf(store.pool.options);
  // What it says on the way is for who runs it.
  process.stderr.write = () => true;
  try {
    const program = new Command('ratchet').exitOverride();
    registerExportCommand(program);
    const out = join(folder, 'file');
    await program.parseAsync(['export', ...words, '--out', out], { from: 'user' });
    return new Uint8Array(await readFile(out));
  } finally {
    process.stderr.write = write;
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
    await rm(folder, { recursive: true, force: true });
  }
}
