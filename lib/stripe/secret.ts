/**
 * Secrets at rest: AES-256-GCM under a key that lies beside the store in a file of its own, readable by its owner
 * alone. A backup has neither; a copy of the database alone opens nothing.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const OWNER_ONLY = 0o600;
const ALGORITHM = 'aes-256-gcm';

const keyPath = (dataDir: string): string => join(dataDir, 'stripe.key');

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

async function existingKey(dataDir: string): Promise<Buffer | null> {
  try {
    const key = await readFile(keyPath(dataDir));
    if (key.length !== KEY_BYTES) throw new Error(`${keyPath(dataDir)} is damaged; delete it and connect Stripe again`);
    return key;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The key; two processes that make one at the same time end up with one and the same. */
async function keyOf(dataDir: string): Promise<Buffer> {
  const existing = await existingKey(dataDir);
  if (existing !== null) return existing;
  await mkdir(dataDir, { recursive: true });
  const draft = `${keyPath(dataDir)}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(KEY_BYTES), { mode: OWNER_ONLY, flag: 'wx' });
  await chmod(draft, OWNER_ONLY);
  await link(draft, keyPath(dataDir)).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return (await existingKey(dataDir)) ?? keyOf(dataDir);
}

export async function seal(dataDir: string, secret: string): Promise<string> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, await keyOf(dataDir), nonce);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Null: it was sealed under another key, such as on another machine. */
export async function unseal(dataDir: string, sealed: string): Promise<string | null> {
  const key = await existingKey(dataDir);
  if (key === null) return null;
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const opened = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(opened).toString('utf8');
  } catch {
    return null;
  }
}

/** 'rk_live_…1234': enough to know a key by. */
export const hintOf = (key: string): string => `${/^[a-z]+_(live|test)_/.exec(key)?.[0] ?? ''}…${key.slice(-4)}`;
