import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { measured } from './stryker.config.mjs';

/** Examples before laws: what breaks an example is found in milliseconds. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLaw = ({ moduleId }: TestSpecification) => Number(moduleId.includes('.property.'));
    return files.toSorted((a, b) => isLaw(a) - isLaw(b));
  }
}

/** The tests beside the measured files, and the laws that hold over all of them. */
const subjects = [
  ...[
    'money',
    'largest-remainder',
    'movements',
    'fx-movements',
    'conservation',
    'source',
    'components',
    'shares',
    'attribution',
  ],
  ...['retention*', 'price-ends', 'cohorts', 'plain', 'plain-cohorts'],
];

/**
 * The tests of the core's figures, with few runs of each law and always the same ones: for branch coverage and
 * mutation testing, which ask what the examples and laws notice, not what they find.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    setupFiles: ['./vitest.setup.ts'],
    include: subjects.map((subject) => `lib/domain/${subject}{,.property}.test.ts`),
    env: { RATCHET_PROPERTY_RUNS: '5', RATCHET_SEED: '1' },
    testTimeout: 30_000,
    sequence: { sequencer: ExamplesFirst },
    coverage: {
      provider: 'v8',
      include: measured,
      reporter: ['text'],
      thresholds: { branches: 100 },
    },
  },
});
