import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const USUAL_RUNS = 500;
/** The long run repeats each law thousands of times, which may take what it takes. */
const isLong = Number(process.env.RATCHET_PROPERTY_RUNS ?? 0) > USUAL_RUNS;

const USUAL_LIMIT_MS = 30_000;
/** Of one law; it takes seconds where nothing else needs the machine. */
const LAW_LIMIT_MS = 300_000;
const elsewhere = ['**/*.store.test.ts', 'node_modules/**'];

/**
 * Of tests without a page the files of a worker share their modules: loading them anew for each took as long as the
 * examples themselves. What a test changes outside of itself it puts back, as vitest.setup.ts does with the console.
 *
 * Unit tests and laws. Tests that need the database are `*.store.test.ts`, run by vitest.store.config.ts.
 */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    setupFiles: ['./vitest.setup.ts'],
    // The machine has nothing else to do meanwhile; by default one core would stay idle.
    maxWorkers: '100%',
    // Laws make much that is soon forgotten: with room for it a seventh of their time is not spent on clearing up.
    execArgv: ['--max-semi-space-size=32'],
    testTimeout: isLong ? 0 : USUAL_LIMIT_MS,
    exclude: elsewhere,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          isolate: false,
          include: ['lib/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.ts', '*.test.ts'],
          exclude: [...elsewhere, '**/*.property.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'laws',
          isolate: false,
          include: ['lib/**/*.property.test.ts'],
          testTimeout: isLong ? 0 : LAW_LIMIT_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          environment: 'happy-dom',
          setupFiles: ['./vitest.setup.pages.ts'],
          include: ['{lib,components}/**/*.test.tsx'],
        },
      },
    ],
  },
});
