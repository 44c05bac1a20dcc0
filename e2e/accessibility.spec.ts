import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'accessibility' });

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Of the rules with these tags those about colour: a theme changes nothing else. */
const ofColour = ['color-contrast', 'link-in-text-block'];
const widths = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

/** What WCAG 2.2 AA objects to on the page, as `rule: element`. */
async function objections(page: Page, rules: 'all' | 'of colour'): Promise<string[]> {
  // Without frames it is looked at in one go, and only what fails is described.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules === 'all' ? builder.withTags(tags) : builder.withRules(ofColour)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

/** Until a theme or width that changed in place is drawn: its scheme, what moves for a while, and what follows a size. */
async function drawn(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  const html = page.locator('html');
  await (scheme === 'dark' ? expect(html).toHaveClass(/dark/) : expect(html).not.toHaveClass(/dark/));
  await expect(page.locator('main .animate-pulse')).toHaveCount(0);
  await page.evaluate(async () => {
    const frames = async () => {
      for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
    };
    await document.fonts.ready;
    await frames();
    const ends = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ends.map(({ finished }) => finished));
    await frames();
  });
}

/** The long run looks at every page on a phone too, the short one at those where a phone shows most else. */
const isLong = process.env.RATCHET_LONG === '1';

/** Loads the page once and changes its look in place: that a phone's fits when loaded there is each page's own test. */
async function expectAccessible(page: Page, path: string, onPhones = true): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(widths.phone);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  for (const [name, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await drawn(page, colorScheme);
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overhang, `${path}, ${name}: no sideways scroll`).toBeLessThanOrEqual(0);
      if (name === 'phone' && !onPhones) continue;
      const found = await objections(page, colorScheme === 'light' ? 'all' : 'of colour');
      expect(found, `${path}, ${colorScheme}, ${name}`).toEqual([]);
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

  for (const path of ['/', '/retention', '/cohorts', '/accounts/C-1112', '/deck', '/settings'])
    test(`${path} does so too`, async ({ page }) => expectAccessible(page, path));

  for (const path of [
    '/expansion',
    '/benchmarks',
    '/glossary',
    '/accounts',
    '/digest',
    '/closed',
    '/closed?show=tie-out',
    '/health',
    '/queue',
    '/book',
    '/forecast',
    '/plans',
    '/plays?tab=rules',
    '/adjustments',
    '/import',
  ])
    test(`${path} does so too on a desk`, async ({ page }) => expectAccessible(page, path, isLong));

  test('shared pages and decks, the question for a password and a link that opens nothing do so too', async ({
    page,
  }) => {
    const made = async (scope: object, password: string | null = null): Promise<string> => {
      const answer = await page.request.post('/api/v1/shares', {
        data: { name: 'For the board', scope, expires_in_days: 1, password },
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      return (await answer.json()).link;
    };
    const overview = { kind: 'page', path: '/' };
    const exhibits = ['headline', 'retention-trend', 'bridge', 'movements', 'cohort-triangle', 'benchmarks', 'ahead'];
    const slides = exhibits.map((exhibit) => ({ id: exhibit, exhibit }));
    const deck = { kind: 'slides', choice: { name: 'Board', template: 'board', slides } };
    const locked = await made(overview, 'long enough');
    const text = async (path: string): Promise<string> => (await page.request.get(path)).text();
    const wrong = await page.request.post(locked, { form: { password: 'not this one' } });
    const documents = new Map([
      ['a shared page', await text(await made(overview))],
      ['a shared deck', await text(await made(deck))],
      ['the question for a password', await text(locked)],
      ['a wrong password', await wrong.text()],
      ['a link that opens nothing', await text('/s/nothing')],
    ]);
    expect(documents.get('the question for a password')).toContain('A password is needed');
    expect(documents.get('a wrong password')).toContain('That is not the password.');
    expect(documents.get('a shared deck')).toContain('class="sheet slide');
    for (const [name, html] of documents) {
      // Looked at as a document of its own: where the server sends it, nothing may run, the check neither.
      await page.setContent(html);
      for (const size of Object.values(widths)) {
        await page.setViewportSize(size);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          expect(
            await objections(page, colorScheme === 'light' ? 'all' : 'of colour'),
            `${name}, ${colorScheme}, ${size.width}`,
          ).toEqual([]);
          const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(overhang, `${name}, ${size.width}: no sideways scroll`).toBeLessThanOrEqual(0);
        }
      }
    }
  });
});
