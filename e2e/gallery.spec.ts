import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsInPage, textsInPage } from './fixtures/chart-geometry';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'gallery', mode: 'development' });
test.describe.configure({ mode: 'serial' });

/** What the charts of each part say, a file for each part: `RATCHET_WRITE_GALLERY=1` writes them anew. */
const said = (part: string): string => join(import.meta.dirname, 'gallery', `${part}.json`);
const writes = process.env.RATCHET_WRITE_GALLERY === '1';

const widths = [1440, 390];
const themes = ['light', 'dark'] as const;

for (const width of widths)
  for (const colorScheme of themes)
    test.describe(`at ${width} px, ${colorScheme}`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

      test('no label of a chart lies over another or leaves its chart, and each can be read', async ({ page }) => {
        await page.goto('/gallery?part=buttons');
        await expect(page.locator('[data-shown]').first()).toBeVisible();
        const parts = await page
          .locator('[data-part]')
          .evaluateAll((links) => links.map((link) => link.getAttribute('data-part') ?? ''));
        expect(parts.length).toBeGreaterThan(15);
        for (const part of parts)
          await test.step(part, async () => {
            await page.goto(`/gallery?part=${part}`);
            await page.locator('[data-shown]').last().waitFor();
            await page.waitForFunction(
              () => document.querySelectorAll('main [aria-hidden="true"].animate-pulse').length === 0,
            );
            await page.waitForLoadState('networkidle');
            await page.evaluate(() => document.fonts.ready);
            expect(await page.evaluate(faultsInPage), part).toEqual([]);
            expect(
              await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
              `${part} scrolls sideways`,
            ).toBeLessThanOrEqual(0);
            await page.screenshot({ path: `test-results/gallery/${part}-${width}-${colorScheme}.png`, fullPage: true });
            if (width !== 1440 || colorScheme !== 'light') return;
            const texts = await page.evaluate(textsInPage);
            if (writes) writeFileSync(said(part), `${JSON.stringify(texts, null, 2)}\n`);
            expect(texts, `${part} says what it said`).toEqual(JSON.parse(readFileSync(said(part), 'utf8')));
          });
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
