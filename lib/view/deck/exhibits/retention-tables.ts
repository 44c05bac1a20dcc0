/** Retention by segment and by band of ARR, and the same ledger under other definitions. */
import type { RetentionReport } from '@/lib/domain/report';
import { prepareDefinitions } from '../../definitions-side';
import { attributeName } from '../../filters';
import { monthText, percent, wholeNumber } from '../../format';
import { PRODUCT } from '../../products';
import { loadRetentionChoices, windowWords } from '../../retention';
import { prepareBands } from '../../retention-bands';
import { prepareSplit } from '../../retention-split';
import { ask } from '../ask';
import { column, count, money, pointsMoved, rate, words } from '../cells';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import type { TableCell, TablePlot } from '../plot';
import { bridgeNotes } from './bridge-notes';
import { partName, splitOf } from './expansion-split';
import { bridgeAsk, rateFigures, retentionAsk, windowOf } from './retention-trend';

const MOST_ROWS = 11;

/** Splits are of closed months: the last one up to the period's end. */
const splitAsk = (slide: SlideAsked, by: string, attrAt: 'current' | 'start') =>
  ask('retention', {
    window: windowOf(slide),
    by,
    to: slide.months.to,
    ...(attrAt === 'start' && by !== PRODUCT && { attr_at: 'start' }),
    ...slide.asked,
  });

/** What an account pays today is what retention made of it: bands are those of the window's start. */
const attrAtOf = (slide: SlideAsked): SlideAsked['attrAt'] => (splitOf(slide) === 'arr_band' ? 'start' : slide.attrAt);

const cellsOf = (name: string, row: RetentionReport['rows'][number], currency: string): TableCell[] => [
  words(name),
  count(row.accounts),
  money(row.start_arr, currency),
  rate(row.nrr),
  rate(row.grr),
  rate(row.logo),
];

function splitTable(report: RetentionReport, by: string): TablePlot {
  const { currency, rows, groups = [] } = report;
  const last = rows.at(-1);
  const parts = groups
    .flatMap((group) => {
      const row = group.rows.find(({ period }) => period === last?.period);
      return row && row.accounts > 0 ? [{ name: partName(by, group.key, currency), row }] : [];
    })
    .sort((a, b) => b.row.start_arr - a.row.start_arr);
  const left = parts.length - MOST_ROWS;
  return {
    kind: 'table',
    columns: [
      column(by === PRODUCT ? 'Product' : attributeName(by), 'text', 2.6),
      column('Accounts', 'count', 1.1),
      column('ARR then', 'money', 1.3),
      column('NRR', 'ratio', 1.1),
      column('GRR', 'ratio', 1.1),
      column('Logo', 'ratio', 1.1),
    ],
    rows: [
      ...parts.slice(0, MOST_ROWS).map(({ name, row }) => cellsOf(name, row, currency)),
      ...(last ? [cellsOf('All', last, currency)] : []),
    ],
    hasTotal: true,
    more: left > 0 ? `… and ${wholeNumber(left)} more` : null,
  };
}

export const splitExhibit = exhibit({
  name: 'retention-split',
  label: 'Retention by segment',
  page: 'retention',
  asks: (slide) => ({
    split: splitAsk(slide, splitOf(slide), attrAtOf(slide)),
    retention: retentionAsk(slide, windowOf(slide)),
    bridge: bridgeAsk(slide, windowOf(slide)),
  }),
  prepare: ({ split, retention, bridge }, slide) => {
    const by = splitOf(slide);
    const { rate: shownRate } = loadRetentionChoices(new URLSearchParams(slide.search));
    const months = { to: slide.months.to ?? slide.period.to };
    const isAtStart = attrAtOf(slide) === 'start';
    const named = split.groups?.map((group) => ({ ...group, key: partName(by, group.key, split.currency) })) ?? [];
    const model = prepareSplit(
      { ...split, groups: named },
      {
        by,
        rate: shownRate,
        isAtStart,
        months,
        drawn: false,
      },
    );
    const last = split.rows.at(-1);
    if (model.empty !== null || !last)
      return emptySlide(model.finding, model.empty ?? 'No window has closed yet.', model.description);
    const plot = splitTable(split, by);
    return {
      title: model.finding.replace(/; it could be luck$|: more than luck$/, ''),
      description: `Retention by ${by === PRODUCT ? 'product' : attributeName(by).toLowerCase().replace('arr', 'ARR')}, ${windowWords(split.window)} windows to ${monthText(last.period)}${isAtStart ? ', by the value at the start' : ''}`,
      plot,
      empty: null,
      figures: rateFigures(retention, slide, null),
      defines: ['nrr', 'grr'],
      altText: `${model.finding}. Table: ${plot.rows.map((cells) => `${cells[0]?.text} NRR ${cells[3]?.text}`).join(', ')}.`,
      notes: bridgeNotes(bridge),
    };
  },
});

