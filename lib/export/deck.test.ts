import { beforeAll, describe, expect, it } from 'vitest';
import { richView } from '@/lib/reports/testing/rich-view';
import { viewOf } from '@/lib/reports/testing/view';
import type { DeckModel, SlideModel } from '@/lib/view/deck/deck';
import { fitsDescription, fitsFigure, fitsFigureNote, fitsFootnote, fitsTitle } from '@/lib/view/deck/layout';
import type { Plot } from '@/lib/view/deck/plot';
import { templateDeck } from '@/lib/view/deck/templates';
import { deckOf } from './deck';
import { contextOf, everyExhibit, invoicesView, named, productsView, sampleView } from './testing/decks';

/** Every text and every number of a value, wherever in it. */
function* leavesOf(value: unknown, path = ''): Generator<[path: string, leaf: unknown]> {
  if (value !== null && typeof value === 'object')
    for (const [key, each] of Object.entries(value)) yield* leavesOf(each, `${path}.${key}`);
  else yield [path, value];
}

function expectClean(deck: DeckModel): void {
  for (const [path, leaf] of leavesOf(deck)) {
    expect(leaf, path).not.toBeUndefined();
    if (typeof leaf === 'number') expect(Number.isFinite(leaf), path).toBe(true);
    // A chart may carry −0; nobody is to read it.
    if (typeof leaf === 'string') expect(leaf, path).not.toMatch(/[−-]\D{0,2}0(?![\d.])/);
    if (typeof leaf === 'string') expect(leaf, path).not.toMatch(/NaN|undefined|Infinity|\bnull\b|∞/);
  }
}

/** A waterfall's steps lead from each to the next; its last total is where they end. */
function expectChained({ steps, unit }: Extract<Plot, { kind: 'waterfall' }>, label: string): void {
  const digits = unit === 'money' ? 6 : 9;
  let level = 0;
  for (const step of steps) {
    if (step.kind === 'total' && step === steps[0]) level = step.to;
    expect(step.kind === 'total' ? step.to : step.from, `${label} ${step.name}`).toBeCloseTo(level, digits);
    level = step.to;
  }
}

function expectPlot(plot: Plot, label: string): void {
  if (plot.kind === 'waterfall') expectChained(plot, label);
  else if (plot.kind === 'table') {
    for (const row of plot.rows) expect(row, label).toHaveLength(plot.columns.length);
    expect(plot.rows.length, label).toBeGreaterThan(0);
  } else {
    expect(plot.categories.length, label).toBeGreaterThan(0);
    for (const { values } of plot.series) expect(values, label).toHaveLength(plot.categories.length);
    expect(plot.series.length, label).toBeGreaterThan(0);
  }
}

function expectSlide(slide: SlideModel): void {
  const label = `${slide.exhibit}: ${slide.title}`;
  expect(slide.plot === null, label).toBe(slide.empty !== null);
  if (slide.empty !== null) expect(slide.empty, label).toMatch(/\.$/);
  if (slide.plot !== null) expectPlot(slide.plot, label);
  expect(fitsTitle(slide.title), label).toBe(true);
  expect(slide.title, label).not.toMatch(/…$/);
  expect(fitsDescription(slide.description), slide.description).toBe(true);
  expect(fitsFootnote(slide.footnote), slide.footnote).toBe(true);
  expect(slide.figures.length, label).toBeLessThanOrEqual(3);
  for (const figure of slide.figures) {
    expect(fitsFigure(figure), `${label} [${figure.name}] ${figure.text}`).toBe(true);
    expect(fitsFigureNote(figure.note), `${label} [${figure.name}] ${figure.note}`).toBe(true);
  }
  expect(slide.altText, label).not.toBe('');
  expect(slide.footnote, label).toContain('ledger version');
}

const longName = 'Übergroße Handelsgesellschaft für Bürobedarf und Zubehör '.repeat(5).slice(0, 200);
const hardNames = [
  longName,
  'شركة التجارة العالمية',
  '株式会社日本橋商店街振興組合連合会',
  '=cmd|calc',
  '<b>x</b>',
  '',
  'חברה',
];

