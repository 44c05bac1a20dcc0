/** Ledgers of one account, of 300 products, of names in every script, and periods without data, down to the files themselves. */
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { viewOf } from '@/lib/reports/testing/view';
import type { DeckModel, SlideModel } from '@/lib/view/deck/deck';
import { deckOf } from './deck';
import { renderPdf } from './pdf/render';
import { renderPptx } from './pptx/render';
import { contextOf, everyExhibit, named, productsView } from './testing/decks';
import { expectSlide } from './testing/expect-slide';
import { decoded, type ReadSlide, readPages, readPresentation, textOf } from './testing/read-deck';
import { collectWorkbook } from './workbook/collect';
import { renderWorkbook } from './workbook/render';
import { readBook, tableOf } from './workbook/testing/read-book';

const hostile = [
  '=HYPERLINK("https://example.com/?"&A1,"Click")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+1-800-CALL',
  '-2+3',
  '<script>alert(document.cookie)</script>',
  '"><img src=x onerror=alert(1)>',
  '&amp;lt;b&amp;gt; ]]> <!-- --> <?xml',
];
const foreign = [
  'شركة التجارة العالمية',
  'חברת הסחר',
  '株式会社日本橋商店街振興組合',
  '서울 주식회사',
  '北京\u202eemanrever',
];
const long = 'Übergroße Handelsgesellschaft für Bürobedarf und Zubehör '.repeat(5).slice(0, 200);

const cycled = (names: readonly string[]): LedgerView =>
  productsView(30, (index) => `${names[index % names.length]} ${index}`);

const oneAccount = (): LedgerView =>
  named(
    viewOf({
      changes: [
        { account: 'a', on: '2024-01-10', minor: 1001 },
        { account: 'a', on: '2025-12-05', minor: 1107 },
      ],
    }),
    () => 'Only',
  );

/** Exhibits with every kind of words and figures: tables, a chart, names, products. */
const shown = ['headline', 'movements', 'movers', 'cohort-triangle', 'source-rates'];

const cases: readonly (readonly [name: string, view: () => LedgerView, period: string | null])[] = [
  ['one account', oneAccount, null],
  ['300 products', () => productsView(300), '2025-Q3'],
  ['a name of 200 characters', () => cycled([long]), '2025-Q3'],
  ['right-to-left and CJK names', () => cycled(foreign), '2025-Q3'],
  ['hostile names', () => cycled(hostile), '2025-Q3'],
  ['a period without data', () => productsView(30), '2019-Q1'],
];

interface Case {
  model: SlideModel;
  slide: ReadSlide;
  page: string;
}

