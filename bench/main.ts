/**
 * `npm run bench [-- --json] [--only domain,reports,signals,act,import,pages,exports,load,long] [--turns N] [--minutes N] [--long-bytes N]`: how long the heavy questions take, against
 * floors in the same run. RATCHET_BENCH_ACCOUNTS (100,000) and RATCHET_BENCH_TURNS scale it down;
 * `--peers` [--sizes 1000,10000,100000] asks DuckDB, PostgreSQL and plain loops the same, and writes bench/RESULTS.md.
 * `long` (the memory of a long file) and `load` (the app under load, for `--minutes` with its memory) are asked only by name. RATCHET_BENCH_REPORTS asks only the questions whose name has that text.
 *
 * Started as TypeScript it bundles itself and runs the bundle in a plain Node process, so that no loader is timed.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const thisFile = fileURLToPath(import.meta.url);

async function bundleAndRun(): Promise<number> {
  const { build } = await import('esbuild');
  const root = fileURLToPath(new URL('..', import.meta.url));
  const outfile = `${root}dist/bench.mjs`;
  await build({
    entryPoints: [thisFile],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    tsconfig: `${root}tsconfig.json`,
    logLevel: 'error',
  });
  const nodeOptions = ['--expose-gc', '--max-old-space-size=6144'];
  const { status } = spawnSync(process.execPath, [...nodeOptions, outfile, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}

if (thisFile.endsWith('.ts')) process.exitCode = await bundleAndRun();
else process.exitCode = await (await import('./run')).run(process.argv.slice(2));
