/** The bench itself: draws the ledger, asks the questions, prints what it found. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { actFindings } from './act-bench';
import { drawBigLedger, type Size } from './big-ledger';
import { domainFindings } from './domain-bench';
import { exportFindings } from './export-bench';
import { type Finding, tableOf } from './findings';
import { importFindings } from './import-bench';
import { loadFindings } from './load-bench';
import { longImportFindings } from './long-import-bench';
import { pageFindings } from './page-bench';
import { reportFindings } from './report-bench';
import { signalFindings } from './signal-bench';
import { cpuTicks, stealSince } from './turns';

const FULL_ACCOUNTS = 100_000;
const LONG_BYTES = 300_000_000;

const whole = (text: string | undefined, otherwise: number): number => {
  const value = Number(text ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`"${text}" is no whole number above 0`);
  return value;
};

function sizeWanted(): Size {
  return { accounts: whole(process.env.RATCHET_BENCH_ACCOUNTS, FULL_ACCOUNTS), changesEach: 20, months: 48 };
}

/** dist/ratchet.mjs of these sources: asking the command for its help makes it where it is missing or old. */
function bundledCommand(): string {
  const made = spawnSync(process.execPath, ['bin/ratchet.mjs', '--help'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (made.status !== 0) throw new Error('the ratchet command could not be built');
  return 'dist/ratchet.mjs';
}

/** Runs what is asked for; the exit code is 1 where a target was missed. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      only: { type: 'string' },
      turns: { type: 'string' },
      'long-bytes': { type: 'string' },
      minutes: { type: 'string' },
    },
  });
  const parts = values.only?.split(',') ?? ['domain', 'reports', 'signals', 'act', 'import', 'pages', 'exports'];
  const turns = whole(values.turns ?? process.env.RATCHET_BENCH_TURNS, 15);
  const importTurns = whole(process.env.RATCHET_BENCH_IMPORT_TURNS, 3);
  const pageTurns = whole(process.env.RATCHET_BENCH_PAGE_TURNS, 5);
  const size = sizeWanted();
  const before = cpuTicks();
  const ledger = drawBigLedger(size);
  const findings: Finding[] = [];
  if (parts.includes('domain')) findings.push(...domainFindings(ledger, turns));
  if (parts.includes('reports')) findings.push(...reportFindings(ledger, turns));
  if (parts.includes('signals')) findings.push(...signalFindings(turns));
  if (parts.includes('act')) findings.push(...(await actFindings(ledger, turns)));
  if (parts.includes('import')) findings.push(...(await importFindings(ledger, bundledCommand(), importTurns)));
  if (parts.includes('pages')) findings.push(...(await pageFindings(ledger, bundledCommand(), pageTurns)));
  if (parts.includes('exports')) {
    bundledCommand();
    findings.push(...(await exportFindings(ledger, importTurns)));
  }
  // The targets speak of the whole size; where it is scaled down they say nothing.
  if (size.accounts < FULL_ACCOUNTS) for (const finding of findings) finding.targets = [];
  const minutes = Number(values.minutes ?? 0);
  if (parts.includes('load')) findings.push(...(await loadFindings(ledger, bundledCommand(), minutes)));
  const longBytes = whole(values['long-bytes'] ?? process.env.RATCHET_BENCH_LONG_BYTES, LONG_BYTES);
  if (parts.includes('long')) findings.push(...(await longImportFindings(bundledCommand(), longBytes)));
  const steal = stealSince(before);
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown', steal };
  if (values.json) process.stdout.write(`${JSON.stringify({ size, machine, findings }, null, 2)}\n`);
  else process.stdout.write(`${describe(size, machine)}\n${tableOf(findings)}\n`);
  return findings.every(({ targets }) => targets.every(({ met }) => met)) ? 0 : 1;
}

function describe(size: Size, machine: { node: string; cpus: number; model: string; steal: number | null }): string {
  const changes = (size.accounts * size.changesEach).toLocaleString('en');
  const steal = machine.steal === null ? 'steal unknown' : `steal ${(machine.steal * 100).toFixed(1)} %`;
  const ledger = `${size.accounts.toLocaleString('en')} accounts, ${changes} changes, ${size.months} months`;
  return `${ledger}; Node ${machine.node}, ${machine.cpus} × ${machine.model}, ${steal}`;
}
