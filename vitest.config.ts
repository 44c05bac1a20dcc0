import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The long run repeats each law thousands of times, which may take what it takes. */
const isLong = process.env.RATCHET_PROPERTY_RUNS !== undefined;

/** Unit tests and laws. Tests that need the database are `*.store.test.ts`, run by vitest.store.config.ts. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    setupFiles: ['./vitest.setup.ts'],
    testTimeout: isLong ? 0 : 30_000,
    exclude: ['**/*.store.test.ts', 'node_modules/**'],
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['lib/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.ts', '*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'pages', environment: 'happy-dom', include: ['{lib,components}/**/*.test.tsx'] },
      },
    ],
  },
});
