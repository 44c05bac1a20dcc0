/** What sessions are signed with: stated, or made once and kept beside the store, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BYTES = 32;
const OWNER_ONLY = 0o600;

const keyPath = (dataDir: string): string => join(dataDir, 'auth.key');
const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

async function existing(dataDir: string): Promise<string | null> {
  try {
    const text = (await readFile(keyPath(dataDir), 'utf8')).trim();
    if (Buffer.from(text, 'base64url').length !== BYTES)
      throw new Error(`${keyPath(dataDir)} is damaged; delete it, and everybody signs in anew`);
    return text;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Two processes that make one at the same time end up with one and the same. */
export async function secretOf(dataDir: string, stated: string | null): Promise<string> {
  const known = stated ?? (await existing(dataDir));
  if (known !== null) return known;
  await mkdir(dataDir, { recursive: true });
  const draft = `${keyPath(dataDir)}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(BYTES).toString('base64url'), { mode: OWNER_ONLY, flag: 'wx' });
  await chmod(draft, OWNER_ONLY);
  await link(draft, keyPath(dataDir)).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return secretOf(dataDir, null);
}
