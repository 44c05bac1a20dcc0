/** What came of plays, by play and by arm. */
import type { Metric } from './metric';

export const playMetrics = [
  {
    slug: 'play_runs',
    name: 'Runs of a play',
    shortName: 'Runs',
    unit: 'count',
    additive: 'accounts and periods',
    good: null,
    formula: 'Accounts that the play was run with; an account that it was run with twice counts twice.',
    inputs: [],
    note: '',
    section: 12,
  },
  {
    slug: 'play_share',
    name: 'Share of runs that expanded',
    shortName: 'Expanded',
    unit: 'ratio',
    additive: 'nothing',
    good: 'up',
    formula: 'Runs followed by a genuine expansion within 90 days ÷ runs.',
    inputs: ['play_runs'],
    note: 'Only runs whose 90 days are over. It says what came after, not what came of it: compare arms that were dealt by chance.',
    section: 12,
  },
  {
    slug: 'play_interval',
    name: 'Interval of the share of runs',
    shortName: '90 % interval',
    unit: 'ratio',
    additive: 'nothing',
    good: null,
    formula: 'Wilson’s 90 % interval of the share of runs that expanded.',
    inputs: ['play_share'],
    note: 'None below 20 runs.',
    section: 12,
  },
  {
    slug: 'play_difference',
    name: 'Difference between arms',
    shortName: 'Difference',
    unit: 'ratio',
    additive: 'nothing',
    good: 'up',
    formula: 'Share of runs that expanded in one arm − the same share in another.',
    inputs: ['play_share'],
    note: 'Its 90 % interval is Newcombe’s, made of the two arms’ own.',
    section: 12,
  },
] as const satisfies readonly Metric[];

/** How far what was meant to be reached was reached: of whichever metric the target is. */
export const targetMetrics = [
  {
    slug: 'target_attainment',
    name: 'Attainment of a target',
    shortName: 'Attainment',
    unit: 'ratio',
    additive: 'nothing',
    good: 'up',
    formula: 'Actual ÷ target.',
    inputs: [],
    note: '',
    section: 6,
  },
] as const satisfies readonly Metric[];
