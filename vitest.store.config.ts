import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What changes modules or the environment of its process has both to itself. */
const apart = [
  'lib/api/imports-undo.store.test.ts',
  'lib/api/intake.store.test.ts',
  'lib/api/openapi/examples.store.test.ts',
  'lib/api/people.store.test.ts',
  'lib/api/rights.store.test.ts',
  'lib/cli/import-commands.store.test.ts',
  'lib/imports/effect.store.test.ts',
  'lib/store/server.store.test.ts',
];

/** Tests on the real embedded PostgreSQL: one server for the run, an empty database for each test. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    setupFiles: ['./vitest.setup.ts'],
    globalSetup: ['lib/store/testing-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      // Loading the modules anew for each file took as long as most of the files' own tests.
      {
        extends: true,
        test: { name: 'store', isolate: false, include: ['lib/**/*.store.test.ts'], exclude: apart },
      },
      { extends: true, test: { name: 'store apart', include: apart } },
    ],
  },
});
