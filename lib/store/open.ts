/** Opens a store: a PostgreSQL server that was named, or our own. */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client';
import { migrate } from './migrations';
import { connectionTo, DATABASE, ensureServer } from './server';

const POOL_MAX = 8;
const REANCHOR_MS = 500;
const AWAKE_MS = 1_000;

export interface Store {
  pool: pg.Pool;
  /** Typed access to the small tables; bulk goes through the pool. */
  prisma: PrismaClient;
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
  const anchor = anchorTo(config, dataDir);
  await anchor.connected;
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
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    prisma,
    dataDir,
    kind,
    close: () =>
      awake(async () => {
        await prisma.$disconnect();
        await pool.end();
      }),
  };
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

/**
 * One connection that stays for as long as the store is open: a pool lets go of idle ones, and the keeper stops
 * a server that nobody is connected to. Should the server be lost, it is asked for again.
 */
function anchorTo(config: pg.ClientConfig, dataDir: string): { connected: Promise<void>; close(): Promise<void> } {
  let closed = false;
  let client: pg.Client;
  const connect = async (): Promise<void> => {
    client = new pg.Client({ ...config, application_name: 'ratchet anchor' });
    client.on('error', () => {});
    client.on('end', () => {
      if (!closed) setTimeout(() => void again(), REANCHOR_MS).unref();
    });
    await client.connect();
    // The anchor must not keep a finished program alive; the method is missing from the types.
    (client as pg.Client & { unref(): void }).unref();
  };
  const again = async (): Promise<void> => {
    if (closed) return;
    try {
      await ensureServer(dataDir);
      await connect();
    } catch {
      setTimeout(() => void again(), REANCHOR_MS).unref();
    }
  };
  return {
    connected: connect(),
    close: async () => {
      closed = true;
      await client.end().catch(() => {});
    },
  };
}
