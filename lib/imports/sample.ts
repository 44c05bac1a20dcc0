/** The sample company, put through the import that every file takes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STANDARD_RULES } from '@/lib/domain/signals/standard-rules';
import type { Kind } from '@/lib/ingest/fields';
import { statedPlay } from '@/lib/reports/play-writing';
import type { SampleFiles } from '@/lib/sample/sample';
import { sampleFiles } from '@/lib/sample/sample';
import { withinTransaction } from '@/lib/store/database';
import { writePlayRun } from '@/lib/store/play-runs';
import { writeSettings } from '@/lib/store/settings';
import { writeRule } from '@/lib/store/signal-rules';
import type { ImportJob } from './job';
import type { ImportOutcome } from './outcome';
import { runImport } from './run';
import type { Runner } from './runner';

/**
 * Imports the sample's accounts, what stands beside its ledger, and its changes last, whose outcome it answers: while
 * there is no ledger, an import has no figures to work out, and once the changes are in, everything is.
 */
export async function importSample(
  runner: Runner,
  { workspaceId, importId }: { workspaceId: number; importId: string | null },
): Promise<ImportOutcome> {
  const sample = sampleFiles({ today: runner.today });
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-sample-'));
  const imported = async (kind: Kind, text: string, more: Partial<ImportJob> = {}): Promise<ImportOutcome> => {
    const fileName = `${kind}.csv`;
    const path = join(folder, fileName);
    await writeFile(path, text);
    return runImport(runner, {
      workspaceId,
      path,
      fileName,
      kind,
      currency: sample.currency,
      dryRun: false,
      keepGood: false,
      rejectsPath: join(folder, `${fileName}.rejects.csv`),
      importId: null,
      ...more,
    });
  };
  const before: readonly (readonly [Kind, string])[] = [
    ['accounts', sample.accountsCsv],
    ['plans', sample.plansCsv],
    ['touchpoints', sample.touchpointsCsv],
    ['costs', sample.costsCsv],
    ['targets', sample.targetsCsv],
    ['usage', sample.usageCsv],
    ['signals', sample.signalsCsv],
  ];
  try {
    const { grossMargin, dataThrough, historyFrom } = sample;
    await writeSettings(runner.store.pool, runner.principal, workspaceId, { grossMargin });
    for (const [kind, text] of before) {
      const { status, problems } = await imported(kind, text);
      if (status !== 'done') throw new Error(`the sample's ${kind} were refused: ${problems[0]?.message}`);
    }
    await stateByHand(runner, workspaceId, sample);
    return await imported('changes', sample.changesCsv, { dataThrough, historyFrom, importId });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What no file states: plays with their runs, and rules that are on, written as people write them; all at once. */
const stateByHand = ({ store, principal }: Runner, workspaceId: number, { plays, rulesOn }: SampleFiles) =>
  withinTransaction(store.pool, async (db) => {
    for (const { words, runs } of plays) {
      const { key: _, ...said } = words;
      const playId = await statedPlay({ db, principal, workspaceId }, said);
      if (playId === null) throw new Error(`the sample's play "${words.name}" was refused`);
      for (const { began_on: beganOn, outcome_on: outcomeOn, ...run } of runs)
        await writePlayRun(db, principal, workspaceId, { id: null, playId, ...run, beganOn, outcomeOn });
    }
    for (const rule of STANDARD_RULES.filter(({ ruleId }) => rulesOn.includes(ruleId)))
      await writeRule(db, principal, workspaceId, { ...rule, isOn: true });
  });
