/** What failed, out of the runners' JSON reports: a runner tells it where it happens, thousands of lines before the end. */

const MOST_CHARACTERS = 1500;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what colours text on a terminal begins with one.
const COLOURS = /\u001b\[[0-9;]*m/g;

/** Both ends of a message: how it failed stands first, the counterexample's last lines and the place last. */
function shortened(text) {
  const plain = text.replace(COLOURS, '').trim();
  if (plain.length <= MOST_CHARACTERS) return plain;
  return `${plain.slice(0, MOST_CHARACTERS / 2)}\n  …\n${plain.slice(-MOST_CHARACTERS / 2)}`;
}

/**
 * Of Vitest's report: `file › test` and what it said, of each that failed and each file that could not be loaded.
 *
 * @param {{testResults: any[]}} report
 * @returns {{name: string, message: string}[]}
 */
export const vitestFailures = ({ testResults }) =>
  testResults.flatMap((file) =>
    file.status === 'failed' && file.assertionResults.length === 0
      ? [{ name: file.name, message: shortened(file.message ?? '') }]
      : file.assertionResults
          .filter(({ status }) => status === 'failed')
          .map((test) => ({
            name: `${file.name} › ${test.fullName}`,
            message: shortened((test.failureMessages ?? []).join('\n')),
          })),
  );

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/**
 * Of Playwright's report: each that did not pass the first time, and what kept the run itself from going on.
 *
 * @param {{suites: any[], errors: any[]}} report
 * @returns {{name: string, message: string}[]}
 */
export const playwrightFailures = ({ suites, errors }) => [
  ...suites.flatMap(specsOf).flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        name: `${spec.file}:${spec.line} › ${spec.title}`,
        message: shortened(results.flatMap((result) => result.errors.map(({ message }) => message)).join('\n')),
      })),
  ),
  ...errors.map(({ message }) => ({ name: 'the run', message: shortened(message ?? '') })),
];
