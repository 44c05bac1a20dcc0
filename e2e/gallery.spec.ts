import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { faultsInPage, textsInPage } from './fixtures/chart-geometry';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'gallery', mode: 'development', contextOptions: { reducedMotion: 'reduce' } });
test.describe.configure({ mode: 'serial' });

/** What the charts of each part say, a file for each part: `RATCHET_WRITE_GALLERY=1` writes them anew. */
const said = (part: string): string => join(import.meta.dirname, 'gallery', `${part}.json`);
const writes = process.env.RATCHET_WRITE_GALLERY === '1';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const PARTS_MS = 600_000;

/** Charts come after their page, and are drawn anew when it changes; what shows a loading state stays one. */
async function drawn(page: Page): Promise<void> {
  await expect(page.locator('[data-shown]:not([data-shown^="loading"]) .animate-pulse')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  });
}

/** Width decides where labels stand, the theme how well they are read: the narrow dark one shows neither anew. */
const looks = [
  [WIDE, 'light'],
  [WIDE, 'dark'],
  [NARROW, 'light'],
] as const;

async function look(page: Page, where: string): Promise<void> {
  for (const [viewport, colorScheme] of looks) {
    const how = `${where} at ${viewport.width} px, ${colorScheme}`;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await drawn(page);
    expect(await page.evaluate(faultsInPage), how).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, `${how} scrolls sideways`).toBeLessThanOrEqual(0);
  }
}

test('no label of a chart lies over another or leaves its chart, each can be read, and says what it said', async ({
  page,
}) => {
  test.setTimeout(PARTS_MS);
  await page.goto('/gallery?part=buttons');
  const links = page.locator('[data-part]');
  await expect(page.getByRole('heading', { name: 'Gallery: Buttons' })).toBeVisible();
  const parts = await links.evaluateAll((all) => all.map((link) => link.getAttribute('data-part') ?? ''));
  expect(parts.length).toBeGreaterThan(15);
  for (const part of parts)
    await test.step(part, async () => {
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: 'light' });
      const link = page.locator(`[data-part="${part}"]`);
      await link.click();
      await expect(link).toHaveAttribute('aria-current', 'page');
      await drawn(page);
      const texts = await page.evaluate(textsInPage);
      if (writes) writeFileSync(said(part), `${JSON.stringify(texts, null, 2)}\n`);
      expect(texts, `${part} says what it said`).toEqual(JSON.parse(readFileSync(said(part), 'utf8')));
      await page.screenshot({ path: `test-results/gallery/${part}.png`, fullPage: true });
      await look(page, part);
    });
});

test('the look for faults finds each kind of them', async ({ page }) => {
  await page.setContent(`
    <style>body { background: #fff }</style>
    <div data-shown="bad" style="width:300px">
      <svg class="recharts-surface" width="300" height="100">
        <text x="10" y="20" fill="#111">over</text><text x="12" y="20" fill="#111">under</text>
        <text x="290" y="50" fill="#111">leaves</text>
        <text x="10" y="80" fill="#bbb">pale</text>
      </svg>
    </div>`);
  const found = (await page.evaluate(faultsInPage)).map(({ what }) => what.replace(/ of [\d.]+$/, ''));
  expect(found).toEqual(['"over" lies over "under"', '"leaves" leaves its chart sideways', '"pale" has a contrast']);
});
