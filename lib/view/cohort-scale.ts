/**
 * The colours of the cohort table: 11 steps that part at 100 % for rates, nine that rise from zero for counts and money.
 * Neighbouring steps look equally far apart in both themes; every one carries ink.
 */
import type { CohortMetric } from '@/lib/domain/cohort-metric';
import { niceAxis } from './axis';
import { isRate, shortCohortFigure } from './cohort-names';
import type { CohortsShown } from './cohorts';
import { NO_FIGURE } from './format';

const HEAT = ['n5', 'n4', 'n3', 'n2', 'n1', '0', 'p1', 'p2', 'p3', 'p4', 'p5'].map((step) => `--heat-${step}`);
const SEQUENCE = Array.from({ length: 9 }, (_, step) => `--seq-${step}`);
/** From one heat step's middle to the next, as a ratio: the outer ones stand at 60 % and 140 %. */
const HEAT_STEP = 0.08;
const NEUTRAL = 5;

export interface CohortScale {
  /** The step's colour, as the name of its variable; null where there is no figure. */
  colourOf(value: number | null): string | null;
  /** From low to high, with what is written under some of them. */
  legend: { colour: string; label: string }[];
}

function heat(metric: CohortMetric): CohortScale {
  const stepOf = (ratio: number): number =>
    Math.min(Math.max(Math.round((ratio - 1) / HEAT_STEP), -NEUTRAL), NEUTRAL) + NEUTRAL;
  // Nothing of gross and logo retention rises above 100 %.
  const colours = metric === 'net' ? HEAT : HEAT.slice(0, NEUTRAL + 1);
  const labels: Readonly<Record<number, string>> = { 0: '≤ 60%', [NEUTRAL]: '100%', [HEAT.length - 1]: '≥ 140%' };
  return {
    colourOf: (ratio) => (ratio === null ? null : (HEAT[stepOf(ratio)] ?? null)),
    legend: colours.map((colour, step) => ({ colour, label: labels[step] ?? '' })),
  };
}

/** The opening balance is no period's: it would leave nothing but pale steps to the others. */
function rising({ rows, metric, currency }: CohortsShown): CohortScale {
  const values = (opening: boolean) =>
    rows.filter((row) => row.opening === opening).flatMap(({ cells }) => cells.filter((cell) => cell !== null));
  const own = values(false);
  const top = niceAxis(0, Math.max(0, ...(own.length > 0 ? own : values(true))), SEQUENCE.length).to;
  const exceeds = values(true).some((value) => value > top);
  const stepOf = (value: number): number => Math.min(Math.floor((value / top) * SEQUENCE.length), SEQUENCE.length - 1);
  const topText = shortCohortFigure(metric, top, currency);
  return {
    colourOf: (value) => (value === null ? null : (SEQUENCE[stepOf(value)] ?? null)),
    legend: SEQUENCE.map((colour, step) => ({
      colour,
      label: step === 0 ? '0' : step === SEQUENCE.length - 1 ? `${exceeds ? '≥ ' : ''}${topText || NO_FIGURE}` : '',
    })),
  };
}

export const scaleOf = (shown: CohortsShown): CohortScale =>
  isRate(shown.metric) ? heat(shown.metric) : rising(shown);
