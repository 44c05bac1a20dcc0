/** Retention at a glance: the three rates, and NRR read without what could flatter it. */
import type { RetentionReport } from '@/lib/domain/report';
import type { MetricSlug } from './catalogue';
import type { Drill } from './drill-text';
import { filledIn } from './filled-in';
import { NO_FIGURE, percent, percentNumber, points } from './format';
import { intervalText } from './headline';
import { type Rate, type ShownWindow, windowWords } from './retention';

export interface RetentionFigure {
  key: string;
  name: string;
  /** Of the catalogue, where the name opens its definition. */
  slug: MetricSlug | null;
  filled: string[];
  value: string;
  exact: string;
  note: string;
  figure: Drill | null;
}

const slugs = { nrr: 'nrr', grr: 'grr', logo: 'logo_retention' } as const;
const names = { nrr: 'Net revenue retention', grr: 'Gross revenue retention', logo: 'Logo retention' } as const;

function rateFigure(rate: Rate, shown: ShownWindow, report: RetentionReport): RetentionFigure {
  const value = shown.figures[rate];
  return {
    key: rate,
    name: names[rate],
    slug: slugs[rate],
    filled: filledIn(shown.figures, rate, report.currency),
    value: percent(value),
    exact: exactly(value),
    note: intervalText(shown.figures, rate),
    figure: value === null ? null : { metric: `${rate}_${report.window}m`, period: shown.period },
  };
}

const exactly = (value: number | null): string => (value === null ? NO_FIGURE : `${percentNumber(value, 4)}%`);

/** NRR without something, and how far that is from NRR. */
function without(key: string, name: string, value: number | null, nrr: number | null): RetentionFigure {
  const note = value === null || nrr === null ? 'No rate to compare with' : `${points(value - nrr)} against NRR`;
  return { key, name, slug: null, filled: [], value: percent(value), exact: exactly(value), note, figure: null };
}

/** Years at one decimal; a base that neither doubles nor halves in a lifetime does neither. */
const MOST_YEARS = 100;

function pace(shown: ShownWindow, window: number): RetentionFigure {
  const { doubling_years: doubling, half_life_years: halving } = shown.figures;
  const years = doubling ?? halving;
  const isKnown = years !== null && years < MOST_YEARS;
  return {
    key: 'pace',
    name: halving === null ? 'Base doubles in' : 'Base halves in',
    slug: null,
    filled: [],
    value: isKnown ? `${years.toFixed(1)} years` : NO_FIGURE,
    exact: isKnown ? `${years.toFixed(3)} years` : NO_FIGURE,
    note:
      window === 12 ? (isKnown ? 'At this NRR, none new' : 'NRR hardly moves the base') : 'Told of 12-month windows',
    figure: null,
  };
}

export interface RetentionStrip {
  /** 'Windows of 12 months to 21 Nov 2026' */
  label: string;
  cells: RetentionFigure[];
}

export function prepareRetentionStrip(report: RetentionReport, shown: ShownWindow): RetentionStrip {
  const { nrr, nrr_without_top, nrr_without_increases } = shown.figures;
  return {
    label: `${windowWords(report.window)} window to ${shown.ends}`,
    cells: [
      rateFigure('nrr', shown, report),
      rateFigure('grr', shown, report),
      rateFigure('logo', shown, report),
      without('top', 'Without the top account', nrr_without_top, nrr),
      without('price', 'Without price increases', nrr_without_increases, nrr),
      pace(shown, report.window),
    ],
  };
}
