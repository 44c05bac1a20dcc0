/** Every cell of the sheets Headline, Segments, Targets and Benchmarks against the report that it comes from: value, kind, number format. */
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/domain/catalogue';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { richView } from '@/lib/reports/testing/rich-view';
import { collectWorkbook } from './collect';
import { renderWorkbook } from './render';
import { cellsBelow, count, type Expected, money, multiple, oneDecimal, ratio, text } from './testing/expected-cells';
import { nastyNames } from './testing/nasty-names';
import { type ReadBook, readBook } from './testing/read-book';

const ask = (words = '') => parseReportQuery(new URLSearchParams(words));

const target = (metric: string, period: string, value: string, of: { segment?: string; owner?: string } = {}) => ({
  metric,
  period,
  value,
  segment: of.segment ?? null,
  owner: of.owner ?? null,
});

/** With targets in rates and in money, one of a segment, one nobody can measure; and a benchmark figure of one's own. */
function withGoals(view: LedgerView): LedgerView {
  const peer = {
    ...{
      id: 1,
      metric: 'nrr_12m' as const,
      population: '=Peer Inc.',
      size: null,
      is_all: false,
      method: 'peer' as const,
    },
    ...{ low: null, median: 1.07, high: null, said: '', year: '2024', n: null, publisher: '@Peer' },
    ...{ document: '+Annual report', url: null, measures: '-12 months', how_read: '' },
  };
  const targets = [
    target('nrr_12m', '2025-Q2', '1.105'),
    target('grr_12m', '2025', '0.9'),
    target('expansion', '2025-Q3', '12345.67'),
    target('arr', '2025-12', '654321.09', { segment: 'web' }),
    target('logo_12m', '2025-07', '0.85', { owner: '=Ann' }),
    target('magic number', '2025', '1.2'),
  ];
  const planning = view.planning ?? { touchpoints: [], plans: [], costs: [], targets: [] };
  return { ...view, planning: { ...planning, targets }, ownBenchmarks: [peer] };
}

const views: readonly (readonly [name: string, view: LedgerView, words: string, moments: string[]])[] = [
  ['of a month that is over', withGoals(richView()), '', ['Dec 2025', 'Nov 2025', 'Dec 2024']],
  [
    'of a running month, hostile names and two currencies',
    withGoals(nastyNames()),
    '',
    ['Now, 19 Jul 2025', 'Jun 2025', 'May 2025', 'Jun 2024'],
  ],
  ['over windows of three months', withGoals(richView()), 'window=3', ['Dec 2025', 'Nov 2025', 'Dec 2024']],
];

/** '2025-06' of 'Jun 2025'. */
const monthOf = (heading: string): string => {
  const [name = '', year = ''] = heading.split(' ');
  const month = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(name) / 3 + 1;
  return `${year}-${String(month).padStart(2, '0')}`;
};

const expectedMoment = (view: LedgerView, words: string, heading: string): Expected[] => {
  const isNow = heading.startsWith('Now');
  const month = monthOf(heading);
  const query = ask(words);
  const moves = reports.movements(view, query).rows;
  const moved = isNow ? moves.at(-1) : moves.find(({ period }) => period === month);
  const { rows, current } = reports.retention(view, query);
  const kept = isNow ? current : rows.find(({ period }) => period === month);
  const grown = isNow ? undefined : reports.expansion(view, query).rows.find(({ period }) => period === month);
  return [
    ...[money(moved?.end_arr), count(moved?.accounts.end)],
    ...[kept?.nrr, kept?.nrr_low, kept?.nrr_high, kept?.nrr_without_price, kept?.nrr_without_increases].map(ratio),
    ...[kept?.nrr_without_top, kept?.grr, kept?.logo].map(ratio),
    ...[kept?.doubling_years, kept?.half_life_years].map(oneDecimal),
    ...[moved?.new, moved?.reactivation, moved?.expansion, moved?.contraction, moved?.churn].map(money),
    money(grown?.genuine),
    ...[grown?.rate, grown?.genuine_rate, grown?.expanding_accounts].map(ratio),
    ...[grown?.expansion_to_new_3m, grown?.quick_ratio].map(multiple),
    money(grown?.arpa_mrr),
  ];
};

const headlineNames = [
  ...['ARR', 'Active accounts', 'Net revenue retention', 'NRR, 90% interval from', 'NRR, 90% interval to'],
  ...['NRR at constant prices', 'NRR without price rises', 'NRR without its biggest expansion', 'Gross retention'],
  ...['Logo retention', 'Doubling time', 'Half-life', 'New business', 'Reactivation', 'Expansion', 'Contraction'],
  ...['Churn', 'Genuine expansion', 'Expansion rate', 'Genuine expansion rate', 'Expanding accounts'],
  ...['Expansion to new business', 'Quick ratio', 'Revenue per account'],
];

const metricNames: Record<string, string> = {
  nrr_12m: 'Net revenue retention, 12 months',
  grr_12m: 'Gross retention, 12 months',
  logo_12m: 'Logo retention, 12 months',
  expansion: 'Expansion',
  arr: 'ARR',
  'magic number': 'magic number',
};

