import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'accessibility' });

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const widths = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** What WCAG 2.2 AA objects to on the page, as `rule: element`. */
async function objections(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

async function expectAccessible(page: Page, path: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [name, size] of Object.entries(widths)) {
      await page.setViewportSize(size);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await objections(page), `${path}, ${colorScheme}, ${name}`).toEqual([]);
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overhang, `${path}, ${name}: no sideways scroll`).toBeLessThanOrEqual(0);
    }
  }
}

test('the empty pages meet WCAG 2.2 AA in both themes, wide and narrow', async ({ page }) => {
  await expectAccessible(page, '/');
  await expectAccessible(page, '/import');
});

test.describe('with figures', () => {
  test.beforeAll(async ({ ratchet }) => {
    await ratchet.json('sample');
  });

  for (const path of [
    '/',
    '/retention',
    '/expansion',
    '/cohorts',
    '/benchmarks',
    '/glossary',
    '/accounts',
    '/accounts/C-1112',
    '/adjustments',
    '/import',
    '/settings',
  ])
    test(`${path} does so too`, async ({ page }) => expectAccessible(page, path));
});
