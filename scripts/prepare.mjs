/**
 * What must exist before anything runs: packages, the Prisma client, the bundled command, the built pages.
 * Each is made when it is missing or its sources changed. Plain Node without packages, since these may be missing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeOldChunks } from './chunks.mjs';
import { contentHash, isStamped, writeWhole } from './stamp.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const require = createRequire(import.meta.url);
const oldestNode = [20, 19];

/** A reason to stop that the reader can do something about: printed without a stack. */
export class Refusal extends Error {}

/** Notes go to stderr: stdout belongs to the answer (`ratchet … --json`). */
export const say = (text) => process.stderr.write(`${text}\n`);

/** Runs the main function of a script; a Refusal ends it with its message alone. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    say(error instanceof Refusal ? error.message : (error?.stack ?? String(error)));
    process.exit(1);
  }
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  if (isOld)
    throw new Refusal(`Ratchet needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
}

/** Reads `.env` of the checkout; what the environment already says stays. */
export function loadDotEnv() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

function run(what, command, args, env = {}) {
  const result = spawnSync(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2] });
  if (result.error) throw new Refusal(`${what} could not be started: ${result.error.message}`);
  if (result.status !== 0) throw new Refusal(`${what} failed (exit ${result.status ?? result.signal}).`);
}

/** The packages of the lock file that are not installed as it says; optional ones (other platforms') may lack. */
function missingPackages() {
  const installedLock = join(root, 'node_modules/.package-lock.json');
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = existsSync(installedLock) ? JSON.parse(readFileSync(installedLock, 'utf8')).packages : {};
  // An image has neither tests nor their packages.
  const isImage = process.env.NODE_ENV === 'production';
  return Object.entries(wanted).flatMap(([path, entry]) => {
    if (path === '') return [];
    const found = installed[path];
    const isRight = found
      ? found.version === entry.version
      : entry.optional || entry.devOptional || (isImage && entry.dev);
    return isRight ? [] : [path.replace(/^.*node_modules\//, '')];
  });
}

/** Installs what the lock file names, if anything of it is missing. */
export function ensureInstalled() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  say(`Installing packages (${missing.length} missing or changed, such as ${missing[0]}) …`);
  const args = ['ci', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) run('npm ci', process.execPath, [npm, ...args]);
  else if (process.platform === 'win32') run('npm ci', 'cmd.exe', ['/d', '/s', '/c', `npm ${args.join(' ')}`]);
  else run('npm ci', 'npm', args);
}

/** The Prisma client, generated from the schema into lib/store/generated. */
export function ensureClient() {
  const schema = 'prisma/schema.prisma';
  if (!existsSync(join(root, schema))) return;
  const stampFile = join(root, 'dist/stamps/client');
  const stamp = contentHash(root, [schema, 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (existsSync(join(root, 'lib/store/generated')) && isStamped(stampFile, stamp)) return;
  // Any executable will do: `generate` never runs the schema engine, but without one named it would download it.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  run('prisma generate', process.execPath, [require.resolve('prisma/build/index.js'), 'generate'], env);
  writeWhole(stampFile, stamp);
}

/** Bundles the command into dist/ratchet.mjs; returns its path. Packages stay in node_modules. */
export async function ensureBundle() {
  const output = join(root, 'dist/ratchet.mjs');
  const stampFile = join(root, 'dist/stamps/ratchet');
  const sources = ['lib', 'prisma/schema.prisma', 'package-lock.json', 'tsconfig.json', 'scripts/prepare.mjs'];
  const stamp = contentHash(root, sources);
  if (existsSync(output) && isStamped(stampFile, stamp)) return output;
  ensureClient();
  const { build } = await import('esbuild');
  const bundle = build({
    entryPoints: { ratchet: join(root, 'lib/cli/main.ts'), 'line-thread': join(root, 'lib/ingest/line-thread.ts') },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    // What is imported when it is needed stays apart until then.
    splitting: true,
    target: 'node20',
    sourcemap: 'linked',
    outExtension: { '.js': '.mjs' },
    outdir: join(root, 'dist'),
    absWorkingDir: root,
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'error',
    write: false,
  });
  const { outputFiles } = await bundle.catch(() => {
    throw new Refusal('The ratchet command could not be bundled; the errors are above.');
  });
  for (const file of outputFiles) writeWhole(file.path, file.contents);
  writeWhole(stampFile, stamp);
  removeOldChunks(
    join(root, 'dist'),
    outputFiles.map((file) => file.path),
  );
  return output;
}

const pageSources = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'package-lock.json',
  'tsconfig.json',
];
const rootFiles = ['next.config.ts', 'postcss.config.mjs', 'instrumentation.ts', 'proxy.ts', 'scripts/prepare.mjs'];

/** Builds the pages into `folder` (.next for users, another for tests). */
export function ensureBuild(folder = '.next') {
  const stampFile = join(root, folder, 'ratchet.stamp');
  const stamp = contentHash(root, [...pageSources, ...rootFiles]);
  if (existsSync(join(root, folder, 'BUILD_ID')) && isStamped(stampFile, stamp)) return;
  say('Building the pages (about a minute the first time) …');
  rmSync(stampFile, { force: true });
  const env = { NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  run('next build', process.execPath, [require.resolve('next/dist/bin/next'), 'build'], env);
  writeWhole(stampFile, stamp);
}
