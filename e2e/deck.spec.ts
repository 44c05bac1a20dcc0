import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test, undo, untilAwake } from './fixtures/ratchet';

test.use({ store: 'deck' });
test.describe.configure({ mode: 'serial' });

const TITLE = 'Retention held while <ARR> grew';

interface DeckList {
  decks: { id: number; name: string; slides: number }[];
}

interface Kept {
  choice: { slides: { id: string; exhibit: string; title: string | null; search: string }[]; hide_names: boolean };
}

async function answer<Body>(page: Page, path: string): Promise<Body> {
  return (await page.request.get(`/api/v1/${path}`)).json();
}

const slideButtons = (page: Page) => page.getByRole('navigation', { name: 'Slides' }).locator('[data-slide]');
const order = (page: Page) =>
  slideButtons(page).evaluateAll((all) => all.map((slide) => slide.getAttribute('data-slide')));
const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();

async function lastDeck(page: Page): Promise<Kept> {
  const { decks } = await answer<DeckList>(page, 'decks');
  return answer<Kept>(page, `decks/${decks[0]?.id}`);
}

test('without data the page says what would be here', async ({ page }) => {
  await page.goto('/deck');
  await expect(page.getByRole('link', { name: 'Import your data' })).toBeVisible();
});

test('a template is put in order by keys and titled, and keeps it', async ({ page, ratchet }) => {
  await ratchet.json('sample');
  await page.goto('/deck');
  await expect(slideButtons(page).first()).toHaveAccessibleName(/^Slide 1 of \d+: .*NRR/);
  await expect(page.getByText('A template; kept once you change it')).toBeVisible();
  expect((await answer<DeckList>(page, 'decks')).decks).toEqual([]);
  const [first, second] = await order(page);
  await slideButtons(page).first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(page)).toEqual(expect.arrayContaining([second, first]));
  expect((await order(page)).slice(0, 2)).toEqual([second, first]);
  await saved(page);
  await expect(page).toHaveURL(/deck=\d+/);
  const title = page.getByLabel('Title of the slide');
  const drafted = await title.inputValue();
  await title.fill(TITLE);
  await title.press('Enter');
  await expect(page.getByText(`Drafted from the data: ${drafted}`)).toBeVisible();
  await expect.poll(async () => (await lastDeck(page)).choice.slides[1]).toMatchObject({ id: first, title: TITLE });
  await page.reload();
  await expect(page.getByLabel('Title of the slide')).toHaveValue(TITLE);
  expect((await order(page)).slice(0, 2)).toEqual([second, first]);
});

test('names are hidden in every slide, and shown again', async ({ page }) => {
  await page.goto('/deck');
  const movers = slideButtons(page).and(page.locator('[data-slide="movers"]'));
  await expect(movers).toHaveAccessibleName(/moved/);
  await expect(movers).not.toHaveAccessibleName(/Account \d/);
  await page.getByRole('button', { name: 'Design' }).click();
  await page.getByLabel('Hide names of accounts').check();
  await expect(movers).toHaveAccessibleName(/Account \d/);
  await page.keyboard.press('Escape');
  await saved(page);
  await expect.poll(async () => (await lastDeck(page)).choice.hide_names).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(movers).not.toHaveAccessibleName(/Account \d/);
  await saved(page);
});

test('the presentation and the PDF hold the deck as it was put together', async ({ page }) => {
  await page.goto('/deck');
  for (const [item, ending] of [
    [/^PowerPoint/, 'pptx'],
    [/^PDF/, 'pdf'],
  ] as const) {
    await page.getByRole('button', { name: 'Download' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
    const bytes = new Uint8Array(await readFile(await file.path()));
    if (ending === 'pdf') expect(strFromU8(bytes.subarray(0, 5))).toBe('%PDF-');
    else {
      const parts = unzipSync(bytes);
      expect(strFromU8(parts['ppt/slides/slide2.xml'] ?? new Uint8Array())).toContain(
        'Retention held while &lt;ARR&gt;',
      );
      expect(Object.keys(parts).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))).toHaveLength(
        (await order(page)).length,
      );
    }
  }
});

test('a card of another page goes onto the deck with its question, and off it again', async ({ page }) => {
  await page.goto('/expansion?where=segment%3DEnterprise');
  const { decks } = await answer<DeckList>(page, 'decks');
  const [deck] = decks;
  await page.getByRole('button', { name: 'Copy or download' }).first().click();
  await page.getByRole('menuitem', { name: deck?.name ?? '' }).click();
  await expect(page.getByText(`Added to “${deck?.name}”`, { exact: true })).toBeVisible();
  const added = (await lastDeck(page)).choice.slides;
  expect(added).toHaveLength((deck?.slides ?? 0) + 1);
  expect(added.at(-1)).toMatchObject({ exhibit: 'expansion-sources', search: 'where=segment%3DEnterprise' });
  await page.getByRole('link', { name: 'Open the deck' }).click();
  await expect(page).toHaveURL(/\/deck\?/);
  await expect(slideButtons(page).last()).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('main')).toContainText(/segment: Enterprise/i);
  await page.getByRole('button', { name: 'Remove the slide' }).click();
  await expect(slideButtons(page)).toHaveCount(deck?.slides ?? 0);
  await saved(page);
});

test('a deck is there in a fresh context, and a deleted one comes back', async ({ browser, ratchet }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${ratchet.url}/deck`);
  await expect(slideButtons(page).nth(1)).toHaveAccessibleName(`Slide 2 of 10: ${TITLE}`);
  await untilAwake(page);
  await page.getByRole('button', { name: 'Decks' }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page).toHaveURL(/template=board/);
  await expect(slideButtons(page).nth(1)).not.toHaveAccessibleName(new RegExp(TITLE));
  await undo(page, /^Deck “.*” is deleted/);
  await expect(slideButtons(page).nth(1)).toHaveAccessibleName(`Slide 2 of 10: ${TITLE}`);
  const { decks } = await ratchet.json<DeckList>('decks');
  expect(decks).toHaveLength(1);
  await context.close();
});

test('presenting shows slide after slide over the whole window', async ({ page }) => {
  await page.goto('/deck');
  await page.getByRole('button', { name: 'Present' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 / 10')).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText('2 / 10')).toBeAttached();
  await expect(dialog).toContainText(TITLE);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('on a phone nothing scrolls sideways but the slides', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/deck');
  await expect(page.getByLabel('Title of the slide')).toBeVisible();
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
});