describe.each(views)('a workbook %s', (_, view, words, moments) => {
  let book: ReadBook;
  const sheet = (name: string) => cellsBelow(book.sheets.get(name)!);
  beforeAll(async () => {
    const input = await collectWorkbook(view, ask(words), { company: 'Acme', closings: {}, hidesNames: false });
    book = readBook(await renderWorkbook(structuredClone(input)));
  });

  it('Headline: movements, retention and expansion of each moment', () => {
    const { headings, rows } = sheet('Headline');
    expect(headings).toEqual(['Figure', ...moments, 'What it is']);
    expect(rows.map((row) => row[0])).toEqual(headlineNames.map(text));
    for (const [at, moment] of moments.entries())
      expect([moment, rows.map((row) => row[at + 1])]).toEqual([moment, expectedMoment(view, words, moment)]);
    const formulas = new Set<string>(catalogue.map(({ formula }) => formula));
    for (const row of rows) {
      const what = row.at(-1);
      expect(formulas.has(what?.[0] ?? ''), row[0]?.[0] ?? '').toBe(true);
      expect(what).toEqual(text(what?.[0] ?? ''));
    }
  });

  it('Segments: retention of every value of every attribute, and shares that add up', () => {
    const { attributes } = reports.attributes(view, ask(words));
    const { dataThrough } = view;
    const expected = attributes.flatMap(({ slug, values }) => {
      const { groups = [] } = reports.retention(
        view,
        ask(`${words}&by=${encodeURIComponent(slug)}&from=${dataThrough}`),
      );
      const whole = values.reduce((sum, { arr }) => sum + arr, 0);
      return values.map(({ value, accounts, arr }) => {
        const now = groups.find(({ key }) => key === value)?.current;
        return [
          ...[text(slug), text(value === '' ? '(none)' : value), count(accounts), money(arr)],
          ...[
            ratio(whole === 0 ? null : arr / whole),
            count(now?.accounts),
            money(now?.start_arr),
            money(now?.end_arr),
          ],
          ...[now?.nrr, now?.grr, now?.logo, now?.nrr_without_price].map(ratio),
        ];
      });
    });
    expect(expected.length).toBeGreaterThan(2);
    const { headings, rows } = sheet('Segments');
    expect(rows).toEqual(expected);
    expect(headings).toEqual([
      ...['Attribute', 'Value', 'Accounts', 'ARR', 'Share of ARR', 'Accounts at the start', 'ARR at the start'],
      ...['ARR at the end', 'NRR', 'GRR', 'Logo', 'NRR at constant prices'],
    ]);
    for (const { slug } of attributes) {
      const shares = rows.filter(([name]) => name?.[0] === slug).map((row) => Number(row[4]?.[0]));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }
  });

  it('Targets: each as it was set, beside what was reached, in its own unit', () => {
    const { rows } = reports.targets(view, ask(words));
    expect(rows.map(({ metric }) => metric)).toContain('expansion');
    expect(sheet('Targets').rows).toEqual(
      rows.map((row) => {
        const figure = ['expansion', 'arr'].includes(row.metric) ? money : ratio;
        return [
          ...[text(metricNames[row.metric] ?? '?'), text(row.period), text(row.partial ? 'to date' : 'complete')],
          ...[text(row.segment), text(row.owner), figure(row.target), figure(row.actual)],
          ...[ratio(row.attainment), figure(row.gap)],
        ];
      }),
    );
  });

  it('Benchmarks: every target, rule, published figure and own figure of every metric', () => {
    const { rows } = reports.benchmarks(view, ask(words));
    const expected = rows.flatMap(({ metric, value, bands, like, all, others, own }) => {
      const figure = metric.endsWith('_months') ? oneDecimal : ratio;
      return [
        ...bands.map(({ kind, population, low, high, verdict, gap, gap_arr, note }) => [
          ...[figure(value), text(kind), text(population), figure(low), figure(null), figure(high), text(verdict)],
          ...[figure(gap), money(gap_arr), text(''), text(''), text(''), text(note)],
        ]),
        ...[...like, ...all, ...others].map((one) => [
          ...[figure(value), text(one.kind), text(one.population), figure(one.p25), figure(one.median)],
          ...[figure(one.p75), text(''), figure(null), money(null), text(one.year), text(one.publisher)],
          ...[text(one.document), text(one.measures)],
        ]),
        ...own.map((one) => [
          ...[figure(value), text(`${one.method}, your own`), text(one.population), figure(one.low)],
          ...[figure(one.median), figure(one.high), text(one.verdict), figure(one.gap), money(one.gap_arr)],
          ...[text(one.year), text(one.publisher), text(one.document), text(one.measures)],
        ]),
      ];
    });
    expect(expected.length).toBeGreaterThan(40);
    const cells = sheet('Benchmarks').rows;
    expect(cells.map(([, ...row]) => row)).toEqual(expected);
    expect(cells[0]?.[0]).toEqual(text('Net revenue retention, 12 months'));
    const names = new Set(cells.map(([name]) => name?.[0]));
    const told = rows.filter(({ bands, like, all, others, own }) =>
      [bands, like, all, others, own].some((each) => each.length > 0),
    );
    expect(names.size).toBe(told.length);
  });
});
