/**
 * `npm test [STEP…] [FILTER…] [--long]`: every check there is, in order, with its time, and one total at the end.
 * Steps can be named to run a few; what is no step is handed to the runners as a filter of their files. A long run that
 * broke off goes on where it was: steps that passed are not repeated while no source changes.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { frozenPages, heavyRoutes } from './built.mjs';
import { playwrightFailures, vitestFailures } from './failures.mjs';
import { checkNode, ensureBuild, ensureBundle, ensureClient, ensureInstalled, root, runMain, say } from './prepare.mjs';
import { contentHash } from './stamp.mjs';

const STEP_LIMIT_MS = 30 * 60_000;
/** Runs of each law: 500 others in all, few of them in the second zone, where few draws show what depends on it. */
const EAST_RUNS = { short: '400', long: '20000' };
const WEST_RUNS = { short: '100', long: '500' };
const LONG_LIMIT_MS = 6 * 60 * 60_000;
const words = process.argv.slice(2);
const isLong = words.includes('--long');
const length = isLong ? 'long' : 'short';
const script = (...path) => join(root, 'node_modules', ...path);
const reportFile = (name) => join(root, `test-results/${name}.json`);

/** The two extremes of the earth's clocks: what depends on the machine's zone differs between them. */
const zones = { east: 'Pacific/Kiritimati', west: 'America/Adak' };
const zoneless = ['lib/domain', 'lib/ingest', 'lib/view'];

const seed = process.env.RATCHET_SEED ?? String(1 + Math.floor(Math.random() * 2 ** 31));
const long = isLong ? { RATCHET_LONG: '1', RATCHET_LAW_RUNS: '500', RATCHET_KILLS: '100' } : {};
// An empty DATABASE_URL keeps the user's .env from leading tests to a real store.
const environment = { ...process.env, ...long, DATABASE_URL: '', RATCHET_SEED: seed, NEXT_TELEMETRY_DISABLED: '1' };

/** Runs Node on a script with its output passed on; resolves to the exit code. */
function node(args, env = {}) {
  return new Promise((settle) => {
    const options = { cwd: root, env: { ...environment, ...env }, stdio: ['ignore', 'inherit', 'inherit'] };
    const child = spawn(process.execPath, args, options);
    const limit = setTimeout(() => child.kill('SIGKILL'), isLong ? LONG_LIMIT_MS : STEP_LIMIT_MS);
    child.on('exit', (code) => {
      clearTimeout(limit);
      settle(code ?? 1);
    });
  });
}

/** A check that passes or fails as a whole. */
const check = (args) => async () => ({
  passed: 0,
  failed: 0,
  skipped: 0,
  ...((await node(args)) === 0 ? { passed: 1 } : { failed: 1 }),
});

