/** The bench itself: draws the ledger, asks the questions, prints what it found. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
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
import { peerResult } from './peer-bench';
import { reportFindings } from './report-bench';
import { peerTargets, resultsText } from './results';
import { signalFindings } from './signal-bench';
import { cpuTicks, stealSince } from './turns';

const FULL_ACCOUNTS = 100_000;
const DEFAULT_SIZES = '1000,10000,100000';
const PEER_BENCH_TURNS = 15;
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

/** The bench beside peers; its table goes to bench/RESULTS.md where no other sizes were asked for. */
async function runPeers(sizes: string, turns: number): Promise<number> {
  if (!existsSync('bench/peers/node_modules'))
    spawnSync('npm', ['ci', '--prefix', 'bench/peers', '--no-audit', '--no-fund'], { stdio: 'inherit', shell: true });
  const before = cpuTicks();
  const results = [];
  for (const size of sizes.split(',')) {
    process.stderr.write(`${size} accounts\n`);
    results.push(await peerResult(whole(size, FULL_ACCOUNTS), turns, cpus().length));
  }
  const text = resultsText(results, machineWords({ ...machineOf(), steal: stealSince(before) }));
  process.stdout.write(text);
  if (sizes === DEFAULT_SIZES) writeFileSync('bench/RESULTS.md', text);
  return peerTargets(results).every(({ met }) => met) ? 0 : 1;
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
      peers: { type: 'boolean' },
      sizes: { type: 'string' },
    },
  });
  if (values.peers === true) return runPeers(values.sizes ?? DEFAULT_SIZES, whole(values.turns, PEER_BENCH_TURNS));
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
  const machine = { ...machineOf(), steal };
  if (values.json) process.stdout.write(`${JSON.stringify({ size, machine, findings }, null, 2)}\n`);
  else process.stdout.write(`${describe(size, machine)}\n${tableOf(findings)}\n`);
  return findings.every(({ targets }) => targets.every(({ met }) => met)) ? 0 : 1;
}

interface Machine {
  node: string;
  cpus: number;
  model: string;
  /** Share of the processors' time that another machine took. */
  steal: number | null;
}

const machineOf = (): Omit<Machine, 'steal'> => ({
  node: process.version,
  cpus: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
});

function machineWords({ node, cpus: count, model, steal }: Machine): string {
  const taken = steal === null ? 'steal unknown' : `steal ${(steal * 100).toFixed(1)} %`;
  return `Node ${node}, ${count} × ${model}, ${taken}`;
}

function describe(size: Size, machine: Machine): string {
  const changes = (size.accounts * size.changesEach).toLocaleString('en');
  const ledger = `${size.accounts.toLocaleString('en')} accounts, ${changes} changes, ${size.months} months`;
  return `${ledger}; ${machineWords(machine)}`;
}
