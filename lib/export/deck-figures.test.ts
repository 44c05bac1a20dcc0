/** Every figure of a deck is the report's own: chart, table and figures are read again and held against the reports. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { atOnce } from '@/lib/reports/pauses';
import { parseReportQuery } from '@/lib/reports/query';
import { type ReportName, type ReportOf, reports } from '@/lib/reports/reports';
import type { DeckModel, SlideModel } from '@/lib/view/deck/deck';
import { type DeckSources, prepareDeck } from '@/lib/view/deck/prepare';
import { deckSources } from './deck';
import { contextOf, everyExhibit, invoicesView, sampleView } from './testing/decks';

/** Every number of a value, wherever in it. */
function* numbersOf(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (value !== null && typeof value === 'object') for (const each of Object.values(value)) yield* numbersOf(each);
}

const report = <Name extends ReportName>(view: LedgerView, name: Name, words: string): ReportOf<Name> =>
  (reports[name] as (view: LedgerView, query: ReturnType<typeof parseReportQuery>) => ReportOf<Name>)(
    view,
    parseReportQuery(new URLSearchParams(words)),
  );

/** Charts whose every number a report gives, with its sign; the others are sums that are tested by themselves. */
const plain = [
  ...['retention-trend', 'rates', 'movements-by-month', 'expansion-sources', 'expansion-period', 'expansion-motion'],
  ...['expansion-rate', 'expansion-to-new', 'concentration', 'renewals', 'cohort-curves', 'due', 'forecast', 'payback'],
];
const plainTables = ['definitions', 'plan', 'then-lost', 'cohort-triangle', 'retention-split', 'source-rates'];

/** The invoices lie beside the project alone: without them the sample speaks for both. */
const invoices = invoicesView();
const sample = sampleView();
const cases = [
  { name: 'sample', view: sample, period: '2026-10', from: '2026-10', to: '2026-10', grid: 'month' },
  { name: 'sample, a quarter', view: sample, period: '2026-Q3', from: '2026-07', to: '2026-09', grid: 'quarter' },
  ...(invoices === null
    ? []
    : [
        { name: 'invoices', view: invoices, period: '2016-05', from: '2016-05', to: '2016-05', grid: 'month' },
        {
          name: 'invoices, a quarter',
          view: invoices,
          period: '2015-Q4',
          from: '2015-10',
          to: '2015-12',
          grid: 'quarter',
        },
      ]),
];

