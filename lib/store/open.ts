/** Opens a store: a PostgreSQL server that was named, or our own. */
import pg from 'pg';
import type { PrismaClient } from './generated/client';
import { migrate } from './migrations';
import { connectionTo, DATABASE, ensureServer } from './server';

const POOL_MAX = 8;
const REANCHOR_MS = 500;
const AWAKE_MS = 1_000;

export interface Store {
  pool: pg.Pool;
  /** Typed access to the small tables, made when it is first asked for; bulk goes through the pool. */
  prisma(): Promise<PrismaClient>;
  dataDir: string;
  kind: 'embedded' | 'server';
  close(): Promise<void>;
}

export interface StoreOptions {
  /** A PostgreSQL server; without it the embedded one of `dataDir` is started. */
  databaseUrl?: string;
  dataDir: string;
}

/**
 * Starts the embedded server where no server is named, and brings the tables to this version. Any number of
 * processes may do this at once. Throws plain errors that say what to do.
 */
export async function openStore({ databaseUrl, dataDir }: StoreOptions): Promise<Store> {
  if (databaseUrl) return openOn({ connectionString: databaseUrl }, dataDir, 'server');
  const place = await ensureServer(dataDir);
  const config = connectionTo(place, DATABASE);
  const anchor = await anchorTo(config, dataDir);
  try {
    const store = await openOn(config, dataDir, 'embedded');
    return {
      ...store,
      close: () =>
        awake(async () => {
          await store.close();
          await anchor.close();
        }),
    };
  } catch (error) {
    await anchor.close();
    throw error;
  }
}

/** A store on a database that runs already. */
export async function openOn(config: pg.PoolConfig, dataDir: string, kind: Store['kind']): Promise<Store> {
  const pool = new pg.Pool({ ...config, max: POOL_MAX, application_name: 'ratchet', allowExitOnIdle: true });
  // A connection that breaks while idle is replaced at its next use; there is nobody to tell.
  pool.on('error', () => {});
  try {
    const client = await pool.connect();
    try {
      await migrate(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  let made: Promise<PrismaClient> | null = null;
  const prisma = (): Promise<PrismaClient> => {
    made ??= prismaOn(pool);
    return made;
  };
  return {
    pool,
    prisma,
    dataDir,
    kind,
    close: () =>
      awake(async () => {
        await (await made)?.$disconnect();
        await pool.end();
      }),
  };
}

/** Prisma's client; its packages take a tenth of a second to load, which a command that needs none of it is spared. */
async function prismaOn(pool: pg.Pool): Promise<PrismaClient> {
  const [{ PrismaPg }, { PrismaClient: Client }] = await Promise.all([
    import('@prisma/adapter-pg'),
    import('./generated/client'),
  ]);
  return new Client({ adapter: new PrismaPg(pool) });
}

/**
 * Idle connections and the anchor do not keep a program alive, so while their end is awaited something else must:
 * without it Node would leave in the middle, with exit code 13.
 */
async function awake(work: () => Promise<void>): Promise<void> {
  const timer = setInterval(() => {}, AWAKE_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}

interface Anchor {
  close(): Promise<void>;
}

/**
 * One connection that stays for as long as the store is open: a pool lets go of idle ones, and the keeper stops
 * a server that nobody is connected to. Should the server be lost, it is asked for again.
 */
async function anchorTo(config: pg.ClientConfig, dataDir: string): Promise<Anchor> {
  let closed = false;
  let current = await holdOnto(config);
  let wake: () => void = () => {};
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, REANCHOR_MS).unref();
    });
  const keep = async (): Promise<void> => {
    await current.lost;
    while (!closed) {
      try {
        await ensureServer(dataDir);
        current = await holdOnto(config);
        // Closed while this one was being made: nobody else would end it.
        if (closed) await current.end();
        await current.lost;
      } catch {
        if (!closed) await pause();
      }
    }
  };
  const keeping = keep();
  return {
    close: async () => {
      closed = true;
      wake();
      await current.end();
      await keeping;
    },
  };
}

async function holdOnto(config: pg.ClientConfig): Promise<{ lost: Promise<void>; end(): Promise<void> }> {
  // The types leave out that a client may let a finished program end.
  const client = new pg.Client({ ...config, application_name: 'ratchet anchor' }) as pg.Client & {
    ref(): void;
    unref(): void;
  };
  client.on('error', () => {});
  const lost = new Promise<void>((resolve) => client.on('end', () => resolve()));
  await client.connect();
  client.unref();
  return {
    lost,
    end: () => {
      client.ref();
      return client.end().catch(() => {});
    },
  };
}
