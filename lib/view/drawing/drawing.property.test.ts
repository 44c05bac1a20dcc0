import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '@/lib/domain/testing/nasty';
import { type ColourRole, colourRoles, type Plot, type PlotUnit } from '@/lib/view/deck/plot';
import { drawPlot } from './draw';
import type { Box, Shape, TextShape } from './shapes';
import { svgOf } from './svg';
import { wordsBox } from './words';

const role = fc.constantFrom<ColourRole>(...colourRoles);
const unit = fc.constantFrom<PlotUnit>('ratio', 'money', 'months', 'count');
const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    'NRR',
    'A'.repeat(200),
    '株式会社北斗ソリューションズ東日本',
    'شركة الاتصالات المتقدمة',
    '=SUM(A1) <b>',
    '😀 Ltd',
    ' ',
  ),
);
const amount = fc.oneof(
  fc.constant(0),
  fc.double({ min: -5e9, max: 5e9, noNaN: true }),
  fc.double({ min: -0.5, max: 2, noNaN: true }),
);
const figure = fc.option(amount, { freq: 6 });

const seriesOf = (count: number) =>
  fc.record({
    name,
    role,
    values: fc.array(figure, { minLength: count, maxLength: count }),
    openFrom: fc.option(fc.integer({ min: 0, max: count })),
  });

const counts = fc.integer({ min: 1, max: 30 });
const categories = (count: number) => fc.array(name, { minLength: count, maxLength: count });

const lines = counts.chain((count) =>
  fc.record({
    kind: fc.constant('lines' as const),
    categories: categories(count),
    unit,
    series: fc.array(seriesOf(count), { maxLength: 9 }),
    band: fc.option(
      fc.record({
        name,
        low: fc.array(figure, { minLength: count, maxLength: count }),
        high: fc.array(figure, { minLength: count, maxLength: count }),
      }),
    ),
    target: fc.option(
      fc.tuple(amount, amount, name).map(([a, b, text]) => ({ name: text, low: Math.min(a, b), high: Math.max(a, b) })),
    ),
    notes: fc.array(fc.record({ category: fc.integer({ min: 0, max: count - 1 }), text: name }), { maxLength: 5 }),
  }),
);
const columns = counts.chain((count) =>
  fc.record({
    kind: fc.constant('columns' as const),
    categories: categories(count),
    unit,
    stacked: fc.boolean(),
    series: fc.array(seriesOf(count), { minLength: 1, maxLength: 7 }),
    line: fc.option(seriesOf(count)),
  }),
);
const bars = counts.chain((count) =>
  fc.record({
    kind: fc.constant('bars' as const),
    categories: categories(count),
    unit,
    series: fc.array(seriesOf(count), { minLength: 1, maxLength: 2 }),
  }),
);
const waterfall = fc.record({
  kind: fc.constant('waterfall' as const),
  unit,
  steps: fc.array(
    fc.record({
      name,
      kind: fc.constantFrom('total' as const, 'gain' as const, 'loss' as const),
      role,
      from: amount,
      to: amount,
      text: fc.constantFrom('+$126k', '−2.1 pt', '$4.24M', '0'),
    }),
    { minLength: 1, maxLength: 16 },
  ),
});
const cell = fc.record({
  text: fc.constantFrom('$124,000', '−3.1 pt', '108.9%', '–', 'A'.repeat(200), '株式会社北斗', ''),
  value: figure,
  heat: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
});
const table = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 30 })).chain(([wide, high]) =>
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(
      fc.record({
        name,
        unit: fc.oneof(unit, fc.constant('text' as const)),
        weight: fc.double({ min: 1, max: 3, noNaN: true }),
      }),
      {
        minLength: wide,
        maxLength: wide,
      },
    ),
    rows: fc.array(fc.array(cell, { minLength: wide, maxLength: wide }), { minLength: high, maxLength: high }),
    hasTotal: fc.boolean(),
    more: fc.option(name),
  }),
);

const plots: fc.Arbitrary<Plot> = fc.oneof(lines, columns, bars, waterfall, table);
const boxes = fc.record({
  x: fc.integer({ min: 0, max: 80 }),
  y: fc.integer({ min: 0, max: 80 }),
  width: fc.integer({ min: 320, max: 900 }),
  height: fc.integer({ min: 200, max: 500 }),
});

const SLACK = 0.6;
const isText = (shape: Shape): shape is TextShape => shape.kind === 'text';

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - SLACK &&
  inner.y >= outer.y - SLACK &&
  inner.x + inner.width <= outer.x + outer.width + SLACK &&
  inner.y + inner.height <= outer.y + outer.height + SLACK;

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - SLACK &&
  b.x < a.x + a.width - SLACK &&
  a.y < b.y + b.height - SLACK &&
  b.y < a.y + a.height - SLACK;

describe('a plot that is drawn', () => {
  it('has no words out of its box, and none on others', () => {
    fc.assert(
      fc.property(plots, boxes, fc.boolean(), (plot, box, bands) => {
        const texts = drawPlot(plot, box, { bands, currency: 'USD', size: 11 }).filter(isText);
        for (const text of texts) expect(isWithin(wordsBox(text), box), `${text.text} in its box`).toBe(true);
        texts.forEach((text, index) => {
          for (const other of texts.slice(index + 1))
            expect(meet(wordsBox(text), wordsBox(other)), `"${text.text}" on "${other.text}"`).toBe(false);
        });
      }),
      propertyRuns(300),
    );
  });

  it('is an SVG in which names stay names', () => {
    fc.assert(
      fc.property(plots, boxes, (plot, box) => {
        const svg = svgOf(drawPlot(plot, box, { currency: 'EUR' }), box, { label: '<i> & "x"' });
        const bare = svg.replace(/<\/?(svg|line|rect|path|circle|text|title)\b[^<>]*>/g, '');
        expect(bare).not.toMatch(/[<>]/);
        expect(svg).not.toMatch(/NaN|Infinity/);
      }),
      propertyRuns(100),
    );
  });
});
