/** Mutation testing of the core's figures: `npm run test:mutation`; one file: `npm run test:mutation -- FILE…`. */

const names = [
  ...['money', 'largest-remainder'],
  ...['movement-type', 'movement-sums', 'movements'],
  ...['changed-lines', 'event-groups', 'event', 'components', 'component-columns', 'shares'],
  ...['retention-sums', 'retention-figures', 'retention'],
  ...['cohort-sums', 'cohorts'],
];

/** The files whose tests are tested. */
export const measured = names.map((name) => `lib/domain/${name}.ts`);

export default {
  mutate: measured,
  ignorePatterns: ['**', '!lib/domain/**', '!vitest.setup.ts', '!vitest.core.config.ts', '!stryker.config.mjs'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.core.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  thresholds: { high: 95, low: 85, break: 85 },
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  tempDirName: '.stryker-tmp',
};
