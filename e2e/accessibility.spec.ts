import { expectAccessible, isLong, objections, widths } from './fixtures/accessible';
import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);

for (const path of ['/', '/retention', '/cohorts', '/accounts/C-1112', '/deck', '/settings'])
  test(`${path} meets WCAG 2.2 AA, wide and narrow`, async ({ page }) => expectAccessible(page, path));

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
  '/plans?tab=coverage',
  '/plans?tab=whitespace',
  '/plans?tab=costs',
  '/plays',
  '/plays?tab=rules',
  '/health/matches',
  '/health/differences',
  '/settings/audit',
  '/adjustments',
  '/import',
])
  test(`${path} does so on a desk`, async ({ page }) =>
    expectAccessible(page, path, isLong ? ['phone', 'desk'] : ['desk']));

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