describe('every exhibit of every ledger', () => {
  const views = [
    ['sample', sampleView],
    ['invoices', invoicesView],
    ['rich', richView],
    ['one account', () => viewOf({ changes: [{ account: 'a', on: '2024-01-10', minor: 1000 }] })],
    [
      'one that left',
      () =>
        viewOf({
          changes: [
            { account: 'a', on: '2024-01-10', minor: 1000 },
            { account: 'a', on: '2024-03-10', status: 'ended' },
          ],
        }),
    ],
    ['300 products', () => productsView(300)],
    ['hard names', () => productsView(40, (index) => hardNames[index % hardNames.length] ?? '')],
    ['nothing', () => viewOf({})],
  ] as const;
  const periods = [null, '2025-Q3', '2025-12', '2025-Q4', '2016-Q1', '2024-02', '2031-01', 'soon'];

  it.each(views)(
    'is a clean slide or says why it is empty: %s',
    async (_, make) => {
      const view = make();
      if (view === null) return;
      for (const period of periods) {
        for (const hideNames of [false, true]) {
          const deck = await deckOf(view, contextOf(view), everyExhibit(period, { hideNames, bands: hideNames }));
          expectClean(deck);
          for (const slide of deck.slides) expectSlide(slide);
        }
      }
    },
    120_000,
  );

  it('of an empty ledger say what to do', async () => {
    const view = { ...viewOf({}), facts: null, basis: null, dataThrough: null };
    const deck = await deckOf(view, { company: 'Halyard' }, templateDeck('board'));
    expect(new Set(deck.slides.map(({ empty }) => empty))).toEqual(
      new Set(['There are no data yet: import a file first.']),
    );
    expectClean(deck);
  });

  it('of a period without data say which there are', async () => {
    const view = sampleView();
    const deck = await deckOf(view, contextOf(view), templateDeck('board', '2019-Q1'));
    expect(deck.slides[0]?.empty).toMatch(
      /^There are no data in Q1 2019; the data go from \w+ \d{4} to 15 Nov 2026\.$/,
    );
    const unknown = await deckOf(view, contextOf(view), templateDeck('board', '2019'));
    expect(unknown.slides[0]?.empty).toContain('“2019” is neither a month nor a quarter');
  });
});

describe('a deck with names hidden', () => {
  const view = named(sampleView(), (id, index) => `Zzq${index}-${id} & Partners`);

  it('has no name and no id of any account, in no text of it', async () => {
    const choice = everyExhibit('2026-Q3', { hideNames: true, name: 'For Zzq0-' });
    const { accountNames = [], accountIds = [] } = view.facts ?? {};
    const some = accountNames[7] ?? '';
    const slides = choice.slides.map((slide) => ({ ...slide, notes: `Ask ${some} about it` }));
    const context = { ...contextOf(view), notes: [{ on: '2026-08-03', title: `${some} asked for a discount` }] };
    const deck = await deckOf(view, context, {
      ...choice,
      slides: [{ ...slides[0]!, title: `${some} grew` }, ...slides.slice(1)],
    });
    const text = JSON.stringify(deck);
    for (const name of accountNames) expect(text.includes(name), name).toBe(false);
    for (const id of accountIds) expect(text.includes(`"${id}"`), id).toBe(false);
    expect(deck.slides[0]?.title).toMatch(/^Account \d+ grew$/);
    expect(/Account \d\b/.test(text)).toBe(true);
    const { plot } = deck.slides[1]!;
    expect(plot?.kind === 'lines' && plot.notes[0]?.text).toMatch(/^Account \d+ asked for a discount$/);
  });

  it('calls an account the same in all slides', async () => {
    const shown = await deckOf(view, contextOf(view), everyExhibit('2026-Q3'));
    const hidden = await deckOf(view, contextOf(view), everyExhibit('2026-Q3', { hideNames: true }));
    const aliases = new Map<string, string>();
    for (const [index, slide] of shown.slides.entries())
      for (const [at, note] of slide.notes.entries()) {
        const [, name] = /^(Zzq\d+-\S+ & Partners)/.exec(note) ?? [];
        if (name === undefined) continue;
        const alias = /^(Account \d+)/.exec(hidden.slides[index]?.notes[at] ?? '')?.[1] ?? '';
        expect(aliases.get(name) ?? alias).toBe(alias);
        aliases.set(name, alias);
      }
    expect(aliases.size).toBeGreaterThan(20);
    expect(new Set(aliases.values()).size).toBe(aliases.size);
  });
});

describe('the address that a slide was added from', () => {
  const view = sampleView();
  let deck: DeckModel;
  beforeAll(async () => {
    const slide = (exhibit: string, search: string) => ({
      id: search,
      exhibit,
      search,
      shown: true,
      title: null,
      notes: null,
    });
    deck = await deckOf(view, contextOf(view), {
      ...templateDeck('board'),
      slides: [
        slide('retention-trend', 'window=3&where=segment%3DSMB'),
        slide('retention-trend', 'where=segment%3DNowhere'),
        slide('cohort-triangle', 'grid=year&metric=logo'),
        { ...slide('movements', ''), shown: false },
        slide('expansion-period', 'at=2026-08'),
        slide('bridge', 'since=12'),
        slide('unheard-of', ''),
      ],
    });
  });

  it('overrides the question, and says so', () => {
    expect(deck.slides[0]?.description).toContain('3-month windows');
    expect(deck.slides[0]?.description).toContain('segment: SMB');
    expect(deck.slides[2]?.title).toMatch(/year/);
  });

  it('is told where it cannot be answered', () => {
    expect(deck.slides[1]?.empty).toMatch(/^Where: segment has no value "Nowhere"; it has .*\.$/);
    expect(deck.slides.at(-1)?.empty).toBe('There is no exhibit called “unheard-of”.');
  });

  it('may name a month of its own, and how far a bridge reaches back', () => {
    expect(deck.slides[3]?.description).toBe('Expansion of Aug 2026 by source, ARR');
    expect(deck.slides[3]?.footnote).toContain('Aug 2026');
    expect(deck.slides[4]?.title).toContain('in the 12 months to 31 Oct 2026');
  });

  it('leaves out slides that are switched off', () => {
    expect(deck.slides.map(({ exhibit }) => exhibit)).not.toContain('movements');
  });
});
