/** The company's figures against its stage, its own targets and rules of thumb; and targets against what was reached. */

import { targetMetric } from '@/lib/domain/target-metric';
import type { TargetRow } from '@/lib/domain/targets';
import { benchmarksFinding } from '../../benchmark-finding';
import { type BenchmarkFigures, bandText, kindOf, textOf, toneOf } from '../../benchmark-words';
import { prepareBenchmark } from '../../benchmarks';
import { periodText } from '../../expansion-periods';
import { percent, wholeNumber } from '../../format';
import { isOfCompany } from '../../overview';
import { targetChoices } from '../../targets-list';
import { ask } from '../ask';
import { column, money, moneyMoved, nothing, pointsMoved, rate, words } from '../cells';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { countFigure } from '../figures';
import type { TableCell } from '../plot';
import { bridgeNotes } from './bridge-notes';
import { bridgeAsk } from './retention-trend';

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

/** Figures are of today: the report knows no earlier day but by the end of its data. */
const benchmarksAsk = ({ period, isLatest, asked }: SlideAsked) =>
  ask('benchmarks', {
    ...(asked.as_of !== undefined && { as_of: asked.as_of }),
    ...(!isLatest && { data_through: period.end }),
  });

export const benchmarksExhibit = exhibit({
  name: 'benchmarks',
  label: 'Against benchmarks',
  page: 'benchmarks',
  asks: (slide) => ({ benchmarks: benchmarksAsk(slide), bridge: bridgeAsk(slide, 12) }),
  prepare: ({ benchmarks, bridge }, { currency }) => {
    const { rows, stage, data_through } = benchmarks;
    const known = rows.filter(({ value }) => value !== null);
    if (known.length === 0 || stage === null)
      return emptySlide('Against benchmarks', 'No figure is known yet that could be held against a benchmark.');
    const company = { currency, through: data_through, isSizeKnown: true };
    const held = known.filter((row) => heldOf(row)?.verdict != null);
    const reached = held.filter((row) => toneOf(kindOf(row.metric), heldOf(row)) === 'good');
    const finding = benchmarksFinding(rows, stage.name, currency);
    return {
      title: finding.sentence.replace(/\.$/, ''),
      description: `Against the stage $${stage.name}${stage.is_chosen ? ', as chosen' : ' by ARR'}, own targets and rules of thumb; to date`,
      plot: {
        kind: 'table',
        columns: [
          column('Figure', 'text', 2.7),
          column('Ours', 'count', 1),
          column('Held against', 'text', 3.3),
          column('Verdict', 'text', 0.9),
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
            { text: row.value === null ? '–' : textOf(kind.unit, row.value), value: row.value, heat: null },
            words(band ? `${source}: ${bandText(kind.unit, band)}` : 'nobody has said what it should be'),
            words(band?.verdict ? verdictNames[band.verdict] : ''),
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
        countFigure('Reached', reached.length, `of ${wholeNumber(held.length)} that can be held against something`),
      ],
      defines: ['nrr'],
      altText: `${finding.sentence} Table: ${known.map((row) => `${kindOf(row.metric).name} ${textOf(kindOf(row.metric).unit, row.value ?? 0)}`).join(', ')}.`,
      notes: [
        finding.note,
        ...known.map((row) => `${kindOf(row.metric).name}: ${prepareBenchmark(row, company).verdict}`),
        ...bridgeNotes(bridge),
      ],
    };
  },
});

const isMoney = (metric: string): boolean => targetMetric(metric)?.unit === 'money';
const targetName = ({ metric, segment, owner }: TargetRow): string => {
  const name =
    targetChoices.find((choice) => choice.metric === metric)?.label.replace(/, a month$/, '') ??
    metric.replaceAll('_', ' ').replaceAll('.', ', ');
  return [name, segment, owner].filter(Boolean).join(', ');
};

/** Targets of the deck's period; where it has none, of the last month of it. */
function rowsOf(rows: readonly TargetRow[], { period }: SlideAsked): TargetRow[] {
  const of = (label: string) => rows.filter((row) => row.period === label && row.target !== null);
  const own = of(period.label);
  // Of several targets of one figure the last one stated holds.
  const last = new Map((own.length > 0 ? own : of(period.to)).map((row) => [targetName(row), row]));
  return [...last.values()].sort(
    (a, b) => Number((a.segment ?? a.owner) !== null) - Number((b.segment ?? b.owner) !== null),
  );
}

const MOST_TARGETS = 12;

/** Money gained is better above its target; what is lost is better below. */
const isReached = ({ metric, attainment }: TargetRow): boolean =>
  attainment !== null && (/^(churn|contraction)/.test(metric) ? attainment <= 1 : attainment >= 1);

export const planExhibit = exhibit({
  name: 'plan',
  label: 'Actual against plan',
  page: 'overview',
  asks: (slide) => ({
    targets: ask('targets', slide.asked.as_of === undefined ? {} : { as_of: slide.asked.as_of }),
    bridge: bridgeAsk(slide, 12),
  }),
  prepare: ({ targets, bridge }, slide) => {
    const { currency, period } = slide;
    const rows = isOfCompany(slide.asked) ? rowsOf(targets.rows, slide) : [];
    const measured = rows.filter(({ attainment }) => attainment !== null);
    if (measured.length === 0)
      return emptySlide(
        'No target is set for this period',
        isOfCompany(slide.asked)
          ? `Nobody has said what ${period.words} was to reach: set targets under Settings, or import a file of them.`
          : 'Targets are of the whole company; filters narrow the figures.',
      );
    const shown = measured.slice(0, MOST_TARGETS);
    const reached = measured.filter(isReached);
    const furthest = measured
      .filter((row) => !isReached(row))
      .sort((a, b) => Math.abs(1 - (b.attainment ?? 1)) - Math.abs(1 - (a.attainment ?? 1)))[0];
    const cells = (row: TargetRow, value: number | null): TableCell =>
      isMoney(row.metric) ? money(value, currency) : rate(value);
    const all = measured.length === reached.length;
    const title = all
      ? `${measured.length === 1 ? 'The target' : `All ${measured.length} targets`} of ${periodText(shown[0]?.period ?? period.label)} ${measured.length === 1 ? 'was' : 'were'} reached`
      : `${reached.length} of ${measured.length} targets of ${periodText(shown[0]?.period ?? period.label)} were reached; ${furthest ? `${targetName(furthest)} is furthest off, at ${percent(furthest.attainment)}` : ''}`;
    return {
      title,
      description: `Actual against plan, ${periodText(shown[0]?.period ?? period.label)}${measured.some(({ partial }) => partial) ? ' to date' : ''}`,
      plot: {
        kind: 'table',
        columns: [
          column('Target', 'text', 3),
          column('Actual', 'count', 1.2),
          column('Plan', 'count', 1.2),
          column('Gap', 'count', 1.2),
          column('Attained', 'ratio', 1.1),
        ],
        rows: shown.map((row) => [
          words(targetName(row)),
          cells(row, row.actual),
          cells(row, row.target),
          isMoney(row.metric) ? moneyMoved(row.gap, currency) : pointsMoved(row.gap),
          rate(row.attainment),
        ]),
        hasTotal: false,
        more:
          measured.length > shown.length ? `… and ${wholeNumber(measured.length - shown.length)} more targets` : null,
      },
      empty: null,
      figures: shown.slice(0, 3).map(
        (row): SlideFigure => ({
          name: targetName(row),
          text: cells(row, row.actual).text,
          value: row.actual,
          note: `plan ${cells(row, row.target).text}, attained ${percent(row.attainment)}`,
          tone: isReached(row) ? 'good' : 'bad',
        }),
      ),
      defines: ['nrr'],
      altText: `${title}. Table: ${shown.map((row) => `${targetName(row)} ${cells(row, row.actual).text} against ${cells(row, row.target).text}`).join(', ')}.`,
      notes: bridgeNotes(bridge),
    };
  },
});
