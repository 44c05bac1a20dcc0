import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './scripts/chromium.mjs';

/** The gallery shows every chart in every state, which takes minutes: `npm run test:long` looks at it. */
const isLong = process.env.RATCHET_LONG === '1';

/** Browser tests on the built app; `npm run test:browser` builds it first. Their stores: e2e/fixtures. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/fixtures/prepared-sample.ts',
  outputDir: 'test-results/browser',
  // Most of a test is waiting for what the page does after.
  workers: 2,
  forbidOnly: true,
  // Waiting ends with what is waited for: long limits cost nothing, and a busy machine may need them.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  reporter: [['list'], ['./e2e/fixtures/page-reporter.ts'], ['json', { outputFile: 'test-results/browser.json' }]],
  projects: [
    // How soon a start answers is measured alone.
    { name: 'start', testMatch: 'start.spec.ts' },
    {
      name: 'pages',
      testIgnore: isLong ? ['start.spec.ts'] : ['start.spec.ts', 'gallery.spec.ts'],
      dependencies: ['start'],
    },
  ],
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1440, height: 900 },
    // Pictures of every step would cost a third of the whole run; `--trace on` takes them where a failure asks for it.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      chromiumSandbox: process.getuid?.() !== 0,
      args: chromiumFlags,
    },
  },
});
