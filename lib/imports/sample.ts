/** The sample company, put through the import that every file takes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleFiles } from '@/lib/sample/sample';
import type { ImportJob } from './job';
import { type ImportOutcome, type Runner, runImport } from './run';

/** Imports the sample's accounts, then its changes; the outcome is that of the changes. */
export async function importSample(
  runner: Runner,
  { workspaceId, importId }: { workspaceId: number; importId: string | null },
): Promise<ImportOutcome> {
  const sample = sampleFiles({ today: runner.today });
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-sample-'));
  const job = async (kind: 'accounts' | 'changes', text: string): Promise<ImportJob> => {
    const fileName = `${kind}.csv`;
    const path = join(folder, fileName);
    await writeFile(path, text);
    return {
      workspaceId,
      path,
      fileName,
      kind,
      currency: sample.currency,
      dataThrough: kind === 'changes' ? sample.dataThrough : undefined,
      historyFrom: kind === 'changes' ? sample.historyFrom : undefined,
      dryRun: false,
      keepGood: false,
      rejectsPath: join(folder, `${fileName}.rejects.csv`),
      importId: kind === 'changes' ? importId : null,
    };
  };
  try {
    const accounts = await runImport(runner, await job('accounts', sample.accountsCsv));
    if (accounts.status !== 'done')
      throw new Error(`the sample's accounts were refused: ${accounts.problems[0]?.message}`);
    return await runImport(runner, await job('changes', sample.changesCsv));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
