/**
 * The memory of an import whose file is far longer than memory is to grow (quality.md I5): the same command on one row
 * and on a file of RATCHET_BENCH_LONG_BYTES (300 MB; `--long-bytes 1073741824` for 1 GB), as a dry run and in earnest.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@/lib/store/open';
import { stopStore } from '@/lib/store/server';
import type { Finding } from './findings';
import { type ImportProcess, runRatchet } from './import-process';
import { LONG_FILE_THROUGH, writeLongFile } from './long-file';

const MEBIBYTE = 1024 * 1024;
const MOST_GROWTH_BYTES = 256 * MEBIBYTE;

export async function longImportFindings(bundle: string, bytes: number): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-long-'));
  const dataDir = join(folder, 'store');
  const store = await openStore({ dataDir });
  try {
    const [short, long] = [join(folder, 'short.csv'), join(folder, 'long.csv')];
    await writeLongFile(short, 1);
    const rows = await writeLongFile(long, bytes);
    const run = (file: string, ...how: string[]) =>
      runRatchet(bundle, [
        ...['import', file, '--as', 'changes', '--currency', 'USD', '--data-through', LONG_FILE_THROUGH],
        ...['--data', dataDir, '--json', ...how],
      ]);
    // The first row of any file: what the command itself takes, on a store that is open already.
    const floor = await run(short, '--dry-run');
    const size = `${Math.round((await stat(long)).size / MEBIBYTE).toLocaleString('en')} MiB`;
    return [
      growthOf(`memory of a check of ${size}`, await run(long, '--dry-run'), floor, rows),
      growthOf(`memory of an import of ${size}`, await run(long), floor, rows),
    ];
  } finally {
    await store.close();
    await stopStore(dataDir, { remove: true });
    await rm(folder, { recursive: true, force: true });
  }
}

function growthOf(
  question: string,
  { ms, peakBytes, answer }: ImportProcess,
  floor: ImportProcess,
  rows: number,
): Finding {
  if (answer.read !== rows) throw new Error(`${question}: ${String(answer.read)} of ${rows} rows were read`);
  const nothing = { minMs: ms, medianMs: ms, ratio: null, against: null };
  if (peakBytes === null || floor.peakBytes === null)
    return { question, ...nothing, note: 'not told by this system', targets: [] };
  const growth = peakBytes - floor.peakBytes;
  const mebibytes = (of: number): number => Math.ceil(of / MEBIBYTE);
  return {
    question,
    ...nothing,
    note: `${mebibytes(peakBytes)} MiB, +${mebibytes(growth)} to one row`,
    targets: [{ words: '≤ +256 MiB', met: growth <= MOST_GROWTH_BYTES }],
  };
}
