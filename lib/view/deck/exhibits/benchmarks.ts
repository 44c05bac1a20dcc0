/** The company's figures against its stage, its own targets and rules of thumb. */

import { against } from '@/lib/domain/benchmarks/against';
import type { RetentionFigures } from '@/lib/domain/report';
import { benchmarksFinding } from '../../benchmark-finding';
import { type BenchmarkFigures, bandText, kindOf, textOf, toneOf } from '../../benchmark-words';
import { prepareBenchmark } from '../../benchmarks';
import { dayText, percent, percentNumber, wholeNumber } from '../../format';
import { ask } from '../ask';
import { column, moneyMoved, nothing, pointsMoved, words } from '../cells';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit } from '../exhibit';
import { countFigure } from '../figures';
import type { TableCell } from '../plot';
import { bridgeNotes } from './bridge-notes';
import { bridgeAsk, retentionAsk } from './retention-trend';

const verdictNames = { below: 'Below', within: 'Within', above: 'Above' } as const;

const heldOf = (row: BenchmarkFigures) => row.bands.find(({ verdict }) => verdict !== null) ?? row.bands[0];

function gapCell(row: BenchmarkFigures): TableCell {
  const kind = kindOf(row.metric);
  const band = heldOf(row);
  if (!band || band.gap === null || band.verdict === 'within') return nothing;
  return kind.unit === 'months'
    ? { text: `${band.gap > 0 ? '+' : '−'}${Math.abs(band.gap).toFixed(1)} mo`, value: band.gap, heat: null }
    : pointsMoved(band.gap);
}

/** 'NRR of 103.4% is 6.6 points short of its stage’s 110 to 125%; 4 of 8 figures reach their mark' */
function titleOf(rows: readonly BenchmarkFigures[], reached: number, held: number): string {
  const nrr = rows.find(({ metric }) => metric === 'nrr_12m');
  const band = nrr?.bands.find(({ kind, verdict }) => kind === 'stage target' && verdict !== null);
  const count = `${wholeNumber(reached)} of ${wholeNumber(held)} figures reach what they are held against`;
  if (nrr?.value == null || !band) return count;
  const far = percentNumber(Math.abs(band.gap ?? 0));
  const place = { within: 'within', below: `${far} points short of`, above: `${far} points above` }[
    band.verdict ?? 'within'
  ];
  return `NRR of ${percent(nrr.value)} is ${place} its stage’s ${bandText('share', band)}; ${wholeNumber(reached)} of ${wholeNumber(held)} figures reach their mark`;
}

const YEAR = 12;

/** NRR and GRR as they were at the period's end, held against the same bands: as all slides of the deck have them. */
function rowsAt(rows: readonly BenchmarkFigures[], figures: RetentionFigures | undefined): BenchmarkFigures[] {
  return rows.map((row) => {
    const rate = ({ nrr_12m: 'nrr', grr_12m: 'grr' } as const)[row.metric];
    if (!figures || rate === undefined) return row;
    const measured = { value: figures[rate], low: figures[`${rate}_low`], high: figures[`${rate}_high`] };
    const bands = row.bands.map((band) => ({
      ...band,
      ...against({ ...measured, before: null, baseArr: figures.start_arr }, band),
    }));
    return { ...row, ...measured, bands };
  });
}

export const benchmarksExhibit = exhibit({
  name: 'benchmarks',
  label: 'Against benchmarks',
  page: 'benchmarks',
  asks: (slide) => ({
    benchmarks: ask('benchmarks', slide.asked.as_of === undefined ? {} : { as_of: slide.asked.as_of }),
    retention: ask('retention', { ...retentionAsk(slide, YEAR).words, where: undefined }),
    bridge: bridgeAsk(slide, YEAR),
  }),
  prepare: ({ benchmarks, retention, bridge }, { currency, period }) => {
    const { stage, data_through } = benchmarks;
    const rows = rowsAt(
      benchmarks.rows,
      retention.at?.find(({ day }) => day === period.end),
    );
    const known = rows.filter(({ value }) => value !== null);
    if (known.length === 0 || stage === null)
      return emptySlide('Against benchmarks', 'No figure is known yet that could be held against a benchmark.');
    const company = { currency, through: data_through, isSizeKnown: true };
    const held = known.filter((row) => heldOf(row)?.verdict != null);
    const reached = held.filter((row) => toneOf(kindOf(row.metric), heldOf(row)) === 'good');
    const title = titleOf(rows, reached.length, held.length);
    const finding = benchmarksFinding(rows, stage.name, currency);
    return {
      title,
      description: `Against the stage $${stage.name}${stage.is_chosen ? ', as chosen' : ' by ARR'}, own targets and rules of thumb; NRR and GRR to ${dayText(period.end)}${period.end === data_through ? '' : `, others to ${dayText(data_through ?? '')}`}`,
      plot: {
        kind: 'table',
        columns: [
          column('Figure', 'text', 2.7),
          column('Held against', 'text', 2.9),
          column('Verdict', 'text', 1),
          column('Ours', 'count', 1.2),
          column('Gap', 'count', 1),
          column('In ARR', 'money', 1),
        ],
        rows: known.map((row) => {
          const kind = kindOf(row.metric);
          const band = heldOf(row);
          const source =
            band &&
            { 'own target': 'Own target', 'stage target': 'Stage', 'rule of thumb': 'Rule of thumb' }[band.kind];
          return [
            words(kind.name),
            words(band ? `${source}: ${bandText(kind.unit, band)}` : 'no mark is set'),
            words(band?.verdict ? verdictNames[band.verdict] : ''),
            { text: row.value === null ? '–' : textOf(kind.unit, row.value), value: row.value, heat: null },
            gapCell(row),
            band?.verdict === 'within' ? nothing : moneyMoved(band?.gap_arr ?? null, currency),
          ];
        }),
        hasTotal: false,
        more: null,
      },
      empty: null,
      figures: [
        ...known.slice(0, 2).map((row): SlideFigure => {
          const model = prepareBenchmark(row, company);
          return {
            name: model.name,
            text: model.value,
            value: row.value,
            note: heldOf(row)
              ? `${verdictNames[heldOf(row)?.verdict ?? 'within'].toLowerCase()} ${bandText(kindOf(row.metric).unit, heldOf(row) ?? { low: null, high: null })}`
              : '',
            tone: model.tone === 'flat' ? 'plain' : model.tone,
          };
        }),
        countFigure('Reached', reached.length, `of ${wholeNumber(held.length)} figures with a mark to reach`),
      ],
      defines: ['nrr'],
      altText: `${title}. Table: ${known.map((row) => `${kindOf(row.metric).name} ${textOf(kindOf(row.metric).unit, row.value ?? 0)}`).join(', ')}.`,
      notes: [
        finding.note,
        ...known.map((row) => `${kindOf(row.metric).name}: ${prepareBenchmark(row, company).verdict}`),
        ...bridgeNotes(bridge),
      ],
    };
  },
});
