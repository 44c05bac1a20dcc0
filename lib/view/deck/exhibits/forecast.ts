/** Where NRR or ARR would go: the middle of the draws with what 8 of 10 of them lie in, and how such bands held. */
import type { Band } from '@/lib/domain/forecast/draws';
import type { ForecastPoint, ForecastReport } from '@/lib/domain/forecast/shape';
import { NO_FORECAST } from '../../forecast';
import { backTestSentence } from '../../forecast-back-test';
import { type ForecastMeasure, forecastQuestion, loadForecastChoices } from '../../forecast-question';
import { triedText } from '../../forecast-what-if';
import { monthText, percent, wholeNumber } from '../../format';
import { ask } from '../ask';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { wholeTitle } from '../layout';
import { slideMoney } from '../money';
import type { LinesPlot } from '../plot';

const YEAR = 12;
const BAND_NAME = '8 of 10 draws';

const choicesOf = ({ search }: SlideAsked) => loadForecastChoices(new URLSearchParams(search));

const worded = (measure: ForecastMeasure, value: number, currency: string): string =>
  measure === 'nrr' ? percent(value) : slideMoney(value, currency);

const rangeOf = (measure: ForecastMeasure, { low80, high80 }: Band, currency: string): string =>
  `${worded(measure, low80, currency)} to ${worded(measure, high80, currency)}`;

/** What is drawn: with what is tried out where something is. */
const shownOf = ({ baseline, what_if }: ForecastReport): ForecastPoint[] => what_if ?? baseline;

const at = (report: ForecastReport, months: number): ForecastPoint | undefined =>
  shownOf(report).find(({ ahead }) => ahead === months);

/** 'churn −1.0 pt, expansion +0.5 pt'; '' where nothing is tried out. */
const triedWords = ({ tried: { churn, expansion, t2e } }: ForecastReport): string =>
  [
    churn !== 0 && `churn ${triedText('churn', churn)} a month`,
    expansion !== 0 && `expansion ${triedText('expansion', expansion)} a month`,
    t2e !== 0 && `first expansion ${triedText('t2e', t2e)}`,
  ]
    .filter(Boolean)
    .join(', ');

/** 'If the past year repeated itself, NRR would be 103.1% over 12 months and 106.0% over 24' */
function titleOf(report: ForecastReport, measure: ForecastMeasure, horizon: number): string {
  const said = [YEAR, 2 * YEAR].flatMap((months) => {
    const point = months <= horizon ? at(report, months) : undefined;
    const value = point && worded(measure, point[measure].median, report.currency);
    return value === undefined ? [] : [`${value} ${measure === 'nrr' ? 'over' : 'in'} ${months}`];
  });
  const course = said.join(' months and ').replace(/(\d+)$/, said.length === 1 ? '$1 months' : '$1');
  const subject = `${measure === 'nrr' ? 'NRR' : 'ARR'} would be ${course}`;
  const tried = triedWords(report);
  if (tried === '') return wholeTitle(`If the past year repeated itself, ${subject}`, subject);
  return wholeTitle(`With ${tried}, ${subject}`, `With what is tried out, ${subject}`, subject);
}

function plotOf(report: ForecastReport, measure: ForecastMeasure, horizon: number): LinesPlot {
  const within = ({ ahead }: ForecastPoint): boolean => ahead <= horizon;
  const points = shownOf(report).filter(within);
  const bands = points.map((point) => point[measure]);
  return {
    kind: 'lines',
    unit: measure === 'nrr' ? 'ratio' : 'money',
    categories: points.map(({ month }) => monthText(month)),
    series: [
      { name: 'Middle', role: 'nrr', values: bands.map(({ median }) => median), openFrom: null },
      ...(report.what_if === null
        ? []
        : [
            {
              name: 'Past year repeated',
              role: 'compare' as const,
              values: report.baseline.filter(within).map((point) => point[measure].median),
              openFrom: null,
            },
          ]),
    ],
    band: {
      name: BAND_NAME,
      low: bands.map(({ low80 }) => low80),
      high: bands.map(({ high80 }) => high80),
      always: true,
    },
    target: null,
    notes: [],
  };
}

/** 'ARR in 24 months: $10.3M, $9.6M to $11.0M in 8 of 10 draws' */
function figureOf(report: ForecastReport, measure: ForecastMeasure, months: number): SlideFigure[] {
  const band = at(report, months)?.[measure];
  if (!band) return [];
  return [
    {
      name: measure === 'nrr' ? `NRR, ${months} months` : `ARR in ${months} months`,
      text: worded(measure, band.median, report.currency),
      value: band.median,
      note: `${rangeOf(measure, band, report.currency)} in ${BAND_NAME}`,
      tone: 'plain',
    },
  ];
}

/** The course that is drawn by its nearer end, the other measure by both. */
const figuresOf = (report: ForecastReport, measure: ForecastMeasure): SlideFigure[] => {
  const other = measure === 'nrr' ? 'arr' : 'nrr';
  return [...figureOf(report, measure, YEAR), ...figureOf(report, other, YEAR), ...figureOf(report, other, 2 * YEAR)];
};

const notesOf = (report: ForecastReport): string[] => [
  ...(['nrr', 'arr'] as const).flatMap((measure) =>
    [YEAR, 2 * YEAR].flatMap((months) =>
      figureOf(report, measure, months).map(({ name, text, note }) => `${name}: ${text}, ${note}`),
    ),
  ),
  `${wholeNumber(report.draws)} draws with replacement, each replaying the past twelve months of the accounts it took; seed ${report.seed}.`,
  'It knows nothing of what has never happened yet: a new product, a crisis, a price rise that is planned.',
];

export const forecastExhibit = exhibit({
  name: 'forecast',
  label: 'NRR and ARR in 12 and 24 months',
  page: 'forecast',
  asks: (slide) => ({
    forecast: ask('forecast', { ...forecastQuestion(choicesOf(slide), slide.asked), to: slide.period.to }),
  }),
  prepare: ({ forecast }, slide) => {
    const { show, months } = choicesOf(slide);
    const horizon = Number(months);
    const last = at(forecast, horizon);
    if (forecast.month === null || !last) return emptySlide('There is too little history for a forecast', NO_FORECAST);
    const title = titleOf(forecast, show, horizon);
    const held = backTestSentence(forecast);
    const of = `${show === 'nrr' ? 'Today’s customers, of what they pay now' : 'ARR with new business as in the past year'}`;
    return {
      title,
      description: `${of}: ${wholeNumber(forecast.draws)} draws of ${wholeNumber(forecast.drawn_accounts)} ${forecast.drawn_accounts === 1 ? 'account' : 'accounts'}. ${held}`,
      plot: plotOf(forecast, show, horizon),
      empty: null,
      figures: figuresOf(forecast, show),
      defines: show === 'nrr' ? ['forecast_nrr', 'forecast_arr'] : ['forecast_arr', 'forecast_nrr'],
      altText: `${title}. Line chart from ${monthText(forecast.month)} to ${monthText(last.month)} with the band that ${BAND_NAME} lie in, ${rangeOf(show, last[show], forecast.currency)} at its end. ${held}`,
      notes: notesOf(forecast),
    };
  },
});
