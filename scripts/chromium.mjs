/** The Chromium of the browser tests: Playwright's own where there is one, else the machine's, else one from apt. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { Refusal, say } from './prepare.mjs';

const places = [
  // It has no windows to keep, and so takes a fifth less of the machine than a whole one without a screen.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const isRunnable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Path of a Chromium, or null where there is none. */
export function findChromium() {
  return [chromium.executablePath(), ...places].find(isRunnable) ?? null;
}

/** Makes sure that there is a Chromium: installs Debian's when this is root and apt-get exists. */
export function ensureChromium() {
  if (findChromium()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium for the browser tests …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 2] });
    apt('update');
    for (const name of ['chromium-headless-shell', 'chromium'])
      if (!findChromium()) apt('install', '-y', '--no-install-recommends', name, 'fonts-liberation');
  }
  if (!findChromium())
    throw new Refusal('No Chromium for the browser tests. Install one:  npx playwright install chromium');
}

/** What Playwright switches off itself: of several such lists Chromium reads the last one alone. */
const playwrightsOwn = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'LensOverlay'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

/** The suggestions below an address bar that nobody sees are a page of their own, half a second for each window. */
const suggestions = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** Flags for a browser that talks to nobody but the page, and runs in small containers. */
export const chromiumFlags = [
  `--disable-features=${[...playwrightsOwn, ...suggestions].join()}`,
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
