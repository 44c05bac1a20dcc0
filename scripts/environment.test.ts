import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { environmentSchema } from '../lib/env';
import { sourceFiles } from './import-rules';

/** Set by our own scripts, the tests, the bench or the system; no settings. */
const internal =
  /^(RATCHET_(ROOT|SEED|LONG|FAIL_POINT|WRITE_(EXAMPLES|GALLERY|RELEASE)|KILLS|LAW_RUNS|PROPERTY_RUNS|BENCH_\w+)|NEXT_\w+|NODE_ENV|PATH|SYSTEMROOT|TZ|npm_\w+)$/;

it('no source reads a variable that the schema does not name', () => {
  const root = `${import.meta.dirname}/..`;
  const texts = sourceFiles(root).map((path) => readFileSync(`${root}/${path}`, 'utf8'));
  const read = texts.flatMap((text) => [...text.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name ?? ''));
  expect(read).toContain('RATCHET_DATA');
  expect(read.filter((name) => !(name in environmentSchema.shape) && !internal.test(name))).toEqual([]);
});
