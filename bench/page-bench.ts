/**
 * The pages in a real browser, on the built app: how soon they show their largest part, how far they jump, how fast
 * they answer a press, and how long a filter takes to reach a chart; with the sample company, and with the big ledger.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { formatDay } from '@/lib/domain/day';
import { stopStore } from '@/lib/store/server';
import { pages } from '@/lib/view/pages';
import { chromiumFlags, ensureChromium, findChromium } from '../scripts/chromium.mjs';
import type { BigLedger } from './big-ledger';
import { writeChangesFile } from './changes-file';
import { atMostMs, type Finding, timesFinding } from './findings';
import { runRatchet } from './import-process';
import { nextChartMs, nextFootMs, scrollAccounts, vitalsNow, watchVitals } from './page-probes';
import { serve } from './served';
import { timesOf } from './turns';

const MOST_LCP_MS = 1_200;
const MOST_INP_MS = 100;
const MOST_SHIFT = 0.02;
const MOST_FILTER_MS = { sample: 250, big: 700 };
const MOST_ROWS = 60;
const MOST_TASK_MS = 50;
const AT_REST_MS = 1_500;
const ACCOUNTS = '/accounts';
/** Pages whose charts follow a filter. */
const filtered = ['/', '/retention', '/expansion'];

/** A page seen with a warm server and a warm cache, as on any Monday but the first. */
async function seen(browser: Browser, url: string, path: string, turns: number) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(watchVitals);
  const lcp: number[] = [];
  const shifts: number[] = [];
  for (let turn = -2; turn < turns; turn += 1) {
    await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
    // What moves after the page has come to rest counts as well.
    await sleep(300);
    const vitals = await page.evaluate(vitalsNow);
    if (turn < 0) continue;
    lcp.push(vitals.lcpMs);
    shifts.push(vitals.shift);
  }
  const inp = await pressed(page);
  await context.close();
  return { lcp: timesOf(lcp), shift: Math.max(...shifts), inpMs: inp };
}

/** Presses every choice of the page once; how long the slowest took to be drawn. */
async function pressed(page: Page): Promise<number> {
  const radios = page.getByRole('main').getByRole('radio');
  const count = Math.min(await radios.count(), 6);
  for (let i = 0; i < count; i += 1) {
    await radios.nth(i).click();
    await sleep(250);
  }
  return (await page.evaluate(vitalsNow)).inpMs;
}

/** Ticks one value of the first attribute after the other: each is a question that nobody asked before. */
async function filterTimes(browser: Browser, url: string, path: string, turns: number): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const choices = page.getByRole('dialog', { name: 'Filter by' }).getByRole('listitem').getByRole('button');
  await choices.first().click();
  const times: number[] = [];
  for (let turn = 0; turn <= turns; turn += 1) {
    await page.evaluate(path === ACCOUNTS ? nextFootMs : nextChartMs);
    await choices.nth(turn % (await choices.count())).click();
    const ms = await page.evaluate(() => (window as unknown as { chartMs: Promise<number> }).chartMs);
    if (turn > 0) times.push(ms);
    await page.waitForLoadState('networkidle');
    // Charts out of sight are drawn last: they are not the next turn's.
    await sleep(AT_REST_MS);
  }
  await page.close();
  return times;
}

/** The list of accounts scrolled from end to end, several times; the slowest counts. */
async function scrollFinding(browser: Browser, url: string, turns: number): Promise<Finding> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.goto(`${url}${ACCOUNTS}`, { waitUntil: 'networkidle' });
  const longest: number[] = [];
  let mostRows = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const scrolled = await page.evaluate(scrollAccounts);
    longest.push(scrolled.longestMs);
    mostRows = Math.max(mostRows, scrolled.mostRows);
  }
  await page.close();
  const finding = timesFinding('longest task in a scroll of the accounts, big ledger', timesOf(longest));
  return {
    ...finding,
    note: `${mostRows} rows at most; 0: no task of more than ${MOST_TASK_MS} ms`,
    targets: [
      atMostMs(finding.medianMs ?? 0, MOST_TASK_MS),
      { words: `rows ≤ ${MOST_ROWS}`, met: mostRows <= MOST_ROWS },
    ],
  };
}

const filterFinding = (what: string, times: number[], limitMs: number): Finding => {
  const finding = timesFinding(what, timesOf(times));
  return { ...finding, targets: [atMostMs(finding.medianMs ?? 0, limitMs)] };
};

/** What could not be measured is a miss with its reason; the questions after it are still asked. */
async function measured(question: string, make: () => Promise<Finding>): Promise<Finding> {
  try {
    return await make();
  } catch (error) {
    const [reason = ''] = String(error).split('\n');
    const none = { minMs: null, medianMs: null, ratio: null, against: null };
    return { question, ...none, note: reason, targets: [{ words: 'measured', met: false }] };
  }
}

async function sampleFindings(browser: Browser, bundle: string, dataDir: string, turns: number): Promise<Finding[]> {
  await runRatchet(bundle, ['sample', '--data', dataDir, '--json']);
  const server = await serve(dataDir);
  const findings: Finding[] = [];
  try {
    for (const { href, label } of pages) {
      const { lcp, shift, inpMs } = await seen(browser, server.url, href, turns);
      const finding = timesFinding(`${label}: largest part shown`, lcp);
      findings.push({
        ...finding,
        note: `shift ${shift.toFixed(3)}, slowest press ${inpMs} ms`,
        targets: [
          atMostMs(lcp.medianMs, MOST_LCP_MS),
          { words: `shift ≤ ${MOST_SHIFT}`, met: shift <= MOST_SHIFT },
          { words: `press ≤ ${MOST_INP_MS} ms`, met: inpMs <= MOST_INP_MS },
        ],
      });
    }
    for (const path of filtered) {
      const question = `filter to painted chart, ${path}`;
      const make = async () =>
        filterFinding(question, await filterTimes(browser, server.url, path, turns), MOST_FILTER_MS.sample);
      findings.push(await measured(question, make));
    }
  } finally {
    await server.stop();
    await stopStore(dataDir, { remove: true });
  }
  return findings;
}

async function bigFindings(
  browser: Browser,
  ledger: BigLedger,
  bundle: string,
  dataDir: string,
  turns: number,
): Promise<Finding[]> {
  const file = `${dataDir}.csv`;
  await writeChangesFile(ledger, 0, ledger.records.changes.length, file);
  const through = formatDay(ledger.dataThrough);
  const stated = ['--as', 'changes', '--currency', 'USD', '--data-through', through];
  await runRatchet(bundle, ['import', file, ...stated, '--data', dataDir, '--json']);
  const server = await serve(dataDir);
  const findings: Finding[] = [];
  try {
    findings.push(await measured('scroll of the accounts', () => scrollFinding(browser, server.url, turns)));
    for (const path of [...filtered, ACCOUNTS]) {
      const question = `filter to painted chart, ${path}, big ledger`;
      const make = async () =>
        filterFinding(question, await filterTimes(browser, server.url, path, turns), MOST_FILTER_MS.big);
      findings.push(await measured(question, make));
    }
  } finally {
    await server.stop();
    await stopStore(dataDir, { remove: true });
  }
  return findings;
}

/** Findings about the pages; the build is made where it is missing or old. */
export async function pageFindings(ledger: BigLedger, bundle: string, turns: number): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
  ensureChromium();
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    chromiumSandbox: process.getuid?.() !== 0,
    args: chromiumFlags,
  });
  try {
    return [
      ...(await sampleFindings(browser, bundle, join(folder, 'sample'), turns)),
      ...(await bigFindings(browser, ledger, bundle, join(folder, 'big'), turns)),
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
