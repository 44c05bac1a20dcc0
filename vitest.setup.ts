/** Runs before every test file: console noise fails a test, and laws take their seed and length from outside. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect } from 'vitest';

/** Up to here a run is a short one. */
const SHORT_RUNS = 500;
/** Laws of figures take all draws that they are told to; those of texts, files and drawings, in a short run, this share. */
const OTHERS_SHARE = 0.4;
const areFigures = /\/lib\/(domain|reports|store)\//.test(expect.getState().testPath ?? '');

const told = Number(process.env.RATCHET_PROPERTY_RUNS);
const runs = areFigures || told > SHORT_RUNS ? told : Math.ceil(told * OTHERS_SHARE);
const seed = Number(process.env.RATCHET_SEED);
fc.configureGlobal({ ...(runs > 0 ? { numRuns: runs } : {}), ...(seed > 0 ? { seed } : {}) });

const noise: unknown[][] = [];
const original = { error: console.error, warn: console.warn };

beforeEach(() => {
  noise.length = 0;
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...parts: unknown[]) => {
      noise.push(parts);
    };
  }
});

afterEach(() => {
  Object.assign(console, original);
  expect(noise, 'a test wrote to console.error or console.warn').toEqual([]);
});
