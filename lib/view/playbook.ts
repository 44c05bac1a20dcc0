/** The playbook as it is shown: each lever of a stage beside the company's own figure that tells whether it works. */
import type { Drill } from './drill-text';
import { compactMoney, dayText, percent, percentNumber, signedPoints, wholeNumber } from './format';

interface Figure {
  figure: string;
  period: string | null;
  value: number | null;
  before: number | null;
  arr: number | null;
  accounts: number | null;
  course: readonly { period: string; value: number | null }[];
  is_explained: boolean;
}

interface StageOfPlaybook {
  name: string;
  nrr_low: number;
  nrr_high: number | null;
  levers: readonly { lever: string; figures: readonly string[] }[];
  infrastructure: readonly string[];
  avoid: string;
}

/** As the report of the playbook answers. */
export interface PlaybookFigures {
  currency: string;
  stage: string | null;
  source: string;
  stages: readonly StageOfPlaybook[];
  figures: readonly Figure[];
}

export interface LeverFigureModel {
  key: string;
  name: string;
  value: string;
  /** What exactly it is: of which period, how much money, from how many accounts; why there is none. */
  detail: string;
  /** 'Up 1.2 pt in a quarter' */
  change: string | null;
  tone: 'good' | 'bad' | 'flat';
  course: readonly (number | null)[];
  colour: string;
  /** What opens to its accounts; null: nothing does. */
  figure: Drill | null;
}

export interface StageModel {
  name: string;
  isOwn: boolean;
  /** 'NRR of 110 to 125%' */
  target: string;
  levers: { lever: string; figures: LeverFigureModel[] }[];
  infrastructure: readonly string[];
  avoid: string;
}

export interface PlaybookModel {
  own: string;
  stages: StageModel[];
  source: string;
}

interface Words {
  name: string;
  /** After the value: '12 months to …'. */
  span(figure: Figure): string;
  /** Said where there is none. */
  missing: string;
  colour: string;
}

const retention = (name: string, colour: string): Words => ({
  name,
  span: ({ period }) => `12 months to ${dayText(period ?? '')}`,
  missing: 'Needs twelve months of history',
  colour,
});

const expansion = (name: string, colour: string): Words => ({
  name,
  span: ({ period }) => `of ARR in ${period}`,
  missing: 'Needs a closed quarter',
  colour,
});

const words: Readonly<Record<string, Words>> = {
  nrr_12m: retention('Net revenue retention', 'var(--mt-nrr)'),
  grr_12m: retention('Gross revenue retention', 'var(--mt-grr)'),
  logo_12m: retention('Logo retention', 'var(--mt-logo)'),
  expansion: expansion('All expansion', 'var(--mv-expansion)'),
  'expansion.seats': expansion('Expansion by seats', 'var(--src-seats)'),
  'expansion.plan': expansion('Expansion by plan upgrades', 'var(--src-plan)'),
  'expansion.add_on': expansion('Expansion by add-ons', 'var(--src-add_on)'),
  'expansion.cross_sell': expansion('Expansion by cross-sell', 'var(--src-cross_sell)'),
  'expansion.usage': expansion('Expansion by usage', 'var(--src-usage)'),
  coverage: {
    name: 'Accounts that somebody is at work on',
    span: ({ accounts }) => `with an open plan or a touchpoint ahead; ${wholeNumber(accounts ?? 0)} have neither`,
    missing: 'No plans and touchpoints are imported',
    colour: 'var(--mt-compare)',
  },
  qbr_effect: {
    name: 'Expansion with a review, less without',
    span: ({ period }) => `of ARR in ${period}; it compares, and explains nothing`,
    missing: 'No quarterly reviews are imported',
    colour: 'var(--mt-compare)',
  },
  win_rate: {
    name: 'Win rate of expansion',
    span: ({ period }) => `of plans closed in the year to ${dayText(period ?? '')}`,
    missing: 'No plan was closed within a year',
    colour: 'var(--mt-compare)',
  },
};

function figureModel(figure: Figure, currency: string): LeverFigureModel {
  const { figure: key, value, before, arr, accounts, period } = figure;
  const about = words[key];
  const amount = arr === null || arr === 0 ? '' : `, ${compactMoney(arr, currency)}`;
  const from =
    arr === null || !accounts ? '' : ` from ${wholeNumber(accounts)} ${accounts === 1 ? 'account' : 'accounts'}`;
  const isNothing = value === null || (arr === 0 && value === 0);
  const moved = value === null || before === null ? null : value - before;
  return {
    key,
    name: about?.name ?? key,
    value: key === 'qbr_effect' && value !== null ? `${signedPoints(value)} pt` : percent(value),
    detail: value === null ? (about?.missing ?? '') : `${about?.span(figure) ?? ''}${amount}${from}`,
    change: changeWords(moved),
    tone: moved === null || Math.abs(moved) < 0.0005 ? 'flat' : moved > 0 ? 'good' : 'bad',
    course: figure.course.map((point) => point.value),
    colour: about?.colour ?? 'var(--mt-compare)',
    figure: figure.is_explained && !isNothing && period !== null ? { metric: key, period, of: 'company' } : null,
  };
}

function changeWords(moved: number | null): string | null {
  if (moved === null) return null;
  const size = percentNumber(Math.abs(moved));
  if (size === '0.0') return 'As a quarter before';
  return `${moved > 0 ? 'Up' : 'Down'} ${size} pt in a quarter`;
}

const targetText = (low: number, high: number | null): string =>
  high === null
    ? `NRR of ${percentNumber(low, 0)}% and more`
    : `NRR of ${percentNumber(low, 0)} to ${percentNumber(high, 0)}%`;

export function preparePlaybook({ currency, stage, source, stages, figures }: PlaybookFigures): PlaybookModel {
  const models = new Map(figures.map((figure) => [figure.figure, figureModel(figure, currency)]));
  return {
    own: stage ?? stages[0]?.name ?? '',
    source,
    stages: stages.map((one) => ({
      name: one.name,
      isOwn: one.name === stage,
      target: targetText(one.nrr_low, one.nrr_high),
      levers: one.levers.map(({ lever, figures: names }) => ({
        lever: lever.charAt(0).toUpperCase() + lever.slice(1),
        figures: names.flatMap((name) => models.get(name) ?? []),
      })),
      infrastructure: one.infrastructure,
      avoid: one.avoid,
    })),
  };
}
