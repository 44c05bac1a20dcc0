/** The plain computation, which the core is compared with, against what a pencil gives. */
import { describe, expect, it } from 'vitest';
import { OWN_CASES, workedCases } from './testing/cases';
import { differences } from './testing/expectation';
import { plainAnswer } from './testing/plain-answers';

/** The plain computation leaves Wilson's interval to its own tests. */
const withoutWilson = (expected: unknown): unknown =>
  JSON.parse(JSON.stringify(expected), (key, value: unknown) => (key.startsWith('logo_') ? undefined : value));

describe.each(workedCases(OWN_CASES))('the plain computation of $name', (worked) => {
  it.each(worked.runs.map((run) => ({ run, args: run.args.join(' ') })))('$args', ({ run }) => {
    expect(differences(withoutWilson(run.expect), plainAnswer(worked, run))).toEqual([]);
  });
});