/** Tags that are closed in the order in which they were opened, and no sign of markup that is none. */
function expectWellFormed(xml: string, where: string): void {
  const open: string[] = [];
  for (const [tag, closing, name = '', , single] of xml.matchAll(
    /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (closing) expect([where, open.pop(), tag]).toEqual([where, name, tag]);
    else if (!single) open.push(name);
  }
  expect([where, open]).toEqual([where, []]);
  const words = xml.replace(/^<\?xml[^>]*\?>/, '').replace(/<\/?[\w:.-]+(?:\s+[\w:.-]+="[^"<]*")*\s*\/?>/g, '');
  expect(words, where).not.toMatch(/[<>]/);
  expect(xml, where).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#\d+);)|[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/u);
}

describe('odd input, in presentation and PDF', () => {
  const found = new Map<string, Case[]>();
  let parts: Record<string, Uint8Array> = {};
  const of = (name: string): Case[] => found.get(name)!;

  beforeAll(async () => {
    const decks: DeckModel[] = [];
    for (const [, view, period] of cases) {
      const made = view();
      const every = everyExhibit(period);
      const slides = every.slides.filter(({ exhibit }) => shown.includes(exhibit));
      decks.push(await deckOf(made, contextOf(made), { ...every, slides }));
    }
    // One file of all of them: fonts are read once.
    const deck: DeckModel = {
      ...decks[0]!,
      title: hostile[0]!,
      logo: 'data:image/png;base64,bm8gcGljdHVyZQ==',
      slides: decks.flatMap(({ slides }, at) => slides.map((slide) => ({ ...slide, id: `${at}-${slide.id}` }))),
    };
    const bytes = await renderPptx(deck);
    parts = unzipSync(new Uint8Array(bytes));
    const slides = readPresentation(new Uint8Array(bytes));
    const pages = await readPages(await renderPdf(deck));
    expect([slides.length, pages.length]).toEqual([deck.slides.length, deck.slides.length]);
    let at = 0;
    for (const [index, [name]] of cases.entries()) {
      const models = decks[index]!.slides;
      found.set(
        name,
        models.map((model, place) => ({ model, slide: slides[at + place]!, page: pages[at + place]! })),
      );
      at += models.length;
    }
  }, 60_000);

  it.each(['one account', '300 products', 'a name of 200 characters'])('%s: every figure is there', (name) => {
    for (const { model, slide, page } of of(name)) {
      if (model.empty === null) expectSlide(model, slide, page);
      else expect(slide.texts).toContain(model.empty);
    }
  });

  it('a period without data says which there are', () => {
    for (const { model, slide, page } of of('a period without data')) {
      expect(model.empty).toMatch(/^There are no data in Q1 2019; the data go from Mar 2024 to 31 Dec 2025\.$/);
      expect(slide.texts).toContain(model.empty);
      expect(page).toContain(model.empty);
    }
  });

  it('a name of 200 characters is cut in tables, whole in the notes', () => {
    const { slide } = of('a name of 200 characters').find(({ model }) => model.exhibit === 'movers')!;
    expect(slide.table?.[1]?.[0]).toMatch(/^Übergroße .*…$/);
    expect(slide.notes.join('\n')).toContain(long.trim());
  });

  it('names of other scripts are whole in the presentation, and never an empty box in the PDF', () => {
    const { slide, page, model } = of('right-to-left and CJK names').find((each) => each.model.exhibit === 'movers')!;
    const notes = slide.notes.join('\n');
    for (const name of foreign.slice(0, 4)) expect(notes).toContain(name);
    const amounts = model.plot?.kind === 'table' ? model.plot.rows.flatMap((row) => row.slice(2)) : [];
    for (const { text } of amounts) expect(page).toContain(text);
    // A font of this machine has the letters, or brackets say which they are.
    expect(page).toMatch(/[\u4e00-\u9fff]|\[Chinese or Japanese\]/);
  });

  it('hostile names are words: well-formed parts, no formula, no link, no markup', () => {
    for (const [name, data] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      const xml = textOf({ [name]: data }, name);
      expectWellFormed(xml, name);
      expect(xml, name).not.toMatch(/<script|<img|hlinkClick|TargetMode="External"/i);
    }
    for (const { slide } of of('hostile names'))
      for (const { sheet } of slide.charts) expect(sheet).not.toMatch(/<f[ >]/);
    const { slide } = of('hostile names').find(({ model }) => model.exhibit === 'movers')!;
    const notes = decoded(slide.notes.join('\n'));
    for (const name of hostile.slice(0, 6)) expect(notes).toContain(decoded(name));
  });

  it('a logo that is no picture is left out', () => {
    expect(Object.keys(parts).filter((name) => name.startsWith('ppt/media/'))).toEqual([]);
  });
});

describe('odd input, in a workbook', () => {
  it.each([
    ['one account', oneAccount, 1],
    ['300 products', () => productsView(300), 300],
    ['names of other scripts', () => cycled([...foreign, long]), 30],
  ] as const)('%s: both sides of the check agree', async (_, make, accounts) => {
    const view = make();
    const query = parseReportQuery([]);
    const book = readBook(
      await renderWorkbook(await collectWorkbook(view, query, { company: 'Acme', closings: {}, hidesNames: false })),
    );
    expect(book.sheets.get('Check')!.cells.get('D3')?.value).toBe('Both sides agree');
    const names = tableOf(book.sheets.get('Accounts')!).rows.map(([, name]) => name);
    expect(names.toSorted()).toEqual((view.facts?.accountNames ?? []).toSorted());
    expect(names).toHaveLength(accounts);
    for (const [name, xml] of Object.entries(book.files)) expectWellFormed(xml, name);
  });
});