export const bandsExhibit = exhibit({
  name: 'retention-bands',
  label: 'NRR by ARR band',
  page: 'retention',
  asks: (slide) => ({
    bands: splitAsk(slide, 'arr_band', 'start'),
    retention: retentionAsk(slide, windowOf(slide)),
    bridge: bridgeAsk(slide, windowOf(slide)),
  }),
  prepare: ({ bands, retention, bridge }, slide) => {
    const model = prepareBands(bands, { to: slide.months.to ?? slide.period.to });
    if (model.empty !== null || !model.total)
      return emptySlide(model.finding, model.empty ?? 'No band has a base yet.', model.description);
    const { currency } = bands;
    const last = bands.rows.at(-1);
    const figuresOf = (key: string) =>
      bands.groups?.find((group) => group.key === key)?.rows.find(({ period }) => period === last?.period);
    const base = last?.start_arr ?? 0;
    const points = (text: string, minor: number): TableCell => ({
      text,
      value: base === 0 ? null : minor / base,
      heat: null,
    });
    // GRR is the ratio of two whole amounts, so its product with the lower one is whole again.
    const keptOf = (row: RetentionReport['rows'][number] | undefined): number =>
      Math.round((row?.grr ?? 0) * (row?.start_arr ?? 0));
    const partsOf = (
      row: RetentionReport['rows'][number] | undefined,
      texts: { lost: string; added: string; net: string },
    ) => [
      points(texts.lost, keptOf(row) - (row?.start_arr ?? 0)),
      points(texts.added, (row?.end_arr ?? 0) - keptOf(row)),
      points(texts.net, (row?.end_arr ?? 0) - (row?.start_arr ?? 0)),
    ];
    return {
      title: model.finding,
      description: model.description,
      plot: {
        kind: 'table',
        columns: [
          column('ARR at the start', 'text', 2.4),
          column('Accounts', 'count', 1.1),
          column('ARR then', 'money', 1.2),
          column('NRR', 'ratio', 1),
          column('Lost, points of NRR', 'ratio', 1.3),
          column('Added', 'ratio', 1.1),
          column('Net', 'ratio', 1.1),
        ],
        rows: [
          ...model.rows.map((row) => {
            const figures = figuresOf(row.key);
            return [
              words(row.name),
              count(figures?.accounts ?? 0),
              money(figures?.start_arr ?? null, currency),
              rate(figures?.nrr ?? null),
              ...partsOf(figures, row),
            ];
          }),
          [
            words('All'),
            count(last?.accounts ?? 0),
            money(last?.start_arr ?? null, currency),
            rate(last?.nrr ?? null),
            ...partsOf(last, model.total),
          ],
        ],
        hasTotal: true,
        more: null,
      },
      empty: null,
      figures: rateFigures(retention, slide, null),
      defines: ['nrr'],
      altText: `${model.finding}. Table: ${model.rows.map(({ name, nrr, net }) => `${name} NRR ${nrr}, ${net} points`).join('; ')}.`,
      notes: bridgeNotes(bridge),
    };
  },
});

export const definitionsExhibit = exhibit({
  name: 'definitions',
  label: 'Definitions side by side',
  page: 'retention',
  asks: (slide) => ({
    definitions: ask('definitions', { ...(slide.period.partial ? {} : { to: slide.period.to }), ...slide.asked }),
    retention: retentionAsk(slide, windowOf(slide)),
  }),
  prepare: ({ definitions, retention }, slide) => {
    const model = prepareDefinitions(definitions);
    if (model.empty !== null) return emptySlide(model.finding, model.empty, model.description);
    const { rows } = definitions;
    const figureOf = (key: string | null) => rows.find((row) => row.key === key)?.value ?? null;
    const nameOf = (key: string | null) => rows.find((row) => row.key === key)?.name ?? '';
    return {
      title: model.finding,
      description: `The same ledger as other tools would count it, end of ${monthText(definitions.period ?? '')}; each against ours that it compares with`,
      plot: {
        kind: 'table',
        columns: [
          column('Definition', 'text', 3.2),
          column('Who', 'text', 2.2),
          column('Value', 'ratio', 0.9),
          column('Against ours', 'ratio', 1.1),
          column('Accounts that differ', 'count', 1.2),
        ],
        rows: rows.map((row) => [
          words(row.name),
          words(row.against === null ? 'ours' : row.who),
          rate(row.value),
          row.against === null
            ? words('')
            : pointsMoved(
                row.value === null || figureOf(row.against) === null ? null : row.value - (figureOf(row.against) ?? 0),
              ),
          row.against === null ? words('') : count(row.differs_by.length),
        ]),
        hasTotal: false,
        more: null,
      },
      empty: null,
      figures: rateFigures(retention, slide, null),
      defines: ['nrr'],
      altText: `${model.finding}. Table: ${rows.map(({ name, value }) => `${name} ${percent(value)}`).join(', ')}.`,
      notes: rows.flatMap((row) =>
        row.against === null
          ? []
          : [`${row.name} (${percent(row.value)}, against ${nameOf(row.against)}): ${row.formula}`],
      ),
    };
  },
});
