/** Passwords as argon2id: 19 MiB, two passes, one lane, OWASP's least; some 30 ms a try. */
import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 128;

/** argon2id; the package's own name for it is a const enum, which cannot be imported one file at a time. */
const ARGON2ID = 2;
export const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One form of each letter, however a keyboard made it. */
const normal = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST);

export const isPassword = (kept: string, password: string): Promise<boolean> =>
  verify(kept, normal(password)).catch(() => false);

/** Of 0 to 4; 3 takes some hundred million tries where they are made in the order of what people choose. */
const LEAST_SCORE = 3;

let estimator: ZxcvbnFactory | null = null;

/**
 * How many tries a password would take, 0 to 4: 40,000 that people choose, what is like them, rows of keys, repeats,
 * days. The words are read when the first password is chosen.
 */
function scoreOf(password: string, known: string[]): number {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return estimator.check(password, known).score;
}

/** Why nobody should choose that; null: well chosen. */
export function weakness(password: string, email: string): string | null {
  if (password.length < PASSWORD_LEAST) return `expected at least ${PASSWORD_LEAST} letters; a few words do well`;
  if (password.length > PASSWORD_MOST) return `expected at most ${PASSWORD_MOST} letters`;
  const plain = password.toLowerCase();
  const [name = '', domain = ''] = email.toLowerCase().split('@');
  if (scoreOf(password, ['ratchet', name, ...domain.split('.')]) < LEAST_SCORE)
    return 'that is among the first that anybody tries; a few words do well';
  return name.length > 3 && plain.includes(name) ? 'it holds your own address' : null;
}

/** For comparing without keeping: the name of a person in a table of tries. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);
