import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit tests and laws. Tests that need the database are `*.store.test.ts`, run by vitest.store.config.ts. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    setupFiles: ['./vitest.setup.ts'],
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
