/** A deck with a slide for every kind of plot, of figures that nobody could have rounded. */
import type { DeckModel, SlideModel } from '@/lib/view/deck/deck';
import type { ColourRole, Plot, PlotSeries, WaterfallStep } from '@/lib/view/deck/plot';

const months = ['May 2026', 'Jun 2026', 'Jul 2026', 'Aug 2026', 'Sep 2026', 'Oct 2026'];

const series = (
  name: string,
  role: ColourRole,
  values: (number | null)[],
  openFrom: number | null = null,
): PlotSeries => ({
  name,
  role,
  values,
  openFrom,
});

const step = (name: string, kind: WaterfallStep['kind'], from: number, to: number, text: string): WaterfallStep => ({
  name,
  kind,
  role: kind === 'total' ? 'ink' : kind === 'gain' ? 'new' : 'churn',
  from,
  to,
  text,
});

const cell = (text: string, value: number | null = null, heat: number | null = null) => ({ text, value, heat });

export const plots = {
  lines: {
    kind: 'lines',
    categories: months,
    unit: 'ratio',
    series: [
      series('NRR', 'nrr', [1.0812345678901, 1.07, null, 1.09, 1.0889, 1.091], 5),
      series('GRR', 'grr', [0.9, 0.91, 0.915, 0.917, 0.9171, null]),
    ],
    band: { name: '90% interval', low: [1, 1, null, 1, 1, 1], high: [1.2, 1.2, null, 1.2, 1.2, 1.2] },
    target: { name: 'Target 100 to 110%', low: 1, high: 1.1 },
    notes: [{ category: 2, text: 'Price list +6%' }],
  },
  columns: {
    kind: 'columns',
    stacked: true,
    categories: ['Q1 2026', 'Q2 2026', 'Q3 2026'],
    unit: 'money',
    series: [
      series('New', 'new', [8_850_001, 9_000_102, null]),
      series('Churn', 'churn', [-2_250_003, -1_100_004, -5]),
    ],
    line: series('Net', 'ink', [6_599_998, 7_900_098, -5]),
  },
  beside: {
    kind: 'columns',
    stacked: false,
    categories: ['Q1 2026', 'Q2 2026'],
    unit: 'money',
    series: [series('Actual', 'accent', [40_000_001, 50_000_002]), series('Plan', 'compare', [42_000_003, null])],
    line: null,
  },
  bars: {
    kind: 'bars',
    categories: ['Seats', 'Plan upgrades', 'Add-ons'],
    unit: 'money',
    series: [series('Expansion', 'expansion', [28_804_807, 9_247_203, null])],
  },
  waterfall: {
    kind: 'waterfall',
    unit: 'money',
    steps: [
      step('Start', 'total', 0, 412_000_007, '$4.12M'),
      step('New', 'gain', 412_000_007, 420_850_018, '+$88.5k'),
      step('Churn', 'loss', 420_850_018, 418_600_015, '−$22.5k'),
      step('End', 'total', 0, 418_600_015, '$4.19M'),
    ],
  },
  table: {
    kind: 'table',
    columns: [
      { name: 'Account', unit: 'text', weight: 2 },
      { name: 'ARR', unit: 'money', weight: 1 },
      { name: 'NRR', unit: 'ratio', weight: 1 },
    ],
    rows: [
      [cell('=SUM(A1) & <Co> "x"'), cell('$124,000.01', 12_400_001), cell('104.2%', 1.042, 0.4)],
      [cell('Nordlicht'), cell('−$7.03', -703), cell('–')],
      [cell('All'), cell('$123,992.98', 12_399_298), cell('101.1%', 1.011)],
    ],
    hasTotal: true,
    more: '… and 12 more accounts',
  },
} as const satisfies Record<string, Plot>;

const slide = (id: string, plot: Plot | null): SlideModel => ({
  id,
  exhibit: id,
  title: `NRR rose 2.1 points to 108.4%: ${id}`,
  draftedTitle: '',
  description: `What is drawn in ${id}, ≥ 12 months, €`,
  plot,
  empty: plot ? null : 'Nobody has said what Q3 2026 was to reach.',
  figures: [
    { name: 'NRR, 12 months', text: '108.4%', value: 1.084, note: '+2.1 pt since Jun 2026', tone: 'good' },
    { name: 'Net new ARR', text: '−$6,599,998', value: -659_999_800, note: 'target $7.0M', tone: 'bad' },
  ],
  footnote: `NRR: what is left and added · Q3 2026 · data through 15 Nov 2026 · USD · ledger version 12 · ${id}`,
  altText: `In words: ${id} & <more>`,
  notes: ['Say this first.', 'Corringer & Söhne <GmbH> +$60,123.45'],
});

/** `change`: what a slide's plot becomes. */
export function sampleDeck(changes: Readonly<Record<string, Plot>> = {}): DeckModel {
  const slides = Object.entries(plots).map(([id, plot]) => slide(id, changes[id] ?? plot));
  return {
    name: 'Board retention review',
    title: 'Acme & <Sons> · Retention review, Q3 2026',
    subtitle: 'Retention review, Q3 2026',
    company: 'Acme & <Sons>',
    currency: 'USD',
    accent: '3A46C8',
    logo: null,
    bands: false,
    slides: [...slides, slide('empty', null)],
    standing: 'data through 15 Nov 2026 · USD · ledger version 12',
  };
}
