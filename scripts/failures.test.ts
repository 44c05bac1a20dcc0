import { expect, it } from 'vitest';
import { playwrightFailures, vitestFailures } from './failures.mjs';

it('failed tests and files that could not be loaded, without colours and not at any length', () => {
  const long = `first ${'x'.repeat(5000)} last`;
  const found = vitestFailures({
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'adds', failureMessages: [] },
          { status: 'failed', fullName: 'takes away', failureMessages: ['\u001b[31mexpected 2\u001b[39m'] },
          { status: 'failed', fullName: 'divides', failureMessages: [long] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      {
        name: 'c.test.ts',
        status: 'passed',
        assertionResults: [{ status: 'passed', fullName: 'is', failureMessages: [] }],
      },
    ],
  });
  expect(found.map(({ name }) => name)).toEqual(['a.test.ts › takes away', 'a.test.ts › divides', 'b.test.ts']);
  expect(found[0]?.message).toBe('expected 2');
  expect(found[1]?.message).toMatch(/^first x+\n {2}…\nx+ last$/);
  expect(found[1]?.message.length).toBeLessThan(1600);
  expect(found[2]?.message).toBe('no such module');
});

it('browser tests that did not pass the first time, wherever they stand, and errors of the run', () => {
  const spec = (title: string, status: string, messages: string[]) => ({
    title,
    file: 'x.spec.ts',
    line: 3,
    tests: [{ status, results: messages.map((message) => ({ errors: [{ message }] })) }],
  });
  const found = playwrightFailures({
    suites: [
      {
        specs: [spec('opens', 'expected', [])],
        suites: [
          {
            specs: [spec('closes', 'unexpected', ['timed out'])],
            suites: [{ specs: [spec('flies', 'flaky', ['once'])] }],
          },
        ],
      },
    ],
    errors: [{ message: 'no server' }],
  });
  expect(found).toEqual([
    { name: 'x.spec.ts:3 › closes', message: 'timed out' },
    { name: 'x.spec.ts:3 › flies', message: 'once' },
    { name: 'the run', message: 'no server' },
  ]);
});
