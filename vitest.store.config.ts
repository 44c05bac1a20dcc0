import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests on the real embedded PostgreSQL: one server for the run, a database for each test. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['lib/**/*.store.test.ts'],
    setupFiles: ['./vitest.setup.ts'],
    globalSetup: ['lib/store/testing-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