describe.each(cases)('the deck of the $name', ({ view, period, from, to, grid }) => {
  const choice = everyExhibit(period);
  let sources: DeckSources;
  let deck: DeckModel;
  const slideOf = (name: string): SlideModel => deck.slides.find(({ exhibit }) => exhibit === name)!;

  beforeAll(async () => {
    sources = await deckSources(view, contextOf(view), choice);
    deck = atOnce(prepareDeck(choice, sources));
  });

  it('draws numbers of the reports', () => {
    const known = new Set([0, 1, ...sources.answers.values()].flatMap((each) => [...numbersOf(each)]));
    for (const name of [...plain, ...plainTables]) {
      const { plot, figures, empty } = slideOf(name);
      if (plot === null) {
        expect(empty, name).not.toBeNull();
        continue;
      }
      const drawn =
        plot.kind === 'table'
          ? plot.rows.flatMap((cells) => (name === 'plan' ? cells.slice(0, 4) : cells).map(({ value }) => value))
          : 'series' in plot
            ? plot.series.flatMap(({ values }) => [...values])
            : [];
      // Differences of two figures stand in columns of their own; how far a plan is reached is tested beside it.
      const numbers = drawn.filter((value): value is number => value !== null);
      const foreign = numbers.filter((value) => !known.has(value) && !known.has(-value));
      if (name === 'definitions') expect(foreign.length, name).toBeLessThan(12);
      else expect(foreign, name).toEqual([]);
      expect(figures.length, name).toBeGreaterThan(0);
    }
  });

  it('has the rates of the retention report', () => {
    const { rows } = report(view, 'retention', `window=12&to=${to}`);
    const end = rows.at(-1);
    const values = [end?.nrr, end?.grr, end?.logo];
    for (const name of ['retention-trend', 'rates', 'composition', 'retention-bands', 'definitions'])
      expect(
        slideOf(name).figures.map(({ value }) => value),
        name,
      ).toEqual(values);
    expect(slideOf('headline').figures[0]?.value).toBe(end?.nrr);
    const { plot } = slideOf('headline');
    const cells = plot?.kind === 'table' ? plot.rows.map((row) => row[1]?.value) : [];
    expect(cells.slice(0, 3)).toEqual(values);
  });

  it('has the movements of the period, to the cent', () => {
    const row = report(view, 'movements', `grid=${grid}&from=${from}&to=${to}`).rows.at(-1)!;
    const won = row.new + row.reactivation + row.expansion;
    const lost = row.contraction + row.churn;
    expect(slideOf('movements').figures.map(({ value }) => value)).toEqual([row.end_arr, won, -lost]);
    const { plot } = slideOf('movements');
    const steps = plot?.kind === 'waterfall' ? plot.steps : [];
    expect(steps.map(({ from: a, to: b, kind }) => (kind === 'total' ? b : b - a))).toEqual(
      [row.start_arr, row.new, row.reactivation, row.expansion, -row.contraction, -row.churn, row.end_arr].map(
        (each) => each || 0,
      ),
    );
    const moved = report(view, 'accounts', `from=${from}&to=${to}&state=new,reactivated,expanded,shrank,churned`).total;
    expect(moved.change_arr).toBe(row.end_arr - row.start_arr);
    const movers = slideOf('movers').plot;
    const sums = movers?.kind === 'table' ? movers.rows : [];
    // Down to the ARR of everyone, which is that of the movements: across and downwards to the cent.
    const amounts = sums.map((cells) => cells.slice(2).map(({ value }) => value ?? 0));
    for (const [before = 0, change = 0, after = 0] of amounts) expect(before + change).toBe(after);
    expect(amounts.at(-1)).toEqual([row.start_arr, row.end_arr - row.start_arr, row.end_arr]);
    for (const at of [0, 1, 2])
      expect(amounts.slice(0, -1).reduce((sum, each) => sum + (each[at] ?? 0), 0)).toBe(amounts.at(-1)?.[at]);
  });

  it('stacks to the totals, to the cent', () => {
    const months = slideOf('movements-by-month').plot;
    if (months?.kind !== 'columns') throw new Error('no columns');
    for (const index of months.categories.keys()) {
      const sum = months.series.reduce((total, { values }) => total + (values[index] ?? 0), 0);
      expect(sum, months.categories[index]).toBe(months.line?.values[index]);
    }
    const totals = report(view, 'movements', `grid=${grid}&to=${to}`).rows.slice(-months.categories.length);
    for (const name of ['expansion-sources', 'expansion-real']) {
      const { plot } = slideOf(name);
      if (plot?.kind !== 'columns') throw new Error('no columns');
      const sums = plot.categories.map((_each, index) =>
        plot.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
      );
      expect(sums, name).toEqual(totals.map(({ expansion }) => expansion));
    }
  });

  it('bridges from the one rate to the other, and says so in points that add up', () => {
    const { plot, notes, figures } = slideOf('bridge');
    if (plot?.kind !== 'waterfall') throw new Error('no waterfall');
    const [first, last] = [plot.steps[0]!, plot.steps.at(-1)!];
    const hundredths = (text: string): number =>
      Math.round(Number(text.replace('−', '-').replace(/[+%]| pt.*/g, '')) * 100);
    const moved = hundredths(last.text) - hundredths(first.text);
    expect(plot.steps.slice(1, -1).reduce((sum, { text }) => sum + hundredths(text), 0)).toBe(moved);
    expect(figures.reduce((sum, { text }) => sum + hundredths(text), 0)).toBe(moved);
    const points = notes.map((note) => /: ([+−]?[\d.]+) pt/.exec(note)?.[1] ?? 'none');
    expect(points.slice(1).reduce((sum, text) => sum + hundredths(text), 0)).toBe(hundredths(points[0] ?? ''));
  });

  it('sums the accounts of its notes to the figure they stand behind', () => {
    const cents = (text: string): number => Math.round(Number(text.replace('−', '-').replace(/[^\d.-]/g, '')) * 100);
    const row = report(view, 'movements', `grid=${grid}&from=${from}&to=${to}`).rows.at(-1)!;
    for (const [name, figure] of [
      ['movements', row.end_arr - row.start_arr],
      ['expansion-sources', row.expansion],
      ['expansion-real', row.expansion - row.expansion_by_source.price],
    ] as const) {
      const [heading = '', ...lines] = slideOf(name).notes;
      const amounts = lines.map((line) => cents(line.slice(line.lastIndexOf(': ') + 2)));
      expect(
        amounts.reduce((sum, amount) => sum + amount, 0),
        name,
      ).toBe(figure);
      expect(cents(heading.slice(heading.indexOf(': ') + 2, heading.lastIndexOf(', '))), name).toBe(figure);
    }
  });
});
