/** The secrets of share links: 32 random bytes in the address, and a password, both kept so that they cannot be read back. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** 32 MB and some 80 ms a try. */
const COST = { N: 32_768, r: 8, p: 1 } as const;
const MAX_MEMORY = 64 * 1024 * 1024;

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What a token looks like; anything else is not looked for. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

const derive = (password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: MAX_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$');
}

export async function isPassword(kept: string, password: string): Promise<boolean> {
  const [, n, r, p, salt = '', key = ''] = kept.split('$');
  const expected = Buffer.from(key, 'base64');
  const found = await derive(password, Buffer.from(salt, 'base64'), { N: Number(n), r: Number(r), p: Number(p) });
  return expected.length === found.length && timingSafeEqual(expected, found);
}