/** Counts of a runner that wrote a JSON report; one that broke off without any counts as a failure. */
async function counted(name, args, env, read) {
  rmSync(reportFile(name), { force: true });
  const code = await node(args, env);
  const counts = existsSync(reportFile(name))
    ? read(JSON.parse(readFileSync(reportFile(name), 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

function vitest(name, filters, { args = [], env = {} } = {}) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(name)}`];
  const all = [script('vitest/vitest.mjs'), 'run', ...args, ...filters, '--passWithNoTests', ...reporters];
  return counted(name, all, env, (report) => {
    // A file that could not be loaded has no tests to fail: it counts itself.
    const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    const skipped = report.numPendingTests + report.numTodoTests;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped,
      failures: vitestFailures(report),
    };
  });
}

function playwright(filters) {
  return counted('browser', [script('@playwright/test/cli.js'), 'test', ...filters], {}, (report) => ({
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
    skipped: report.stats.skipped,
    failures: playwrightFailures(report),
  }));
}

/** Builds the pages with no store in reach, into a folder of their own, and looks at what came out. */
async function build() {
  ensureClient();
  await ensureBundle();
  const store = join(root, 'test-results/no-store');
  rmSync(store, { recursive: true, force: true });
  process.env.RATCHET_DATA = store;
  ensureBuild('.next-test');
  const opened = existsSync(store) ? 'The build opened a store; only a running server may.' : null;
  const findings = [opened, frozenPages('.next-test'), heavyRoutes('.next-test')].filter(Boolean);
  for (const finding of findings) say(finding);
  return { passed: 4 - findings.length, failed: findings.length, skipped: 0 };
}

const steps = {
  generate: async () =>
    (await node(['scripts/generate.mjs'])) === 0
      ? { passed: 0, failed: 0, skipped: 0 }
      : { passed: 0, failed: 1, skipped: 0 },
  types: check([script('typescript/bin/tsc'), '--noEmit', '--incremental', 'false', '-p', '.']),
  lint: check([script('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings']),
  rules: check([script('tsx/dist/cli.mjs'), 'scripts/check-imports.ts']),
  knip: check([script('knip/bin/knip.js')]),
  unit: (filters) => vitest('unit', filters, { env: { TZ: zones.east, RATCHET_PROPERTY_RUNS: EAST_RUNS[length] } }),
  zones: (filters) =>
    vitest('zones', filters.length > 0 ? filters : zoneless, {
      env: { TZ: zones.west, RATCHET_PROPERTY_RUNS: WEST_RUNS[length], RATCHET_SEED: String(Number(seed) + 1) },
    }),
  coverage: check([script('vitest/vitest.mjs'), 'run', '-c', 'vitest.core.config.ts', '--coverage']),
  store: (filters) => vitest('store', filters, { args: ['-c', 'vitest.store.config.ts'] }),
  build,
  browser: async (filters) => {
    const { ensureChromium } = await import('./chromium.mjs');
    ensureChromium();
    return playwright(filters);
  },
  mutation: (files) => {
    // It takes long and both cores: what else runs on the machine goes first.
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
    const only = files.length > 0 ? ['--mutate', files.join()] : [];
    return check([script('@stryker-mutator/core/bin/stryker.js'), 'run', ...only])();
  },
};

/** Mutation testing runs apart, when it is named. */
const usual = Object.keys(steps).filter((name) => name !== 'mutation');

const LONG_SOURCES = ['lib', 'app', 'components', 'e2e', 'scripts', 'prisma', 'bench', 'package-lock.json'];

/** The steps of a long run of these very sources that passed so far, by their name. */
class LongRun {
  #file = reportFile('long');
  #sources = contentHash(root, LONG_SOURCES, { withTests: true });

  passed() {
    if (!existsSync(this.#file)) return {};
    const { sources, passed } = JSON.parse(readFileSync(this.#file, 'utf8'));
    return sources === this.#sources ? passed : {};
  }

  keep(result) {
    const passed = { ...this.passed(), [result.name]: result };
    writeFileSync(this.#file, JSON.stringify({ sources: this.#sources, passed }));
  }
}

/** The steps that are asked for. Only what every long run needs, and a whole one, is remembered. */
async function results(names, filters) {
  const run = isLong && filters.length === 0 ? new LongRun() : null;
  const all = [];
  for (const name of names) {
    const before = name === 'generate' || name === 'build' ? undefined : run?.passed()[name];
    if (before) say(`\n── ${name}: passed before, in ${before.seconds.toFixed(0)} s with the seed ${before.seed}`);
    const result = before ?? (await timed(name, filters));
    if (result.failed === 0 && !before) run?.keep({ ...result, seed });
    all.push(result);
  }
  return all;
}

async function timed(name, filters) {
  say(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
  const startedAt = performance.now();
  const counts = await steps[name](filters).catch((error) => {
    say(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  return { name, ...counts, seconds: (performance.now() - startedAt) / 1000 };
}

await runMain(async () => {
  checkNode();
  ensureInstalled();
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const named = words.filter((word) => Object.hasOwn(steps, word));
  const filters = words.filter((word) => !Object.hasOwn(steps, word) && word !== '--long');
  const all = await results(named.length > 0 ? named : usual, filters);

  for (const { name, failures = [] } of all)
    for (const failure of failures) console.log(`\n── failed in ${name}: ${failure.name}\n${failure.message}`);

  const total = (key) => all.reduce((sum, result) => sum + result[key], 0);
  console.log(
    `\n${'step'.padEnd(10)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'seconds'.padStart(9)}`,
  );
  for (const { name, passed, failed, skipped, seconds } of all) {
    const counts = [String(passed).padStart(8), String(failed).padStart(8), String(skipped).padStart(9)].join('');
    console.log(`${name.padEnd(10)}${counts}${seconds.toFixed(1).padStart(9)}`);
  }
  console.log(`Seed of the laws: ${seed}. The same again: RATCHET_SEED=${seed} npm test`);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = total('failed') > 0 ? 1 : 0;
});
