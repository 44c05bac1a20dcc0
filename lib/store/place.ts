/** Where an embedded store lives: everything that follows from its data folder. */
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWhole } from './process.mjs';

/** PostgreSQL refuses to run as root, so root hands it to `nobody`. */
const NOBODY = 65_534;
const SYSTEM_FOLDER = '/var/lib/ratchet';
const PORTS = { first: 20_000, count: 40_000 };

/** `DIR/store.json`: the store's identity. */
interface StoreIdentity {
  id: string;
  /** Windows has no private sockets: a port on 127.0.0.1 and a password stand in for them. */
  port: number;
  password: string;
}

export interface Place {
  /** The data folder as the user named it. */
  dir: string;
  id: string;
  /** Holds database, socket and log; reachable by whoever runs the server. */
  home: string;
  /** Holds copies of the engine's binaries, by version. */
  engines: string;
  data: string;
  socket: string;
  log: string;
  lockFile: string;
  keeperFile: string;
  /** User and group that the server runs as; null: this one. */
  uid: number | null;
  /** What pg.Client needs to reach the server, save the database. */
  connection: { host: string; port: number; user: string; password: string | undefined };
}

/** The folder of this program: the nearest one above this file, the running script or the current folder. */
export function packageRoot(): string {
  const starts = [dirname(fileURLToPath(import.meta.url)), dirname(resolve(process.argv[1] ?? '.')), process.cwd()];
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, 'lib/store/keeper.mjs')) && existsSync(join(folder, 'package.json'))) return folder;
      if (dirname(folder) === folder) break;
    }
  }
  throw new Error(`Ratchet's own files were not found from ${starts.join(', ')}. Run it from its folder.`);
}

function identity(dir: string): StoreIdentity {
  const file = join(dir, 'store.json');
  if (!existsSync(file)) {
    const fresh: StoreIdentity = {
      id: randomBytes(8).toString('hex'),
      port: PORTS.first + (randomBytes(2).readUInt16BE(0) % PORTS.count),
      password: randomBytes(24).toString('hex'),
    };
    // Whoever comes second takes the first one's.
    createWhole(file, JSON.stringify(fresh));
  }
  const read: StoreIdentity = JSON.parse(readFileSync(file, 'utf8'));
  if (!/^[0-9a-f]{16}$/.test(read.id)) throw new Error(`${file} is damaged: it holds no store id.`);
  return read;
}

/** Is there a store in this folder? Creates nothing. */
export const storeExists = (dataDir: string): boolean => existsSync(join(dataDir, 'store.json'));

/** The store of a data folder; makes the folder and the identity where there are none. */
export function placeOf(dataDir: string): Place {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const dir = realpathSync(dataDir);
  const { id, port, password } = identity(dir);
  const isRoot = process.getuid?.() === 0;
  const isWindows = process.platform === 'win32';
  const home = isRoot ? join(SYSTEM_FOLDER, id) : join(dir, 'postgres');
  // A socket's whole path must stay below about 100 bytes, which a data folder cannot promise.
  const socket = isRoot ? join(home, 'socket') : join('/tmp', `ratchet-${id}`);
  return {
    dir,
    id,
    home,
    engines: isRoot ? join(SYSTEM_FOLDER, 'engine') : join(dir, 'engine'),
    data: join(home, 'data'),
    socket,
    log: join(home, 'server.log'),
    lockFile: join(dir, 'lock'),
    keeperFile: join(dir, 'keeper.json'),
    uid: isRoot ? NOBODY : null,
    connection: {
      host: isWindows ? '127.0.0.1' : socket,
      port: isWindows ? port : 5432,
      user: 'ratchet',
      password: isWindows ? password : undefined,
    },
  };
}

/** Makes the folders that the server writes to, private to it. */
export function makeFolders(place: Place): void {
  if (place.uid !== null) {
    mkdirSync(SYSTEM_FOLDER, { recursive: true });
    chmodSync(SYSTEM_FOLDER, 0o711);
  }
  for (const folder of [place.home, place.socket]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (process.platform === 'win32') continue;
    const found = lstatSync(folder);
    const owner = place.uid ?? process.getuid?.();
    if (!found.isDirectory() || (place.uid === null && found.uid !== owner)) {
      throw new Error(`${folder} belongs to somebody else; remove it or name a server in DATABASE_URL.`);
    }
    if (place.uid !== null) chownSync(folder, place.uid, place.uid);
    chmodSync(folder, 0o700);
  }
}
